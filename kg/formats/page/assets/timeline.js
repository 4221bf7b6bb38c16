"use strict";
// The strip of time: facts by date, a brush that filters them; undated ones are said to be so.

const MOST_BARS = 120;
let bins = [];

function showTimeline() {
  const holder = byId("timeline");
  const rest = { ...state };
  Object.assign(state, { from: "", to: "", undated: true });
  const facts = DATA.facts.filter(passes);
  Object.assign(state, { from: rest.from, to: rest.to, undated: rest.undated });
  const dated = facts.filter((fact) => fact.date);
  const undated = facts.length - dated.length;
  bins = binsOf(DATA.facts.map((fact) => fact.date).filter(Boolean).sort());
  holder.replaceChildren();
  const words = make("div", null, { class: "when" });
  words.append(make("strong", "When"));
  if (!bins.length) words.append(make("span", "no fact has a date", { class: "meta" }));
  else words.append(make("span", rangeWords(), { class: "meta", id: "range" }));
  const label = `${undated.toLocaleString("en")} undated`;
  words.append(checkbox("undated", state.undated, [label], (on) => change({ undated: on })));
  holder.append(words);
  if (bins.length > 1) {
    holder.append(brush(dated));
    for (const [kind, text] of [["says", "statements"], ["does", "events, policies"]]) {
      const key = make("span", null, { class: "key" });
      key.style.background = `var(--${kind})`;
      words.append(key, make("span", text, { class: "meta" }));
    }
  }
  if (state.from || state.to) words.append(button("All dates", () => change({ from: "", to: "" })));
}

function rangeWords() {
  const [first, last] = [bins[0].from, bins[bins.length - 1].to];
  const [from, to] = [state.from || first, state.to || last];
  return from === to ? from : `${from} to ${to}`;
}

function binsOf(days) {
  if (!days.length) return [];
  const [first, last] = [days[0], days[days.length - 1]];
  for (const unit of ["day", "month", "year"]) {
    const found = unitsBetween(first, last, unit);
    if (found.length <= MOST_BARS || unit === "year") return found;
  }
  return [];
}

function unitsBetween(first, last, unit) {
  const found = [];
  const length = { day: 10, month: 7, year: 4 }[unit];
  const at = new Date(`${first}T00:00:00Z`);
  if (unit !== "day") at.setUTCDate(1);
  if (unit === "year") at.setUTCMonth(0);
  while (at.toISOString().slice(0, 10) <= last && found.length < 4000) {
    const from = at.toISOString().slice(0, 10);
    if (unit === "day") at.setUTCDate(at.getUTCDate() + 1);
    else if (unit === "month") at.setUTCMonth(at.getUTCMonth() + 1);
    else at.setUTCFullYear(at.getUTCFullYear() + 1);
    const to = new Date(at.getTime() - 86400000).toISOString().slice(0, 10);
    found.push({ name: from.slice(0, length), from, to });
  }
  return found;
}

function brush(dated) {
  const holder = make("div", null, { class: "brush" });
  const picture = draw("svg", { viewBox: `0 0 ${bins.length} 100`, preserveAspectRatio: "none", "aria-hidden": "true" });
  const index = (day) => bins.findIndex((bin) => day <= bin.to);
  const counts = bins.map(() => ({ says: 0, other: 0 }));
  for (const fact of dated) counts[index(fact.date)][fact.kind === "says" ? "says" : "other"] += 1;
  const most = Math.max(1, ...counts.map(({ says, other }) => says + other));
  const [from, to] = brushed();
  counts.forEach(({ says, other }, i) => {
    const faint = i < from || i > to ? 0.25 : 1;
    const [low, high] = [(94 * says) / most, (94 * other) / most];
    picture.append(draw("rect", { x: i + 0.08, width: 0.84, y: 100 - low, height: low, fill: css("says"), opacity: faint }));
    picture.append(draw("rect", { x: i + 0.08, width: 0.84, y: 100 - low - high, height: high, fill: css("does"), opacity: faint }));
  });
  holder.append(picture);
  holder.append(thumb("from", "From", from), thumb("to", "To", to));
  holder.addEventListener("pointerdown", dragBrush);
  const whole = make("div", null, { class: "whole" });
  whole.append(make("span", bins[0].name, { class: "meta" }), holder, make("span", bins[bins.length - 1].name, { class: "meta" }));
  return whole;
}

function brushed() {
  const from = state.from ? bins.findIndex((bin) => state.from <= bin.to) : 0;
  const to = state.to ? bins.findLastIndex((bin) => bin.from <= state.to) : bins.length - 1;
  return [Math.max(0, from), Math.max(0, to)];
}

function thumb(end, words, value) {
  const input = make("input", null, {
    type: "range", min: 0, max: bins.length - 1, step: 1, "aria-label": words, "aria-valuetext": bins[value].name, id: `brush-${end}`,
  });
  input.value = value;
  input.addEventListener("change", () => {
    const [from, to] = brushed();
    const now = Number(input.value);
    setBrush(end === "from" ? now : Math.min(from, now), end === "to" ? now : Math.max(to, now));
    byId(`brush-${end}`)?.focus();
  });
  return input;
}

function setBrush(from, to) {
  const last = bins.length - 1;
  change({ from: from <= 0 ? "" : bins[from].from, to: to >= last ? "" : bins[to].to });
}

function dragBrush(event) {
  if (event.target.matches("input")) return;
  const area = event.currentTarget.getBoundingClientRect();
  const at = (x) => Math.max(0, Math.min(bins.length - 1, Math.floor(((x - area.left) / area.width) * bins.length)));
  const begun = at(event.clientX);
  addEventListener("pointerup", (end) => {
    const stop = at(end.clientX);
    setBrush(Math.min(begun, stop), Math.max(begun, stop));
  }, { once: true });
  event.preventDefault();
}

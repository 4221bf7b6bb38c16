"use strict";
// Puts it together: one function draws everything anew from the state.

const SHOW = { list: showList, table: showTable, matrix: showMatrix, quotes: showQuotes };

function refresh({ push = false, fitted = false } = {}) {
  computeShown();
  for (const view of Object.keys(VIEWS)) {
    byId(view).hidden = state.view !== view;
    byId(`view-${view}`).setAttribute("aria-pressed", String(state.view === view));
  }
  document.body.dataset.view = state.view;
  // Before the drawing, since they decide how much room is left to it.
  showTimeline();
  showLegend();
  if (state.view === "graph") showGraph({ fitted });
  else keepPlace(byId(state.view), SHOW[state.view], fitted);
  showPanel();
  keepAddress(push);
}

function keepPlace(holder, show, fresh) {
  // The list or table is drawn anew; who reads it stays where he was.
  const [top, page] = [holder.scrollTop, document.scrollingElement.scrollTop];
  show();
  if (fresh) return;
  holder.scrollTop = top;
  document.scrollingElement.scrollTop = page;
}

function start() {
  for (const [view, words] of Object.entries(VIEWS)) {
    byId("views").append(button(words, () => setView(view), { id: `view-${view}` }));
  }
  startLegend();
  readHash();
  setTheme(state.dark);
  if (PHONE.matches) byId("filters").open = false;
  history.scrollRestoration = "manual";
  refresh({ fitted: true });
  listen();
  if (state.view !== "graph") performance.mark("first view");
}

function listen() {
  const on = (id, event, action) => byId(id).addEventListener(event, action);
  on("search", "input", (event) => search(event.target.value));
  on("search", "keydown", searchKeys);
  on("search", "focus", (event) => event.target.value && search(event.target.value));
  on("theme", "click", () => { setTheme(!state.dark); refresh(); });
  on("back", "click", () => history.back());
  on("forward", "click", () => history.forward());
  on("csv", "click", saveCsv);
  on("png", "click", savePng);
  on("svg", "click", () => save("graph.svg", svgBlob()));
  on("link", "click", () => copyText(location.href));
  on("closer", "click", () => zoom(1.25));
  on("farther", "click", () => zoom(0.8));
  on("fit", "click", fit);
  on("grow", "click", growView);
  on("canvas", "keydown", graphKeys);
  on("skip", "click", (event) => { byId("panel").focus(); event.preventDefault(); });
  addEventListener("popstate", travel);
  addEventListener("resize", fit);
  addEventListener("beforeprint", () => paper(true));
  addEventListener("afterprint", () => paper(false));
  system.addEventListener("change", (event) => { setTheme(event.matches); refresh(); });
  document.addEventListener("keydown", pageKeys);
  document.addEventListener("pointerdown", (event) => {
    if (!event.target.closest(".finder")) open(false);
    for (const menu of document.querySelectorAll("details.menu[open]")) if (!menu.contains(event.target)) menu.open = false;
  });
}

function paper(on) {
  // On paper the canvas is a drawing, in the colours of the day; long lists are there in full.
  document.documentElement.dataset.theme = on || !state.dark ? "light" : "dark";
  palette.clear();
  byId("print").replaceChildren(...(on && state.view === "graph" ? [toSvg()] : []));
  if (on) for (const more of document.querySelectorAll("#table > button")) more.click();
}

function pageKeys(event) {
  const typing = event.target.matches?.("input, select, textarea");
  if (event.key === "/" && !typing) {
    byId("search").focus();
    event.preventDefault();
  } else if (event.key === "Escape") {
    const menu = document.querySelector("details.menu[open]");
    if (menu) menu.open = false;
    else if (!typing && state.selected && !event.defaultPrevented) select(null);
  }
}

start();

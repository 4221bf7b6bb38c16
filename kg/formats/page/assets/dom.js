"use strict";
// Elements are made here and nowhere else: what articles say goes in as text, never as markup.

const byId = (id) => document.getElementById(id);

// Phones show rows as cards, and what is not laid out as a table is none for a screen reader unless
// it says so.
const TABLE_ROLES = { table: "table", thead: "rowgroup", tbody: "rowgroup", tr: "row", td: "cell" };

function make(tag, text, attributes = {}) {
  const element = document.createElement(tag);
  if (tag in TABLE_ROLES) element.setAttribute("role", TABLE_ROLES[tag]);
  if (text !== undefined && text !== null) element.textContent = text;
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== null && value !== undefined) element.setAttribute(name, value);
  }
  return element;
}

function button(text, action, attributes = {}) {
  const element = make("button", text, { type: "button", ...attributes });
  element.addEventListener("click", action);
  return element;
}

function link(text, action, attributes = {}) {
  return button(text, action, { class: "link", ...attributes });
}

function checkbox(id, checked, content, action, attributes = {}) {
  const label = make("label", null, { class: "check", for: id, ...attributes });
  const box = make("input", null, { type: "checkbox", id });
  box.checked = checked;
  box.addEventListener("change", () => action(box.checked));
  label.append(box, ...content);
  return label;
}

function choice(id, words, options, value, action) {
  const label = make("label", words, { for: id });
  const field = make("select", null, { id });
  for (const [key, text] of options) {
    const option = make("option", text, { value: key });
    option.selected = key === value;
    field.append(option);
  }
  field.addEventListener("change", () => action(field.value));
  return [label, field];
}

function plural(count, word) {
  return `${count.toLocaleString("en")} ${word}${count === 1 ? "" : "s"}`;
}

function cut(text, most) {
  return text.length <= most ? text : `${text.slice(0, most - 1).trimEnd()}…`;
}

function announce(words) {
  byId("status").textContent = words;
}

async function copyText(text) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    // Without the right to the clipboard (a frame of a notebook), the old way still works.
    const field = make("textarea", null, { class: "unseen" });
    field.value = text;
    document.body.append(field);
    field.select();
    document.execCommand("copy");
    field.remove();
  }
  announce("Copied");
}

function save(name, blob) {
  const anchor = make("a", null, { download: name, href: URL.createObjectURL(blob) });
  anchor.click();
  setTimeout(() => URL.revokeObjectURL(anchor.href), 1000);
}

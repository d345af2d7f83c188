// The page of a register: narrows, sorts and gives away all of its rows, as the fragment of the address says. The page is
// whole without it; what it cannot read leaves the list that stands there.

import { Rows, keyOf, MOST_LINES, ordered, parse, say, tally } from "./rows.js";
import { many } from "./said.js";

const STEP = 20; // rows that are shown at a time
const PAUSE = 250; // milliseconds without a key before looking
const KILO = 1000;
const UNPUBLISHED = "未公布";

const place = document.getElementById("narrow");
const form = place.querySelector("form");
const table = document.getElementById("list");
const own = table.tBodies[0];
const note = table.querySelector(".table__note");
const said = note.textContent;
const part = (name) => place.querySelector(`[data-part=${name}]`);
const facets = [...place.querySelectorAll(".facet")];
const fields = facets.filter((one) => one.dataset.key).map((one) => one.dataset.field);
const below = [...table.parentElement.children].slice([...table.parentElement.children].indexOf(table) + 1);
const pages = document.createElement("nav");
const rows = new Rows(read);
let turn = 0; // of the newest selection: the answer to an older one is dropped
let timer;
let found = []; // numbers of the rows that are selected

async function read(name) {
  const response = await fetch(place.dataset.rows + name, { cache: name === "index.json" ? "no-cache" : "default" });
  if (!response.ok) throw new Error(`${response.status} ${name}`);
  return response.json();
}

function make(tag, attributes = {}, ...content) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...content);
  return made;
}

/** Return the selection in the address; a fragment that is a place on the page selects nothing. */
function selected() {
  const found = parse(location.hash.includes("=") ? location.hash : "", fields);
  return place.dataset.day ? found : { ...found, from: "", to: "" };
}

/** Return a selection with another value of *facet*, without one if it is the one that is chosen; on its first page. */
function toggled(selection, facet, chip) {
  const { field, key } = facet.dataset;
  const isOn = holds(selection, facet, chip);
  if (!key) {
    const days = parse(isOn ? "" : chip.dataset.fragment, []);
    return { ...selection, from: days.from, to: days.to, page: 1 };
  }
  const chosen = { ...selection.chosen };
  delete chosen[field];
  return { ...selection, chosen: isOn ? chosen : { ...chosen, [field]: chip.dataset.value }, page: 1 };
}

function holds(selection, facet, chip) {
  const { field, key } = facet.dataset;
  if (key) return selection.chosen[field] === chip.dataset.value;
  const days = parse(chip.dataset.fragment, []);
  return selection.from === days.from && selection.to === days.to;
}

/** Let the controls say what is selected, and each value lead to the selection that it makes. */
function control(selection) {
  for (const name of ["q", "from", "to", "sort"]) {
    const input = form.elements[name];
    if (input && input.value.trim() !== selection[name]) input.value = selection[name]; // what is being typed stays
  }
  if (selection.from || selection.to || selection.sort) place.querySelector(".filter__more details").open = true;
  for (const facet of facets) {
    const chips = [...facet.querySelectorAll("a")];
    const on = chips.filter((chip) => holds(selection, facet, chip));
    for (const chip of chips) {
      if (on.includes(chip)) chip.setAttribute("aria-current", "true");
      else chip.removeAttribute("aria-current");
      chip.href = `#${say(toggled(selection, facet, chip)) || "find"}`;
    }
    const words = on.map((chip) => chip.firstElementChild.textContent.trim()).join("");
    const fold = facet.querySelector(".fold__note");
    fold.textContent = words || fold.dataset.words;
    fold.classList.toggle("is-chosen", Boolean(words));
  }
}

/** Say on each value how many rows it would leave; null says what the page said. */
function count(facet, counts) {
  for (const chip of facet.querySelectorAll("a")) {
    const number = chip.querySelector(".chip__rows");
    const { value } = chip.dataset;
    number.textContent = counts ? many(counts.get(value) || 0) : number.dataset.rows;
  }
}

/** Return how many rows each month or year has, of how many each day has. */
function byTime(facet, days) {
  const [chip] = facet.querySelectorAll("a");
  const length = chip.dataset.value.length;
  const counts = new Map();
  for (const [day, number] of days) counts.set(day.slice(0, length), (counts.get(day.slice(0, length)) || 0) + number);
  return counts;
}

/** Count the values of every facet that is open or chosen from. */
async function countAll(selection, conditions, mask, heard) {
  for (const facet of facets) {
    const { field, key } = facet.dataset;
    const isAsked = conditions.some((one) => one.field === key && (key || selection.from || selection.to));
    if (!isAsked && !facet.querySelector("details").open) continue;
    const column = await rows.column(field);
    const others = isAsked ? await rows.containing(selection.q, rows.mask(conditions, key ? field : ""), heard) : mask;
    if (!column || !column.values || !others) continue;
    const counts = tally(column, others);
    count(facet, key ? counts : byTime(facet, counts));
  }
}

/** Return the shape and the word of how a row stands. */
function mark(word, weight) {
  const drawn = [...document.getElementById("marks").content.children];
  const known = drawn.find((one) => one.dataset.word === word && one.dataset.weight === weight);
  const plain = drawn.find((one) => one.dataset.word === "" && one.dataset.weight === weight);
  const made = document.importNode((known || plain).firstElementChild, true);
  if (!known) made.append(word.replaceAll(";", "、"));
  return made;
}

function isWeb(text) {
  try {
    const { protocol, username } = new URL(text);
    return ["http:", "https:"].includes(protocol) && !username && !/[\s\\]/.test(text);
  } catch {
    return false;
  }
}

/** Return what stands in a cell. */
function inside(kind, text, to, weight) {
  if (to) return make("a", { href: `${place.dataset.root}/${to}` }, text);
  if (kind === "outcome" || kind === "state") return mark(text, weight);
  if (kind === "uri" && isWeb(text)) return make("a", { href: text, rel: "noopener noreferrer" }, text);
  return text;
}

/** Return a row as theme/components/table/macro.html has it. */
function line([id, ...cells]) {
  const { columns } = rows.index;
  const row = make("tr", { id: `r-${id}`, role: "row" });
  let isSaid = false; // that something is not published
  cells.forEach((cell, at) => {
    const { title, kind } = columns[at];
    const [text, to = "", weight = "plain"] = [].concat(cell);
    if (!at && cells.length > 1) row.append(make("th", { scope: "row", role: "rowheader" }, inside(kind, text, to, weight)));
    else if (text) {
      const isAgain = text === UNPUBLISHED && isSaid;
      isSaid = isSaid || text === UNPUBLISHED;
      const lies = ["number", "date"].includes(kind) && !to ? { class: kind } : isAgain ? { class: "again" } : {};
      row.append(make("td", { role: "cell", "data-label": title, ...lies }, inside(kind, text, to, weight)));
    } else {
      const empty = [make("span", { class: "unseen" }, "未公布或没有此项"), make("span", { "aria-hidden": "true" }, "—")];
      row.append(make("td", { role: "cell", class: `none${kind === "number" ? " number" : ""}` }, ...empty));
    }
  });
  return row;
}

/** Lay out the way to the other pages of what was found. */
function page(selection, last) {
  const to = (number, words, rel) =>
    make("li", {}, make("a", { class: "button", rel, href: `#${say({ ...selection, page: number })}` }, words));
  const ways = [];
  if (selection.page > 1) ways.push(to(selection.page - 1, "上一页", "prev"));
  if (selection.page < last) ways.push(to(selection.page + 1, "下一页", "next"));
  const here = make("p", { class: "pager__here" }, `现在是第 ${many(selection.page)} 页，共 ${many(last)} 页`);
  pages.replaceChildren(make("ul", { class: "pager__list" }, ...ways), here);
  pages.hidden = last < 2;
}

/** Show the rows of a page in place of those of the list. */
function show(selection, lines) {
  const first = (selection.page - 1) * STEP;
  own.replaceChildren(...lines.map(line));
  note.textContent = found.length
    ? `符合 ${many(found.length)} 条，第 ${many(first + 1)}—${many(first + lines.length)} 条`
    : `符合 0 条，共 ${many(rows.index.rows)} 条`;
  below.forEach((one) => (one.hidden = true));
  page(selection, Math.max(1, Math.ceil(found.length / STEP)));
}

/** Say what may be taken away, and how large it is. */
function offer() {
  const take = part("take");
  const bytes = rows.size(found);
  const size = bytes < KILO * KILO ? `${Math.max(1, Math.round(bytes / KILO))} kB` : `${(bytes / KILO / KILO).toFixed(1)} MB`;
  take.hidden = !found.length;
  take.disabled = found.length > MOST_LINES;
  take.textContent = take.disabled
    ? `${many(MOST_LINES)} 条以内可以下载，请再加条件`
    : `下载这 ${many(found.length)} 条（CSV，约 ${size}）`;
}

/** Return a selection with each of its conditions left out, and what that is called. */
function wider(selection) {
  const without = (field) => {
    const { [field]: value, ...chosen } = selection.chosen;
    return { words: value, field, fewer: { ...selection, chosen, page: 1 } };
  };
  const found = Object.keys(selection.chosen).map(without);
  if (selection.from || selection.to) found.push({ words: "日期", field: "", fewer: { ...selection, from: "", to: "", page: 1 } });
  if (selection.q) found.push({ words: selection.q, fewer: { ...selection, q: "", page: 1 } });
  return found.length > 1 ? found : [];
}

/** Where nothing was found, say of each condition how many rows there are without it. */
async function offerWider(selection, conditions, heard) {
  const links = [];
  for (const { words, field, fewer } of found.length ? [] : wider(selection)) {
    const mask = await rows.containing(fewer.q, rows.mask(conditions, field), heard);
    if (!mask) return;
    const number = mask.reduce((sum, one) => sum + one, 0);
    if (number) links.push(make("a", { href: `#${say(fewer)}` }, `去掉“${words}”有 ${many(number)} 条`));
  }
  part("wider").replaceChildren(...links);
}

const rest = [...own.rows];

/** Put the register's own list back. */
function restore() {
  own.replaceChildren(...rest);
  note.textContent = said;
  below.forEach((one) => (one.hidden = false));
  pages.hidden = true;
  facets.forEach((facet) => count(facet, null));
  part("count").textContent = "";
  part("wider").replaceChildren();
  place.querySelector(".filter__ways").hidden = true;
}

/** Find, count and show what is selected; false if another selection came meanwhile. */
async function answer(selection, now) {
  const current = () => now === turn;
  const { columns } = await rows.open();
  const sorts = columns.filter((column) => column.codes).flatMap(({ name }) => ["", name, `-${name}`]);
  for (const option of form.elements.sort.options) option.disabled = !sorts.includes(option.value);
  const heard = (done, all) => {
    if (current() && all > STEP) part("count").textContent = `正在找…已看过 ${Math.floor((100 * done) / all)}%`;
    return current();
  };
  const conditions = await rows.conditions(selection, place.dataset.day);
  const mask = await rows.containing(selection.q, rows.mask(conditions), heard);
  const by = selection.sort.replace(/^-/, "");
  const column = by ? await rows.column(by) : undefined;
  if (!current()) return;
  found = ordered(mask, column && column.codes, selection.sort.startsWith("-"));
  selection.page = Math.min(selection.page, Math.max(1, Math.ceil(found.length / STEP)));
  const lines = await rows.shown(found.slice((selection.page - 1) * STEP, selection.page * STEP));
  if (!current()) return;
  show(selection, lines);
  offer();
  part("count").textContent = `符合 ${many(found.length)} 条`;
  place.querySelector(".filter__ways").hidden = false;
  await offerWider(selection, conditions, heard);
  await countAll(selection, conditions, mask, heard);
}

/** Do what the address says. What cannot be read is asked for once more, by the index that there is by then. */
async function update() {
  const now = (turn += 1);
  const selection = selected();
  control(selection);
  part("failed").hidden = true;
  if (!say({ ...selection, page: 1 })) return restore();
  part("count").textContent = "正在找…";
  try {
    await answer(selection, now).catch(() => {
      rows.forget();
      return answer(selection, now);
    });
  } catch {
    if (now !== turn) return;
    restore();
    part("failed").hidden = false;
  }
}

/** Take what stands in the controls into the address. *kept*: as another step that Back undoes. */
function ask(kept) {
  clearTimeout(timer);
  const value = (name) => (form.elements[name] ? form.elements[name].value : "");
  const asked = { ...selected(), q: value("q").trim(), from: value("from"), to: value("to"), sort: value("sort"), page: 1 };
  const fragment = `#${say(asked) || "find"}`;
  if (fragment === location.hash || (fragment === "#find" && !location.hash)) return;
  if (kept) location.hash = fragment;
  else {
    history.replaceState(null, "", fragment);
    update();
  }
}

/** Give the selected rows away as lines of the official file. */
async function take() {
  try {
    const lines = await rows.file(found);
    const link = make("a", { download: `${rows.index.lines.name}-${found.length}.csv` });
    link.href = URL.createObjectURL(new Blob(lines, { type: "text/csv" }));
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), KILO);
  } catch {
    part("failed").hidden = false;
  }
}

pages.className = "pager";
pages.setAttribute("aria-label", "翻页");
pages.hidden = true;
table.after(pages);
table.tabIndex = -1;
for (const number of place.querySelectorAll(".chip__rows")) number.dataset.rows = number.textContent;
for (const fold of place.querySelectorAll(".fold__note")) fold.dataset.words = fold.textContent;
form.addEventListener("submit", (event) => {
  event.preventDefault();
  ask(true);
});
form.elements.q.addEventListener("input", (event) => {
  if (event.isComposing) return;
  clearTimeout(timer);
  timer = setTimeout(ask, PAUSE);
});
form.elements.q.addEventListener("compositionend", () => {
  clearTimeout(timer);
  timer = setTimeout(ask, PAUSE);
});
place.addEventListener("change", (event) => event.target.name !== "q" && ask(true));
facets.forEach((facet) => facet.addEventListener("toggle", () => say({ ...selected(), page: 1 }) && update(), true));
pages.addEventListener("click", () => {
  table.focus({ preventScroll: true });
  document.getElementById("rows").scrollIntoView();
});
part("take").addEventListener("click", take);
part("again").addEventListener("click", update);
window.addEventListener("hashchange", update);
update();

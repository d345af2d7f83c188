// The search page: everything that is found, by kinds, as its box is filled.
import { fragment, noted, opened, tried, typed, write } from "./found.js";
import { near } from "./near.js";
import { many } from "./said.js";

const STEP = 20; // results of a kind that are shown at a time
const TURNS = 4; // times that it looks further by itself or at a press of the button, where little is found
const PAUSE = 200; // milliseconds without a key before looking

const main = document.querySelector("main");
const form = main.querySelector("form[data-root]");
const input = form.querySelector("input");
const status = main.querySelector("[role=status]");
const nothing = main.querySelector("[data-found=nothing]");
const unread = main.querySelector("[data-found=error]");
const places = [...main.querySelectorAll("[data-kind]")];
const lookup = opened(form.dataset.root);
const states = new Map(); // by places: what was found of the newest query, and how many of it are shown
let turn = 0; // of the newest query: the answer to an older one is dropped

/** Say in which fields an entry has the words that its line does not show. */
function elsewhere(entry, words) {
  const shown = lookup.normal(entry.words + entry.more + entry.note + entry.adverse);
  const hidden = words.filter(({ word }) => !shown.includes(word));
  return [...new Set(hidden.map((one) => lookup.where(one, entry.number)))].filter(Boolean).map((label) => `，${label}符合`);
}

/** Return an entry as an item of a list, made from the page's template. */
function item(entry, words) {
  const made = document.importNode(document.getElementById("found-item").content, true);
  const part = (name) => made.querySelector(`[data-part=${name}]`);
  const sought = words.map(({ word }) => word);
  part("words").href = `${form.dataset.root}/${entry.address}`;
  write(part("words"), entry.words, sought, lookup);
  write(part("more"), entry.more, sought, lookup);
  noted(part("note"), [entry.note, ...elsewhere(entry, words)].join(""));
  part("adverse").append(entry.adverse.replaceAll(";", "、"));
  for (const name of ["more", "note", "adverse", "sample"]) if (!entry[name]) part(name).remove();
  return made;
}

/** Put first what is shown already: where a first answer was a part, all that is found comes after it. */
function kept(place, one) {
  const before = states.get(place);
  const first = new Set(before && before.one.numbers.slice(0, before.done));
  if (first.size) one.numbers = Uint32Array.from([...first, ...one.numbers.filter((number) => !first.has(number))]);
  return first.size;
}

/** Show what was found of a kind, and look further where there may be more; throws if it cannot be read. */
async function show(place, one, words) {
  const list = place.querySelector("[data-part=list]");
  const step = place.querySelector("[data-part=step]");
  const button = step.querySelector("button");
  const now = turn;
  const before = states.get(place);
  if (before) await before.looking;
  if (now !== turn) return;
  const state = { one, done: kept(place, one) };
  const add = async (some) => {
    const found = await lookup.entries(one.kind, some);
    if (now !== turn) return;
    list.append(...found.map((entry) => item(entry, words)));
    state.done += found.length;
    const left = one.numbers.length - state.done;
    const leaving = left <= 0 && !one.more && document.activeElement === button; // the keyboard goes on where it led
    step.hidden = left <= 0 && !one.more;
    if (leaving && state.done) list.children[Math.max(0, state.done - Math.max(1, found.length))].querySelector("a").focus();
    button.textContent = left > 0 ? `再看 ${Math.min(STEP, left)} 条` : "接着找";
    const total = `${one.whole ? "共" : "已找到"} ${many(one.numbers.length)}`;
    place.querySelector("[data-part=here]").textContent = `已显示 ${state.done} ${place.dataset.unit}，${total} ${place.dataset.unit}`;
  };
  const further = async () => {
    for (let turns = 0; turns < TURNS && one.more && one.numbers.length < state.done + STEP; turns += 1) await one.more(STEP);
    if (now === turn) await add(one.numbers.slice(state.done, state.done + STEP));
  };
  button.onclick = () => {
    state.looking = state.looking || further().catch(() => (unread.hidden = now !== turn)).finally(() => (state.looking = null));
  };
  if (!state.done) list.textContent = "";
  place.hidden = !one.numbers.length && !one.more;
  states.set(place, state);
  if (!place.hidden) await add(lookup.first(one, STEP).slice(state.done));
}

/** Say how many there are of each kind; what there is none of is named only where there is nothing at all. */
function count(kinds) {
  const said = kinds.map(({ numbers, whole, more }, at) => {
    const { words, unit } = places[at].dataset;
    const isOpen = !numbers.length && more;
    return { some: numbers.length > 0 || isOpen, text: isOpen ? `${words}还没有找完` : `${words}${whole ? "" : "至少"} ${many(numbers.length)} ${unit}` };
  });
  const told = said.some(({ some }) => some) ? said.filter(({ some }) => some) : said;
  const part = kinds.some(({ whole }) => !whole);
  return `${told.map(({ text }) => text).join("，")}。${part ? "要看的很多，先列出一部分；再多输一个字会更准。" : ""}`;
}

/** Say how many there are so far. */
function countSoFar(kinds) {
  const some = kinds.map(({ numbers }, at) => ({ numbers, ...places[at].dataset })).filter(({ numbers }) => numbers.length);
  const told = some.map(({ numbers, words, unit }) => `${words}至少 ${many(numbers.length)} ${unit}`);
  return `${told.join("，") || "还没有找到"}，还在接着找…`;
}

/** Offer what *words* may have meant: with one character put right where one is found nowhere, else each alone. */
async function offer(text, words) {
  const missing = words.filter((one) => !one.numbers.length);
  const right = async ({ word }) => {
    const others = await near(lookup, word);
    return others.map((other) => words.map((one) => (one.word === word ? other : one.word)).join(" "));
  };
  const others = missing.length ? (await Promise.all(missing.map(right))).flat() : words.map(({ word }) => word);
  const links = nothing.querySelector("[data-part=near]");
  links.textContent = others.length ? (missing.length ? "是不是要找：" : "只找其中一个：") : "";
  for (const query of others) {
    const link = document.createElement("a");
    link.href = fragment(query);
    link.textContent = query;
    links.append(link, " ");
  }
  const together = words.length > 1 && !missing.length;
  nothing.querySelector(".empty__say").textContent = together ? "没有一条同时有这几个词。" : `没有找到“${text.trim()}”。`;
}

/** Show nothing but *said*. */
function clear(said) {
  status.textContent = said;
  for (const one of [...places, nothing, unread]) one.hidden = true;
}

/** Whether nothing at all is found so far, and more is to be looked at. */
const isOpen = (kinds) => kinds.some(({ more }) => more) && kinds.every(({ numbers }) => !numbers.length);

/** Look further while nothing at all is found: so far, and no further without being asked. */
async function persist(kinds, now) {
  for (let turns = 0; turns < TURNS && now === turn && isOpen(kinds); turns += 1) {
    await Promise.all(kinds.filter(({ more }) => more).map((one) => one.more()));
  }
}

/** Show what was found of all kinds; throws if some of it cannot be read. */
async function showKinds({ words, kinds }) {
  const shown = await Promise.allSettled(kinds.map((kind, at) => show(places[at], kind, words)));
  const failed = shown.find((one) => one.status === "rejected");
  if (failed) throw failed.reason;
}

/** Show the first answer where it is a part of what there is, and look for all by itself. */
async function whole(first, now) {
  if (now !== turn || (!first.rest && !isOpen(first.kinds))) return first;
  nothing.hidden = true;
  await showKinds(first).catch(() => null); // it is read again with the rest
  if (now === turn) status.textContent = countSoFar(first.kinds);
  const answer = first.rest && now === turn ? await first.rest() : first;
  await persist(answer.kinds, now);
  return answer;
}

/** Show what was found; what cannot be read is said, and what can stays. */
async function showAll(text, now) {
  states.clear();
  const { words, kinds } = await whole(await lookup.find(text), now);
  const isEmpty = kinds.every(({ numbers, whole }) => whole && !numbers.length);
  if (now !== turn) return;
  const failed = await showKinds({ words, kinds }).catch((error) => error);
  if (isEmpty) await offer(text, words.every(({ sure }) => sure) ? words : (await lookup.all(text)).words);
  if (now !== turn) return;
  status.textContent = count(kinds);
  nothing.hidden = !isEmpty;
  if (failed) throw failed;
}

/** Look for *text* and show what there is, unless another query came meanwhile. */
async function search(text) {
  const now = (turn += 1);
  unread.hidden = true;
  if (!text.trim()) return clear("");
  status.textContent = "正在找…";
  try {
    await tried(lookup, () => now === turn && showAll(text, now));
  } catch {
    if (now !== turn) return;
    if (status.textContent === "正在找…") clear("");
    status.textContent = status.textContent.replace("，还在接着找…", "。");
    unread.hidden = false;
  }
}

/** The query in a part of the address, null if there is none. */
function queryIn(part) {
  return new URLSearchParams(part.slice(1)).get("q");
}

/** Look for what stands in the box; it moves into the fragment. */
function look() {
  stop();
  history.replaceState(null, "", `${location.pathname}${input.value ? fragment(input.value) : ""}`);
  search(input.value);
}

/** Look for what the address says; a fragment that is a place on the page is no query. */
function followAddress() {
  const asked = queryIn(location.hash);
  if (asked === null && location.hash) return;
  input.value = asked || "";
  search(input.value);
}

const stop = typed(input, look, PAUSE);
unread.querySelector("button").addEventListener("click", look);
form.addEventListener("submit", (event) => {
  event.preventDefault();
  look();
});
window.addEventListener("hashchange", followAddress);
input.value = queryIn(location.hash) || queryIn(location.search) || "";
if (input.value) look();

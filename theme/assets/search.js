// The search page. It looks a query up in the files that scripts/disclosure/search/lookup.py writes and describes.

const STEP = 20; // results of a kind that are shown at a time
const MOST_FILES = 3; // of a list; a query that is in more gets a part of what there is, and the page says so
const MOST_CHECKED = 60; // entries that are read for a query longer than what the lists keep
const PAUSE = 200; // milliseconds without a key before looking

const main = document.querySelector("main");
const form = main.querySelector("form[data-root]");
const input = form.querySelector("input");
const status = main.querySelector("[role=status]");
const nothing = main.querySelector("[data-found=nothing]");
const unread = main.querySelector("[data-found=error]");
const kinds = [...main.querySelectorAll("[data-kind]")];
const files = new Map();
let turn = 0; // of the newest query: the answer to an older one is dropped
let timer;

/** Return a text as it is compared; `normal` in lookup.py does the same. */
function normal(text) {
  return text.normalize("NFKC").replace(/[\s\x1c-\x1f\x85]+/g, "").toLowerCase();
}

/** Fetch a file of the index, once; what failed is asked for again the next time. */
function read(name) {
  if (!files.has(name)) {
    const answer = fetch(`${form.dataset.root}/search/${name}`, { cache: "no-cache" }).then((response) => {
      if (!response.ok) throw new Error(`${response.status} ${name}`);
      return response.json();
    });
    answer.catch(() => files.delete(name));
    files.set(name, answer);
  }
  return files.get(name);
}

/** Return the first and the last file of a list that can hold a tail beginning with *text*. */
function place(starts, text) {
  let first = 0;
  while (starts[first + 1] < text) first += 1;
  let last = first;
  while (last + 1 < starts.length && starts[last + 1].startsWith(text)) last += 1;
  return { text, first, last, files: last - first + 1 };
}

/** Return the places of a query, the narrowest first: of one longer than a tail, those of the pieces that cover it. */
function places(starts, query, window) {
  const last = Math.max(0, query.length - window);
  const pieces = Math.max(1, Math.ceil(query.length / window));
  const cuts = Array.from({ length: pieces }, (_, piece) => Math.min(piece * window, last));
  return cuts.map((at) => place(starts, query.slice(at, at + window))).sort((a, b) => a.files - b.files);
}

/** Return the numbers of the entries that have a text in them, from the first files of its place. */
async function numbersIn(kind, { text, first, files: count }) {
  const names = Array.from({ length: Math.min(count, MOST_FILES) }, (_, at) => `${kind}/${first + at}.json`);
  const rows = (await Promise.all(names.map(read))).flat().filter(([tail]) => tail.startsWith(text));
  return new Set(rows.flatMap((row) => row.slice(1)));
}

/** Return the entries of these numbers. */
async function entries(kind, numbers) {
  const { block } = await read("index.json");
  return Promise.all(
    numbers.map(async (number) => {
      const part = await read(`${kind}/entries/${Math.floor(number / block)}.json`);
      const [words, more, address, note, adverse, sample] = part[number % block];
      return { number, words, more, address, note, adverse, sample };
    }),
  );
}

/** Return the numbers of the entries that contain *query*, whether they are all, and the first of them in full. */
async function find(kind, query) {
  const { window, kinds: lists } = await read("index.json");
  const { starts } = lists.find((one) => one.kind === kind);
  if (!starts.length) return { numbers: [], whole: true, shown: [] };
  const [narrow, ...others] = places(starts, query, window);
  const whole = narrow.files <= MOST_FILES;
  const helpful = others.filter((one) => one.files <= MOST_FILES);
  const [first, ...further] = await Promise.all([narrow, ...helpful].map((one) => numbersIn(kind, one)));
  const numbers = [...first].filter((number) => further.every((set) => set.has(number))).sort((a, b) => a - b);
  if (query.length <= window) return { numbers, whole, shown: await entries(kind, numbers.slice(0, STEP)) };
  const checked = await entries(kind, numbers.slice(0, MOST_CHECKED));
  const hits = checked.filter((entry) => [entry.words, entry.more].some((one) => normal(one).includes(query)));
  const all = whole && numbers.length <= MOST_CHECKED;
  return { numbers: hits.map((entry) => entry.number), whole: all, shown: hits.slice(0, STEP) };
}

/** Write *text* into *node*, the part of it that a reader looked for marked. */
function write(node, text, query) {
  const letters = [...text].flatMap((letter, at) => [...normal(letter)].map((plain) => ({ plain, at })));
  const units = letters.flatMap(({ plain, at }) => Array(plain.length).fill(at));
  const start = letters.map(({ plain }) => plain).join("").indexOf(query);
  if (start < 0) return node.append(text);
  const all = [...text];
  const [from, to] = [units[start], units[start + query.length - 1] + 1];
  const mark = document.createElement("mark");
  mark.textContent = all.slice(from, to).join("");
  node.append(all.slice(0, from).join(""), mark, all.slice(to).join(""));
}

/** Return an entry as an item of a list, made from the page's template. */
function item(entry, query) {
  const made = document.importNode(document.getElementById("found-item").content, true);
  const part = (name) => made.querySelector(`[data-part=${name}]`);
  const link = part("words");
  link.href = `${form.dataset.root}/${entry.address}`;
  write(link, entry.words, query);
  write(part("more"), entry.more, query);
  part("note").textContent = entry.note;
  part("adverse").append(entry.adverse);
  for (const name of ["more", "note", "adverse", "sample"]) if (!entry[name]) part(name).remove();
  return made;
}

/** Show what was found of a kind; null stands for what could not be read. */
function show(place, answer, query) {
  const list = place.querySelector("[data-part=list]");
  const step = place.querySelector("[data-part=step]");
  const more = step.querySelector("button");
  list.textContent = "";
  place.hidden = !answer || !answer.numbers.length;
  if (place.hidden) return;
  const now = turn;
  let done = 0;
  const add = (found) => {
    list.append(...found.map((entry) => item(entry, query)));
    done += found.length;
    const left = answer.numbers.length - done;
    const leaving = left <= 0 && document.activeElement === more; // the keyboard goes on where the button led
    step.hidden = left <= 0;
    if (leaving) list.children[done - found.length].querySelector("a").focus();
    more.textContent = `再看 ${Math.min(STEP, left)} 条`;
    const total = `${answer.whole ? "共" : "已找到"} ${answer.numbers.length.toLocaleString("en")}`;
    place.querySelector("[data-part=here]").textContent = `已显示 ${done} ${place.dataset.unit}，${total} ${place.dataset.unit}`;
  };
  more.onclick = async () => {
    try {
      const found = await entries(place.dataset.kind, answer.numbers.slice(done, done + STEP));
      if (now === turn) add(found);
    } catch {
      unread.hidden = now !== turn;
    }
  };
  add(answer.shown);
}

/** Say how many there are of each kind. */
function count(answers) {
  const said = answers.flatMap((answer, at) => {
    const { words, unit } = kinds[at].dataset;
    return answer ? [`${words}${answer.whole ? "" : "至少"} ${answer.numbers.length.toLocaleString("en")} ${unit}`] : [];
  });
  const many = answers.some((answer) => answer && !answer.whole);
  return said.length ? `${said.join("，")}。${many ? "符合的很多，只列出一部分；再多输一个字会更准。" : ""}` : "";
}

/** Offer a query that found nothing again with fewer characters. */
function offerFewer(text) {
  const letters = [...text.trim()];
  const half = Math.ceil(letters.length / 2);
  const fewer = [letters.slice(0, -1), letters.slice(0, half), letters.slice(-half)].filter((one) => one.length > 1);
  const links = nothing.querySelector("[data-part=fewer]");
  links.textContent = "";
  for (const query of new Set(fewer.map((one) => one.join("").trim()))) {
    const link = document.createElement("a");
    link.href = fragment(query);
    link.textContent = `搜“${query}”`;
    links.append(link, " ");
  }
  nothing.querySelector(".empty__say").textContent = `没有找到“${text.trim()}”。`;
}

/** Look for *text* and show what there is, unless another query came meanwhile. */
async function search(text) {
  const now = (turn += 1);
  const query = normal(text);
  status.textContent = query ? "正在找…" : "";
  const ask = (place) => find(place.dataset.kind, query).catch(() => null);
  const answers = query ? await Promise.all(kinds.map(ask)) : [];
  if (now !== turn) return;
  kinds.forEach((place, at) => show(place, answers[at], query));
  status.textContent = count(answers);
  unread.hidden = answers.every(Boolean);
  nothing.hidden = !query || !unread.hidden || answers.some((answer) => answer.numbers.length || !answer.whole);
  if (!nothing.hidden) offerFewer(text);
}

/** The query in a part of the address, null if there is none. */
function queryIn(part) {
  return new URLSearchParams(part.slice(1)).get("q");
}

function fragment(text) {
  return `#${new URLSearchParams({ q: text })}`;
}

/** Look for what stands in the box; it moves into the fragment, which no browser sends to a host. */
function look() {
  clearTimeout(timer);
  history.replaceState(null, "", `${location.pathname}${input.value ? fragment(input.value) : ""}`);
  search(input.value);
}

function lookSoon() {
  clearTimeout(timer);
  timer = setTimeout(look, PAUSE);
}

/** Look for what the address says; a fragment that is a place on the page is no query. */
function followAddress() {
  const asked = queryIn(location.hash);
  if (asked === null && location.hash) return;
  input.value = asked || "";
  search(input.value);
}

unread.querySelector("button").addEventListener("click", look);
input.addEventListener("input", (event) => event.isComposing || lookSoon());
input.addEventListener("compositionend", lookSoon);
form.addEventListener("submit", (event) => {
  event.preventDefault();
  look();
});
window.addEventListener("hashchange", followAddress);
input.value = queryIn(location.hash) || queryIn(location.search) || "";
if (input.value) look();

// Suggestions below a search box that stands on any other page. site.js fetches this when the box is first used.
import { fragment, noted, opened, tried, typed, write } from "./found.js";
import { many } from "./said.js";

const MOST = { subject: 5, list: 2, record: 3, register: 2, page: 2 }; // suggestions of each kind
const PAUSE = 150; // milliseconds without a key before looking

/** Offer what is found of what stands in the box of *form*; the keyboard alone can choose. */
function suggest(form) {
  const input = form.querySelector("input");
  const lookup = opened(form.dataset.root);
  const list = Object.assign(document.createElement("ul"), { className: "suggest", id: `${input.id}-found`, hidden: true });
  const status = Object.assign(document.createElement("p"), { className: "unseen" });
  const all = () => `${form.dataset.root}/search/${fragment(input.value)}`;
  let chosen = -1;
  let turn = 0;

  const choose = (at) => {
    chosen = at;
    [...list.children].forEach((one, place) => one.setAttribute("aria-selected", place === at));
    if (at < 0) return input.removeAttribute("aria-activedescendant");
    input.setAttribute("aria-activedescendant", list.children[at].id);
    list.children[at].scrollIntoView({ block: "nearest" });
  };
  const open = (isOpen) => {
    list.hidden = !isOpen;
    input.setAttribute("aria-expanded", isOpen);
    choose(-1);
  };
  const option = (address) => {
    const made = document.createElement("li");
    made.id = `${list.id}-${list.children.length}`;
    made.className = "suggest__option";
    made.dataset.address = address;
    made.setAttribute("role", "option");
    list.append(made);
    return made;
  };
  const line = (entry, words) => {
    const made = option(`${form.dataset.root}/${entry.address}`);
    const note = [entry.adverse, entry.note].filter(Boolean).join("，");
    write(made, entry.words, words, lookup);
    made.append(noted(Object.assign(document.createElement("span"), { className: "suggest__note" }), note));
  };
  const show = async (now) => {
    const first = await lookup.find(input.value);
    const isShort = first.rest && now === turn && first.kinds.every(({ numbers }) => !numbers.length);
    const { words, kinds } = isShort ? await first.rest() : first;
    const read = kinds.map((one) => lookup.entries(one.kind, lookup.first(one, MOST[one.kind])));
    const found = (await Promise.all(read)).flat();
    if (now !== turn) return;
    const total = kinds.reduce((sum, { numbers }) => sum + numbers.length, 0);
    list.textContent = "";
    found.forEach((entry) => line(entry, words.map(({ word }) => word)));
    const isWhole = kinds.every(({ whole }) => whole);
    const none = isWhole ? "没有找到" : "还没有找到";
    const least = isWhole ? "" : "，至少";
    option(all()).append(total ? `看全部${least} ${many(total)} 条` : `${none}，到搜索页看看怎样找`);
    status.textContent = total ? `有 ${found.length} 条建议，用上下键选` : none;
    open(true);
    list.firstElementChild.scrollIntoView({ block: "nearest" }); // below the end of a small screen it would help nobody
  };
  const look = async () => {
    const now = (turn += 1);
    if (!input.value.trim()) return open(false);
    try {
      await tried(lookup, () => now === turn && show(now));
    } catch {
      if (now !== turn) return;
      open(false);
      status.textContent = "建议没有读出来，按“搜索”再试";
    }
  };

  for (const [name, value] of [["role", "combobox"], ["aria-autocomplete", "list"], ["aria-controls", list.id], ["aria-expanded", "false"]]) {
    input.setAttribute(name, value);
  }
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", "建议");
  status.setAttribute("role", "status");
  form.append(list, status);
  const stop = typed(input, look, PAUSE);
  input.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === "Escape" && !list.hidden) {
      event.preventDefault(); // it would empty the box
      open(false);
    } else if (step && !list.hidden) {
      event.preventDefault();
      stop();
      turn += 1; // what is still on its way would take the choice back
      const end = list.children.length;
      choose(chosen < 0 && step < 0 ? end - 1 : (chosen + step + end) % end);
    }
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    stop();
    location.href = !list.hidden && chosen >= 0 ? list.children[chosen].dataset.address : all();
  });
  form.addEventListener("focusout", (event) => form.contains(event.relatedTarget) || open(false));
  list.addEventListener("pointerdown", (event) => event.preventDefault()); // the box keeps the keyboard
  list.addEventListener("click", (event) => (location.href = event.target.closest("li").dataset.address));
  if (input.value) look();
}

document.querySelectorAll("form[data-root]").forEach(suggest);

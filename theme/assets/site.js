// The site's script. Every page is whole without it; it keeps 长辈版 across pages, and fetches what makes suggestions when a
// search box is first used.

/** Make the two links of the switch keep what they say, instead of marking the address. */
function keepElder(on, off) {
  const root = document.documentElement;
  const turn = (elder, shown) => (event) => {
    event.preventDefault();
    root.classList.toggle("is-elder", elder);
    if (location.hash === "#elder") {
      location.hash = "standard"; // moves :target, which replaceState leaves where it is
      history.replaceState(null, "", location.pathname + location.search);
    }
    try {
      localStorage.setItem("elder", elder ? "1" : "0");
    } catch {
      // Nothing is kept: the switch holds for this page.
    }
    shown.focus();
  };
  on.addEventListener("click", turn(true, off));
  off.addEventListener("click", turn(false, on));
}

/** Fetch what makes suggestions for a search box, when it is first used. */
function prepare(form) {
  const fetchIt = () => {
    const script = document.createElement("script");
    script.src = `${form.dataset.root}/theme/js/suggest.js`;
    document.head.append(script);
  };
  form.addEventListener("focusin", fetchIt, { once: true });
}

/** Say again what the parts of *table* are: some browsers forget it where rows are laid out as cards. */
function keepRoles(table) {
  const say = (parts, role) => parts.forEach((part) => part.setAttribute("role", role));
  say([table], "table");
  say(table.querySelectorAll("thead, tbody"), "rowgroup");
  say(table.querySelectorAll("tr"), "row");
  say(table.querySelectorAll("thead th"), "columnheader");
  say(table.querySelectorAll("tbody th"), "rowheader");
  say(table.querySelectorAll("td"), "cell");
}

/** Put *text* where it can be pasted from; without a secure page the old way, from the element that holds it. */
async function copied(text, holder) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    if (holder) getSelection().selectAllChildren(holder);
    return Boolean(holder) && document.execCommand("copy");
  }
}

/** Let a button copy the text that it names, or the page's address, and say whether that went well. */
function copies(button) {
  button.addEventListener("click", async () => {
    const holder = button.dataset.copy && document.getElementById(button.dataset.copy);
    const done = await copied(holder ? holder.textContent : location.href, holder);
    button.parentElement.querySelector("[role=status]").textContent = done ? "已复制" : "没有复制成，请用手选取";
  });
}

keepElder(document.getElementById("elder"), document.querySelector(".elder__switch--off"));
if (!document.querySelector("[data-kind]")) document.querySelectorAll("form[data-root]").forEach(prepare);
document.querySelectorAll(".table--rows, .prose table").forEach(keepRoles);
document.querySelectorAll("[data-copy]").forEach(copies);
document.querySelectorAll("[data-print]").forEach((button) => button.addEventListener("click", () => print()));

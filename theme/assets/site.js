// The site's script. Every page is whole without it; it keeps 长辈版 across pages, filters the rows of one page, and
// fetches what makes suggestions when a search box is first used.

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

/** Let the box before a list hide the rows without the typed text, and say how many are left. */
function filter(box, table) {
  const rows = [...table.tBodies[0].rows].map((row) => [row, row.textContent.toLowerCase()]);
  const input = box.querySelector("input");
  const status = box.querySelector("[role=status]");
  input.addEventListener("input", () => {
    const wanted = input.value.trim().toLowerCase();
    let left = 0;
    for (const [row, text] of rows) {
      row.hidden = !text.includes(wanted);
      left += row.hidden ? 0 : 1;
    }
    status.textContent = wanted ? `${box.dataset.words}有 ${left} 条符合` : "";
  });
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

keepElder(document.getElementById("elder"), document.querySelector(".elder__switch--off"));
if (!document.querySelector("[data-kind]")) document.querySelectorAll("form[data-root]").forEach(prepare);
document.querySelectorAll(".filter").forEach((box) => filter(box, document.getElementById("list")));
document.querySelectorAll(".table--rows, .prose table").forEach(keepRoles);

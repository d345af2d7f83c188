// The site's script. Every page is whole without it; it keeps 长辈版 across pages.

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
document.querySelectorAll(".table--rows, .prose table").forEach(keepRoles);

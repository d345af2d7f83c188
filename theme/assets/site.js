// The one script of the site. Every page is whole without it; it adds a filter to the rows on this page.

/** Put a search box before *table* that hides the rows without the typed text and says how many are left. */
function addFilter(table) {
  const rows = [...table.tBodies[0].rows].map((row) => [row, row.textContent.toLowerCase()]);
  const box = document.createElement("div");
  box.className = "filter";
  const label = document.createElement("label");
  label.textContent = `在${table.dataset.filter}的 ${rows.length} 条里找：`;
  const input = document.createElement("input");
  input.type = "search";
  input.autocomplete = "off";
  label.append(input);
  const status = document.createElement("p");
  status.setAttribute("role", "status");
  box.append(label, status);
  input.addEventListener("input", () => {
    const wanted = input.value.trim().toLowerCase();
    let left = 0;
    for (const [row, text] of rows) {
      row.hidden = !text.includes(wanted);
      left += row.hidden ? 0 : 1;
    }
    status.textContent = wanted ? `${table.dataset.filter}有 ${left} 条符合` : "";
  });
  (table.closest(".scroll") ?? table).before(box);
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

/** Let the keyboard reach a table that is wider than its place. */
function reach(table) {
  if (table.scrollWidth > table.clientWidth) table.tabIndex = 0;
}

document.querySelectorAll("table[data-filter]").forEach(addFilter);
document.querySelectorAll(".prose table").forEach(reach);
document.querySelectorAll(".table--rows, .prose table").forEach(keepRoles);

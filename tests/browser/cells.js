// Cells that name their column before what they hold: lines of it that do not stand below its first.
() => {
  const found = [];
  for (const cell of document.querySelectorAll("td[data-label]")) {
    if (!shown(cell) || getComputedStyle(cell).display.startsWith("inline") || getComputedStyle(cell, "::before").content === "none") continue;
    const boxes = texts(cell).flatMap(([node]) => lines(node));
    if (boxes.length && boxes.some((box) => box.left < boxes[0].left - 1)) found.push(`its lines begin at several places: ${say(cell)}`);
  }
  return found;
}

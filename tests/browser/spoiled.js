// Text that cannot be read: cut off by its box or by the window's edge, or lying on other text.
() => {
  const found = [];
  for (const element of document.body.querySelectorAll("*")) {
    const style = getComputedStyle(element);
    const wide = ["hidden", "clip"].includes(style.overflowX) && element.scrollWidth > element.clientWidth + 2;
    const high = ["hidden", "clip"].includes(style.overflowY) && element.scrollHeight > element.clientHeight + 2;
    if (!wide && !high) continue;
    if (!shown(element) || forReaders(element) || element.closest("svg") || element.matches("input, select, img")) continue;
    if (element.textContent.trim() && style.display !== "inline") found.push(`cut off: ${say(element)}`);
  }
  const inScroller = once((element) => {
    if (!element || element === document.body) return false;
    return ["auto", "scroll"].includes(getComputedStyle(element).overflowX) || inScroller(element.parentElement);
  });
  const boxes = [];
  for (const [node, element] of texts()) {
    if (element.closest("svg")) continue;
    const scrolls = inScroller(element);
    for (const box of lines(node)) {
      const past = box.left < -2 || box.right > document.documentElement.clientWidth + 2;
      if (past && !scrolls) found.push(`past the edge: ${say(element)}`);
      // The middle half of a line is where its letters are; a font's box is higher than they are.
      if (!scrolls) boxes.push({ element, left: box.left + 1, right: box.right - 1, top: box.top + box.height / 4, bottom: box.bottom - box.height / 4 });
    }
  }
  boxes.sort((one, other) => one.top - other.top);
  boxes.forEach((one, place) => {
    for (const other of boxes.slice(place + 1)) {
      if (other.top >= one.bottom - 1) break;
      if (other.left < one.right && one.left < other.right)
        found.push(`one on the other: ${say(one.element)} | ${say(other.element)}`);
    }
  });
  return [...new Set(found)];
}

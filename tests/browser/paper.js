// What is wrong on paper: the page was switched to print, in a window as wide as the text on A4. A box of the quiz is
// for a pencil.
() => {
  const found = [];
  for (const control of document.querySelectorAll("nav:not(main p nav), search, [role=search], form, input:not(.quiz__box), select, button, #elder, [rel=prev], [rel=next]"))
    if (shown(control) && !forReaders(control) && !control.matches("nav:has(ol)")) found.push(`a control is printed: ${say(control)}`);
  const isLeftOut = (part) => part && (getComputedStyle(part).display === "none" || isLeftOut(part.parentElement)); // on purpose
  for (const part of document.querySelectorAll("details *"))
    if (!part.closest("svg, form, search, nav") && part.textContent.trim() && !part.checkVisibility({ contentVisibilityAuto: true }))
      if (!isLeftOut(part)) found.push(`it stays folded: ${say(part)}`);
  const width = document.documentElement.clientWidth;
  for (const [node, element] of texts())
    for (const box of lines(node)) if (box.right > width + 1 || box.left < -1) found.push(`past the paper's edge: ${say(element)}`);
  for (const element of document.querySelectorAll("table, img, svg, figure"))
    if (shown(element) && element.getBoundingClientRect().right > width + 1) found.push(`wider than the paper: ${say(element)}`);
  for (const part of document.querySelectorAll("section")) {
    const held = texts(part);
    if (held.length && held.every(([, element]) => element.closest("h2, .section__hint"))) found.push(`a title with nothing below it: ${say(part)}`);
  }
  for (const table of document.querySelectorAll("table")) {
    const held = texts(table).flatMap(([node, element]) => lines(node).map((box) => [box, element.closest("th, td, caption")]));
    const isOver = ([one, cell], [other, another]) =>
      cell !== another && one.left < other.right - 1 && other.left < one.right - 1 && one.top < other.bottom - 1 && other.top < one.bottom - 1;
    if (held.some((one, at) => held.slice(at + 1).some((other) => isOver(one, other)))) found.push(`cells lie over each other: ${say(table)}`);
  }
  return [...new Set(found)];
}

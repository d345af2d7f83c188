// What makes a reader scroll in two directions: the page itself, or a region that the keyboard does not reach.
() => {
  const root = document.documentElement;
  const width = root.clientWidth;
  const found = root.scrollWidth > width ? [`the page is ${root.scrollWidth} px wide in ${width} px`] : [];
  for (const element of document.body.querySelectorAll("*")) {
    if (element.scrollWidth <= element.clientWidth + 1 || !shown(element) || element.matches("input, select")) continue;
    if (!["auto", "scroll"].includes(getComputedStyle(element).overflowX) || forReaders(element)) continue;
    const named = element.getAttribute("aria-label") || element.getAttribute("aria-labelledby") || element.caption;
    if (element.tabIndex < 0 || !element.hasAttribute("tabindex")) found.push(`the keyboard cannot scroll ${say(element)}`);
    else if (!named) found.push(`it scrolls and has no name: ${say(element)}`);
  }
  return found;
}

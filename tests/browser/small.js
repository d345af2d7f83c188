// Targets that a finger misses: `given` says how large a control and how high a link must be.
(given) => {
  const { control, link } = given;
  const found = [];
  const inWords = (element) => {
    if (!getComputedStyle(element).display.startsWith("inline")) return false;
    let home = element.parentElement;
    while (home && /^(inline|contents)/.test(getComputedStyle(home).display)) home = home.parentElement;
    const copy = home.cloneNode(true);
    copy.querySelectorAll("a, button, summary, input, select, [aria-hidden=true]").forEach((one) => one.remove());
    return (copy.textContent.match(/[\p{Letter}\p{Number}]/gu) ?? []).length >= 4;
  };
  const isControl = (element) =>
    element.matches("button, input, select, textarea, summary, [role=button], #elder, a[rel=prev], a[rel=next]") ||
    element.closest("header") ||
    (element.closest("nav") && !element.closest("footer, nav ol"));
  // A link may be hit beside its box too, by something of it that lies there: feel how far that goes.
  const hit = (element, wide, high) => {
    element.scrollIntoView({ block: "center", inline: "nearest" });
    const box = element.getClientRects()[0];
    const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
    const reach = (right, down) => {
      for (let far = 0; far < high; far += 1) {
        const top = document.elementFromPoint(x + right * far, y + down * far);
        if (!top || !(element.contains(top) || [...(element.labels ?? [])].some((one) => one.contains(top)))) return far;
      }
      return high;
    };
    return reach(-1, 0) + reach(1, 0) >= wide && reach(0, -1) + reach(0, 1) >= high;
  };
  for (const element of document.querySelectorAll("a[href], button, input:not([type=hidden]), select, textarea, summary, [role=button]")) {
    if (!shown(element) || element.disabled) continue;
    if (forReaders(element) && !element.labels?.length) continue;
    if (element.matches("a[href], button") && inWords(element)) continue;
    const high = isControl(element) ? control : link;
    const wide = 24;
    const boxes = [element, ...(element.matches("[type=checkbox], [type=radio]") || forReaders(element) ? element.labels ?? [] : [])].map((one) => one.getBoundingClientRect());
    const enough = boxes.some((box) => box.width >= wide - 0.5 && box.height >= high - 0.5);
    if (!enough && !hit(element, wide, high)) {
      const box = boxes.at(-1);
      found.push(`${box.width.toFixed(0)}×${box.height.toFixed(0)} px, not ${wide}×${high}: ${say(element)}`);
    }
  }
  return [...new Set(found)];
}

// Where the focus stands: the number of the stop, and what is wrong with how it shows.
() => {
  const element = document.activeElement;
  if (!element || element === document.body || element === document.documentElement) return null;
  const found = [];
  const bearers = [element, ...(element.labels ?? [])];

  const ring = (bearer) => {
    const style = getComputedStyle(bearer);
    if (style.outlineStyle === "none" || parseFloat(style.outlineWidth) < 2) return 0;
    const beside = parseFloat(style.outlineOffset) < 0 ? bearer : bearer.parentElement;
    return contrast(style.outlineColor, behind(beside));
  };
  const shadow = (bearer) => {
    const said = getComputedStyle(bearer).boxShadow;
    if (said === "none" || said.includes("inset")) return 0;
    const colour = said.match(/^[a-z-]+\([^)]*\)/)?.[0];
    const sizes = said.replace(colour, "").split(",")[0].match(/-?[\d.]+px/g)?.map(parseFloat) ?? [];
    return Math.abs(sizes[0]) + Math.abs(sizes[1]) + sizes[3] >= 2 && paint(colour)[3] > 127 ? contrast(colour, behind(bearer.parentElement)) : 0;
  };
  const changed = bearers.filter((bearer) => shown(bearer) && window.looks.get(bearer) !== window.look(bearer));
  const best = Math.max(0, ...changed.map((bearer) => Math.max(ring(bearer), shadow(bearer))));
  if (best < 3) found.push(`its focus does not show (${best.toFixed(1)}:1): ${say(element)}`);

  const boxes = (forReaders(element) ? bearers.slice(1) : [element]).flatMap((one) => [...one.getClientRects()]);
  const box = boxes.find((one) => one.width > 0 && one.height > 0);
  if (!box) found.push(`it has no box: ${say(element)}`);
  else {
    const middle = (low, high, end) => (Math.max(low, 0) + Math.min(high, end)) / 2;
    const across = middle(box.left, box.right, innerWidth);
    const down = middle(box.top, box.bottom, innerHeight);
    const inside = box.right > 0 && box.left < innerWidth && box.bottom > 0 && box.top < innerHeight;
    const top = inside ? document.elementFromPoint(across, down) : null;
    if (!inside) found.push(`it is outside the window: ${say(element)}`);
    else if (!bearers.some((bearer) => bearer.contains(top))) found.push(`${top && say(top)} covers it: ${say(element)}`);
  }
  return { number: Number(element.dataset.stop ?? -1), words: say(element), found };
}

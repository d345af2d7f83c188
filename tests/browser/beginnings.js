// Lines that begin with a mark which Chinese never puts there.
() => {
  const marks = "，。；：、！？）》”";
  const range = document.createRange();
  const place = (node, at) => {
    range.setStart(node, at);
    range.setEnd(node, at + 1);
    return range.getClientRects()[0];
  };
  const found = [];
  let before; // the letter before, which may stand in another element on the same line
  let block;
  for (const [node, element] of texts()) {
    let home = element;
    while (home.parentElement && getComputedStyle(home).display.startsWith("inline")) home = home.parentElement;
    if (home !== block) before = undefined;
    block = home;
    for (let at = 0; at < node.data.length; at += 1) {
      if (!node.data[at].trim()) continue;
      const mark = marks.includes(node.data[at]);
      if (!mark && !marks.includes(node.data[at + 1] ?? marks[0])) continue;
      const box = place(node, at);
      if (!box) continue;
      if (mark && before && box.top > before.bottom - 2) found.push(`a line begins ${node.data.slice(at, at + 8)}: ${say(element)}`);
      before = box;
    }
  }
  return found;
}

// What is new: parts of one item that stand apart, or a line of it that begins with a gap; and charts without any.
() => {
  const found = [];
  for (const item of document.querySelectorAll(".feed__item")) {
    const [mark, what] = [item.querySelector(".feed__mark"), item.querySelector(".feed__what")].map((part) => part?.getBoundingClientRect());
    if (mark && what && mark.left === what.left && what.top > mark.bottom + 2) found.push(`it stands far below its mark: ${say(item)}`);
    const tag = item.querySelector(".feed__what > .tag")?.getBoundingClientRect();
    if (tag && tag.left > what.left + 1 && tag.top > item.querySelector(".feed__what > a").getBoundingClientRect().bottom - 2)
      found.push(`a line begins with a gap: ${say(item)}`);
  }
  for (const chart of document.querySelectorAll("figure + figure"))
    if (shown(chart) && chart.getBoundingClientRect().top < chart.previousElementSibling.getBoundingClientRect().bottom + 8)
      found.push(`it begins where another one ends: ${say(chart)}`);
  return found;
}

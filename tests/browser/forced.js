// Whether what colour says is still to be seen when the reader's own colours replace the page's:
// `given` are the words of an outcome, the bad ones first.
(given) => {
  const [bad, others] = given;
  const found = [];
  const canvas = () => {
    const probe = document.body.appendChild(document.createElement("i"));
    probe.style.cssText = "forced-color-adjust: none; color: Canvas";
    const colour = getComputedStyle(probe).color;
    probe.remove();
    return colour;
  };
  const ground = canvas();
  const stands = (colour) => paint(colour)[3] > 127 && contrast(colour, ground) >= 3;
  const sides = ["Top", "Right", "Bottom", "Left"];
  /** What an element shows besides its words and colours: borders, lines under words, an outline, a drawn shape. */
  const shape = (element) => {
    const style = getComputedStyle(element);
    const borders = sides.map((side) =>
      style[`border${side}Style`] !== "none" && stands(style[`border${side}Color`]) ? style[`border${side}Style`] + style[`border${side}Width`] : "",
    );
    const outline = style.outlineStyle !== "none" && stands(style.outlineColor) ? style.outlineWidth : "";
    const under = style.textDecorationLine === "none" ? "" : style.textDecorationLine + style.textDecorationThickness;
    const drawn = [...element.querySelectorAll("svg")].filter(shown).map((svg) =>
      [...svg.querySelectorAll("path, circle, rect, line, polygon, polyline, use")]
        .filter((part) => [getComputedStyle(part).stroke, getComputedStyle(part).fill].some((colour) => colour !== "none" && stands(colour)))
        .map((part) => part.outerHTML)
        .join(),
    );
    const before = ["::before", "::after"].map((part) => {
      const its = getComputedStyle(element, part);
      if (its.content === "none" || its.content === "normal") return "";
      return its.content + sides.map((side) => (its[`border${side}Style`] !== "none" && stands(its[`border${side}Color`]) ? its[`border${side}Width`] : "")).join();
    });
    return [...borders, outline, under, ...drawn, ...before].join("|").replaceAll("0px", "");
  };

  for (const current of document.querySelectorAll("nav [aria-current]")) {
    const list = current.closest("ul");
    if (!list || !shown(current)) continue;
    const beside = [...list.querySelectorAll("a, span")].filter((one) => !one.closest("[aria-current]") && !one.querySelector("[aria-current]") && one.localName === current.localName);
    for (const other of beside) if (shape(other) === shape(current)) found.push(`the current one looks like the rest: ${say(current)}`);
  }

  const marks = [...document.querySelectorAll("main *")].filter(
    (element) => shown(element) && !forReaders(element) && element.matches("span, strong, em, b, p") && [...bad, ...others].includes(element.textContent.trim()) && ![...element.children].some((child) => child.textContent.trim()),
  );
  const around = (mark) => (mark.querySelector("svg") || !mark.parentElement.querySelector(":scope > svg") ? mark : mark.parentElement);
  const shapes = new Map(marks.map((mark) => [mark, shape(around(mark))]));
  for (const [mark, its] of shapes) if (!its.replaceAll("|", "")) found.push(`only its word: ${say(mark)}`);
  const plain = new Set([...shapes].filter(([mark]) => others.includes(mark.textContent.trim())).map(([, its]) => its));
  for (const [mark, its] of shapes) if (bad.includes(mark.textContent.trim()) && plain.has(its)) found.push(`it looks like a good one: ${say(mark)}`);
  return { found: [...new Set(found)], marks: marks.length };
}

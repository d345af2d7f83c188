// What the snippets share.

/** Words by which a person finds an element again. */
const say = (element) => {
  const text = (element.textContent || element.getAttribute("aria-label") || "").trim().replace(/\s+/g, " ");
  const classes = typeof element.className === "string" && element.className ? `.${element.className.split(" ")[0]}` : "";
  return `<${element.localName}${element.id ? `#${element.id}` : ""}${classes}> ${text.slice(0, 24)}`;
};

/** Whether an element is painted. */
const shown = (element) =>
  element.checkVisibility({ visibilityProperty: true, opacityProperty: true, contentVisibilityAuto: true }) &&
  element.getClientRects().length > 0;

/** What *ask* says of an element, asked once: most is asked of a page's whole tree, for which nothing changes meanwhile. */
const once = (ask) => {
  const known = new Map();
  return (element) => {
    if (!known.has(element)) known.set(element, ask(element));
    return known.get(element);
  };
};

/** Whether an element, or what it stands in, is there for screen readers only. */
const forReaders = once((element) => {
  if (!element) return false;
  const style = getComputedStyle(element);
  const box = element.getBoundingClientRect();
  const small = box.width <= 1 && box.height <= 1;
  return small || style.clipPath === "inset(50%)" || (style.clip !== "auto" && style.position === "absolute") || forReaders(element.parentElement);
});

/** Every text that a person sees: its node and the element it stands in. */
const texts = (root = document.body) => {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const found = [];
  while (walker.nextNode()) {
    const node = walker.currentNode;
    const element = node.parentElement;
    if (!node.data.trim() || element.closest("script, style, noscript, option, template, title, desc")) continue;
    if (shown(element) && !forReaders(element)) found.push([node, element]);
  }
  return found;
};

/** The rectangles of a text node, one for each line. */
const lines = (node) => {
  const range = document.createRange();
  range.selectNodeContents(node);
  return [...range.getClientRects()].filter((box) => box.width > 0);
};

const brush = Object.assign(document.createElement("canvas"), { width: 1, height: 1 }).getContext("2d", {
  willReadFrequently: true,
});

/** A colour as red, green, blue and how far it covers. */
const paint = (colour) => {
  brush.clearRect(0, 0, 1, 1);
  brush.fillStyle = colour;
  brush.fillRect(0, 0, 1, 1);
  return [...brush.getImageData(0, 0, 1, 1).data];
};

const brightness = (colour) => {
  const [red, green, blue] = paint(colour)
    .slice(0, 3)
    .map((part) => part / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};

/** The contrast of two colours, as WCAG counts it. */
const contrast = (one, other) => {
  const [low, high] = [brightness(one), brightness(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
};

/** The colour that lies behind an element, its own background included. */
const behind = (element) => {
  for (let one = element; one; one = one.parentElement) {
    const colour = getComputedStyle(one).backgroundColor;
    if (paint(colour)[3] > 127) return colour;
  }
  return "Canvas";
};

// What is too small in 长辈版: `given.body` for the letters of the page, `given.least` for any.
(given) => {
  const size = (element) => parseFloat(getComputedStyle(element).fontSize);
  const body = size(document.body);
  const found = body < given.body ? [`the letters of the page are of ${body} px`] : [];
  for (const [, element] of texts()) {
    const drawing = element.closest("svg");
    const scale = drawing ? drawing.getScreenCTM().a : 1;
    if (size(element) * scale < given.least - 0.01) found.push(`${(size(element) * scale).toFixed(1)} px: ${say(element)}`);
  }
  return [...new Set(found)];
}

// Every element that Tab should stop at, in the order of the document, numbered by `data-stop`; their looks are kept.
() => {
  const wanted = "a[href], area[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex], [contenteditable]";
  const one = (element) =>
    element.type !== "radio" ||
    element.checked ||
    (!document.querySelector(`input[type=radio][name="${element.name}"]:checked`) &&
      document.querySelector(`input[type=radio][name="${element.name}"]`) === element);
  const stops = [...document.querySelectorAll(wanted)].filter(
    (element) =>
      element.tabIndex >= 0 &&
      !element.disabled &&
      one(element) &&
      !(element.matches("summary") && element !== element.parentElement.querySelector("summary")) &&
      element.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true }) &&
      element.getClientRects().length,
  );
  const look = (element) => {
    const style = getComputedStyle(element);
    return [style.outlineStyle, style.outlineWidth, style.outlineColor, style.boxShadow].join(" ");
  };
  window.looks = new Map();
  stops.forEach((element, number) => {
    element.dataset.stop = number;
    for (const each of [element, ...(element.labels ?? [])]) window.looks.set(each, look(each));
  });
  window.look = look;
  return stops.map(say);
}

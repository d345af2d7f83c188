// What moves although the reader asked for rest.
() => {
  const found = [];
  const long = (times) => times.split(",").some((time) => parseFloat(time) > 0);
  for (const element of document.querySelectorAll("*"))
    for (const part of ["", "::before", "::after", "::marker"]) {
      const style = getComputedStyle(element, part);
      if (style.transitionProperty !== "none" && long(style.transitionDuration)) found.push(`a transition of ${say(element)}${part}`);
      if (style.animationName !== "none" && long(style.animationDuration)) found.push(`an animation of ${say(element)}${part}`);
      if (!part && style.scrollBehavior !== "auto") found.push(`smooth scrolling of ${say(element)}`);
    }
  return found;
}

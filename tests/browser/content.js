// The lines of the main part as they are shown, without controls, and every run of digits in it.
() => {
  const main = document.querySelector("main");
  const controls = [...main.querySelectorAll("form, search, [role=search], label, input, select, button, [role=status]")];
  const before = controls.map((one) => one.style.display);
  controls.forEach((one) => one.style.setProperty("display", "none", "important"));
  const lines = main.innerText.split("\n").map((line) => line.trim()).filter(Boolean);
  controls.forEach((one, at) => (one.style.display = before[at]));
  return { lines, digits: (main.textContent.match(/\d+/g) ?? []).sort() };
}

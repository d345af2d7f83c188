// Runs before the page is drawn, so that nothing jumps: what needs a script is there, and so is 长辈版 if it was chosen.
document.documentElement.classList.add("has-script");
try {
  if (localStorage.getItem("elder") === "1") document.documentElement.classList.add("is-elder");
} catch {
  // Storage is switched off: the switch works all the same, page by page.
}

// Pictures that answer. The file stays what a reader sees until a picture is touched, or asked for by its button: then the
// same picture is drawn in its place, and says the numbers of the group that is pointed at, as its table has them.
const { src: HERE } = document.currentScript;
const BUNDLE = new URL(`echarts.js${new URL(HERE).search}`, HERE); // with the hash that this one came by
const STEPS = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };
const APART = 8; // px between a group and what is said of it
const REACH = 24; // px of a group that what is said of it keeps clear of
const LOST = "没有连上，图还在；数见图表数据。";

let bundle;

/** Fetch what draws, once; where it did not arrive, whoever asks next tries again. */
function program() {
  bundle ??= new Promise((resolve, reject) => {
    const script = Object.assign(document.createElement("script"), { src: BUNDLE });
    script.onload = () => resolve(globalThis.drawingOfCharts);
    script.onerror = () => {
      bundle = undefined;
      script.remove();
      reject(new Error(LOST));
    };
    document.head.append(script);
  });
  return bundle;
}

async function options(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(LOST);
  return answer.json();
}

/** Return an element of a class that holds *words* as text: nothing of the data is ever read as HTML. */
function made(tag, className, words = "") {
  return Object.assign(document.createElement(tag), { className, textContent: words });
}

/** Read the groups of a picture off its table: the name, a line for each number, where the rows are listed. */
function groups(figure) {
  const heads = [...figure.querySelectorAll("thead th")].map((head) => head.textContent.trim());
  return [...figure.querySelectorAll("tbody tr")].map((row) => {
    const [name, ...cells] = [...row.cells].map((cell) => cell.textContent.trim());
    const lines = cells.map((words, at) => `${heads[at + 1]}：${words}`).filter((_, at) => cells[at]);
    return { name, lines, rows: row.cells[0].dataset.rows || row.querySelector("th a")?.href };
  });
}

/** Say where the groups of a drawn chart are, and which one is at a place; all in px of the drawing. */
function geometry(chart, { xAxis, yAxis, grid, series }) {
  if (!xAxis) return slices(series[0]);
  const upright = xAxis[0].type === "category";
  const axis = upright ? { xAxisIndex: 0 } : { yAxisIndex: 0 };
  const last = (upright ? xAxis : yAxis)[0].data.length - 1;
  const middle = (at) => chart.convertToPixel(axis, at);
  const half = last ? Math.abs(middle(1) - middle(0)) / 2 : Infinity;
  return {
    at: (x, y) => Math.min(last, Math.max(0, Math.round(chart.convertFromPixel(axis, upright ? x : y)))),
    place: (at) => (at > last ? undefined : { upright, top: grid.top, from: middle(at) - half, to: middle(at) + half }),
  };
}

/** The same of a pie: its slices begin at the top and follow each other as a clock turns. */
function slices({ center, data }) {
  const amounts = data.map((one) => Number(one.value) || 0);
  const whole = amounts.reduce((sum, amount) => sum + amount, 0);
  const at = (x, y) => {
    let left = ((Math.atan2(x - center[0], center[1] - y) / (2 * Math.PI) + 1) % 1) * whole;
    return amounts.findIndex((amount) => (left -= amount) < 0);
  };
  return { at, place: () => undefined };
}

/** Return which of its three drawings a picture shows, and the image that shows it. */
function shown(frame) {
  const large = frame.querySelector(".chart__large");
  if (large.clientWidth) return ["large", large];
  return [matchMedia(frame.querySelector("source").media).matches ? "narrow" : "wide", frame.querySelector("picture img")];
}

/** Return a link to the rows of a group: to their list, or to the part of this page where they are selected. */
function wayTo(rows) {
  const link = Object.assign(made("a", "", "看这些记录"), { href: rows });
  if (link.pathname === location.pathname) link.addEventListener("click", toTheList);
  return link;
}

/** Go to the list of this page, now and once register.js has selected the rows, which moves it. */
function toTheList() {
  const list = document.getElementById("list");
  const go = () => document.getElementById("rows").scrollIntoView({ behavior: "instant" });
  new MutationObserver((_, seen) => {
    seen.disconnect();
    requestAnimationFrame(go);
  }).observe(list, { childList: true, subtree: true });
  list.focus({ preventScroll: true });
  go();
}

/** Put *style* on an element in px; what it does not name is as the stylesheet has it. */
function put(element, style) {
  element.removeAttribute("style");
  for (const [name, value] of Object.entries(style)) element.style[name] = `${value}px`;
}

/** The picture of a frame as it is drawn: *stage* takes the focus and the pointer. */
function staged(frame, init, sizes) {
  const stage = made("div", "chart__live");
  const [holder, band, tip] = ["drawing", "band", "tip"].map((part) => made("div", `chart__${part}`));
  let chart, name, size, scale, where;
  band.hidden = tip.hidden = true;
  holder.setAttribute("aria-hidden", "true");
  stage.append(holder, band, tip);

  const fit = () => {
    const [now, image] = shown(frame);
    if (now !== name) {
      [name, size] = [now, sizes[now]];
      chart?.dispose();
      chart = init(holder, null, { renderer: "svg", width: size.width, height: size.height });
      chart.setOption(size.option);
      where = geometry(chart, size.option);
    }
    scale = image.clientWidth / size.width;
    put(stage, { width: image.clientWidth, height: image.clientHeight });
    put(holder, { width: size.width, height: size.height });
    holder.style.transform = `scale(${scale})`;
  };
  const mark = (at) => {
    const every = size.option.series.map((_, number) => number);
    chart.dispatchAction({ type: "downplay", seriesIndex: every });
    chart.dispatchAction({ type: "highlight", seriesIndex: every, dataIndex: at });
    const found = where.place(at);
    band.hidden = !found;
    if (!found) return put(tip, { left: 0, top: stage.clientHeight + APART });
    const { upright, top } = found;
    const [wide, high] = [stage.clientWidth, stage.clientHeight];
    const most = upright ? wide : high;
    const [from, to] = [Math.max(0, found.from * scale), Math.min(most, found.to * scale)];
    put(band, upright ? { left: from, width: to - from, top: top * scale, bottom: 0 } : { top: from, height: to - from, left: 0, right: 0 });
    const middle = (from + to) / 2;
    const reach = Math.min(REACH, (to - from) / 2) + APART;
    if (!upright) return put(tip, { right: 0, ...(middle < high / 2 ? { top: to + APART } : { bottom: high - from + APART }) });
    const [side, gone] = middle < wide / 2 ? ["left", middle + reach] : ["right", wide - middle + reach];
    put(tip, { top: top * scale, [side]: gone, maxWidth: wide - gone });
  };
  const unmark = () => {
    chart.dispatchAction({ type: "downplay", seriesIndex: size.option.series.map((_, number) => number) });
    band.hidden = tip.hidden = true;
  };
  const at = ({ clientX, clientY }) => {
    const { left, top } = stage.getBoundingClientRect();
    return where.at((clientX - left) / scale, (clientY - top) / scale);
  };
  return { stage, tip, fit, mark, unmark, at };
}

/** Let a picture be asked. */
function answering(figure) {
  const frame = figure.querySelector(".chart__frame");
  const button = figure.querySelector("[data-ask]");
  const note = button.parentElement.querySelector("[role=status]");
  const every = groups(figure);
  const aloud = made("p", "unseen");
  let started, drawn;
  let chosen = -1;
  let isHeld = false; // by a click, a tap or the keyboard: the pointer may then leave

  const choose = (at, isSaid) => {
    if (at !== chosen) {
      chosen = at;
      if (at < 0) return drawn.unmark();
      const { name, lines, rows } = every[at];
      const link = rows ? [wayTo(rows)] : [];
      drawn.tip.replaceChildren(made("p", "chart__group", name), ...lines.map((line) => made("p", "", line)), ...link);
      drawn.tip.hidden = false;
      drawn.mark(at);
    }
    if (isSaid) aloud.textContent = [every[at].name, ...every[at].lines, every[at].rows ? "按回车看这些记录" : ""].filter(Boolean).join("，");
  };
  const release = () => {
    isHeld = false;
    choose(-1);
  };
  const pressed = (event) => {
    const { key, target } = event;
    if (key === "Escape") {
      release();
      return button.focus();
    }
    if (target !== drawn.stage) return; // a link in it
    const to = { ...(key in STEPS && { [key]: chosen + STEPS[key] }), Home: 0, End: every.length - 1 }[key];
    if (key === "Enter") drawn.tip.querySelector("a")?.click();
    if (to === undefined) return;
    event.preventDefault();
    isHeld = true;
    choose(Math.min(every.length - 1, Math.max(0, to)), true);
  };
  const build = ([init, sizes]) => {
    drawn = staged(frame, init, sizes);
    const { stage, fit } = drawn;
    stage.tabIndex = 0;
    stage.setAttribute("role", "application");
    stage.setAttribute("aria-label", `${frame.querySelector("img").alt} 用方向键逐个看，按 Esc 退出。`);
    aloud.setAttribute("role", "status");
    frame.append(stage);
    frame.after(aloud);
    fit();
    frame.classList.add("is-live");
    stage.addEventListener("keydown", pressed);
    stage.addEventListener("focusout", (event) => stage.contains(event.relatedTarget) || release());
    new ResizeObserver(() => {
      fit();
      if (chosen >= 0) drawn.mark(chosen);
    }).observe(frame);
  };
  const start = async () => {
    started ??= Promise.all([program(), options(figure.dataset.live)]).then(build);
    try {
      await started;
      note.textContent = "";
    } catch {
      started = undefined;
      note.textContent = LOST;
    }
    return Boolean(drawn);
  };

  const isPointing = ({ pointerType, target }) => pointerType === "mouse" && !isHeld && !target.closest(".chart__tip");
  let latest; // where the pointer is by the time that all has arrived
  frame.addEventListener("pointerenter", async (event) => {
    latest = event;
    if (isPointing(event) && (await start()) && frame.matches(":hover") && !isHeld) choose(drawn.at(latest));
  });
  frame.addEventListener("pointermove", (event) => {
    latest = event;
    if (drawn && isPointing(event) && drawn.stage.contains(event.target)) choose(drawn.at(event));
  });
  frame.addEventListener("pointerleave", (event) => drawn && isPointing(event) && choose(-1));
  frame.addEventListener("click", async (event) => {
    if (event.target.closest("a, .chart__tip") || !(await start())) return;
    isHeld = true;
    drawn.stage.focus({ preventScroll: true });
    choose(drawn.at(event), true);
  });
  button.addEventListener("click", async () => {
    if (!(await start())) return;
    isHeld = true;
    drawn.stage.focus();
    choose(0, true);
  });
}

document.querySelectorAll("figure[data-live]:has([data-ask])").forEach(answering); // without a row there is nothing to ask

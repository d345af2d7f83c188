// Where a picture and what is written about it disagree. `given.smallest` is the least size of a letter on the screen.
async (given) => {
  const found = [];
  const numbers = (text) => (text.replaceAll(",", "").match(/\d+(\.\d+)?/g) ?? []).map(Number);
  for (const image of document.images) {
    image.loading = "eager";
    await image.decode().catch(() => found.push(`it does not load: ${image.getAttribute("src")}`));
  }

  const place = (text) => {
    const spot = text.getAttribute("transform")?.match(/(?:translate\(|matrix\((?:[^, ]+[, ]+){4})(-?[\d.]+)[, ]+(-?[\d.]+)/);
    return spot ? [Number(spot[1]), Number(spot[2])] : [Number(text.getAttribute("x") ?? 0), Number(text.getAttribute("y") ?? 0)];
  };
  /** Numbers in a row or a column, as far from each other as the ones beside them: an axis counts so. */
  const ticks = (labels) => {
    const axis = new Set();
    for (const way of [0, 1])
      for (const label of labels) {
        const row = labels.filter((other) => Math.abs(other.spot[way] - label.spot[way]) < 1).sort((a, b) => a.spot[1 - way] - b.spot[1 - way]);
        const steps = row.slice(1).map((other, at) => other.value - row[at].value);
        if (row.length >= 3 && steps[0] && steps.every((step) => Math.abs(step - steps[0]) < 1e-6 * Math.abs(steps[0]))) axis.add(label);
      }
    return axis;
  };
  const plain = /^[¥￥]?-?[\d,]+(\.\d+)?\s*[%\p{Script=Han}]{0,3}$/u;

  const compare = (drawing, table, figure, name) => {
    const drawn = [...drawing.querySelectorAll("text")].map((text) => ({ text: text.textContent.trim(), spot: place(text) }));
    const labels = drawn.filter(({ text }) => plain.test(text)).map((one) => ({ ...one, value: numbers(one.text)[0] }));
    const cells = new Set([...table.querySelectorAll("td, th")].flatMap((cell) => numbers(cell.textContent)));
    const words = new Set(numbers(figure.textContent));
    const axis = ticks(labels);
    for (const label of labels)
      if (!cells.has(label.value) && !axis.has(label)) found.push(`${name} draws ${label.text}, which its table does not say`);
    for (const { text } of drawn)
      for (const number of numbers(text))
        if (!plain.test(text) && !words.has(number)) found.push(`${name} writes “${text}”, which nothing beside it says`);
    const rows = [...table.tBodies].flatMap((body) => [...body.rows]);
    if (rows.length > 8) return;
    const said = new Set(drawn.flatMap(({ text }) => numbers(text)));
    for (const row of rows) {
      const values = [...row.querySelectorAll("td")].flatMap((cell) => numbers(cell.textContent));
      if (values.length && !values.some((value) => said.has(value))) found.push(`${name} does not draw: ${row.textContent.trim().replace(/\s+/g, " ")}`);
    }
  };

  const parser = new DOMParser();
  const read = async (address) => parser.parseFromString(await (await fetch(address)).text(), "image/svg+xml").documentElement;
  for (const figure of document.querySelectorAll("figure")) {
    const images = [...figure.querySelectorAll("img")];
    const table = figure.querySelector("table");
    const drawings = [...figure.querySelectorAll("svg:not([aria-hidden=true], .qr__code)")].map((svg) => [svg, "a drawing"]);
    for (const address of [
      ...images.map((image) => image.src),
      ...[...figure.querySelectorAll("source")].flatMap((one) => one.srcset.split(",").map((part) => part.trim().split(/\s+/)[0])),
    ]) {
      if (/\.svg($|[?#])|^data:image\/svg/.test(address)) drawings.push([await read(new URL(address, document.baseURI)), address.slice(-40)]);
    }
    if (drawings.length && !table) found.push(`no table beside ${drawings[0][1]}`);
    else for (const [drawing, name] of drawings) compare(drawing, table, figure, name);
  }

  for (const image of document.images) {
    const name = image.getAttribute("src").slice(-40);
    if (!image.hasAttribute("alt") || (image.closest("figure") && !image.alt.trim())) found.push(`no alternative to ${name}`);
    if (!image.getAttribute("width") || !image.getAttribute("height")) found.push(`no width or height of ${name}`);
    if (!shown(image)) continue;
    const [wide, high] = [image.clientWidth, image.clientHeight];
    const own = image.naturalWidth / image.naturalHeight;
    if (Math.abs(wide / high / own - 1) > 0.02) found.push(`stretched: ${name} is ${wide}×${high} px, by itself ${image.naturalWidth}×${image.naturalHeight}`);
    if (!image.closest("figure") || !/\.svg($|[?#])|^data:image\/svg/.test(image.currentSrc)) continue;
    const drawing = await read(image.currentSrc);
    const view = drawing.getAttribute("viewBox")?.split(/[ ,]+/).map(Number) ?? [0, 0, image.naturalWidth];
    for (const text of drawing.querySelectorAll("text")) {
      const size = (parseFloat(text.getAttribute("font-size") ?? text.style?.fontSize) * wide) / view[2];
      if (size < given.smallest - 0.1) found.push(`letters of ${size.toFixed(1)} px, not ${given.smallest}, in ${image.currentSrc.slice(-40)}`);
    }
  }
  return [...new Set(found)];
}

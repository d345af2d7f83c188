// Draws with the program that a browser gets: JSON lines {width, height, option} in, a JSON line with the SVG out.
import { readFile } from "node:fs/promises";
import { createInterface } from "node:readline";

(0, eval)(await readFile(process.argv[2], "utf-8"));
for await (const line of createInterface({ input: process.stdin })) {
  const { width, height, option } = JSON.parse(line);
  const chart = globalThis.drawingOfCharts(null, null, { renderer: "svg", ssr: true, width, height });
  chart.setOption(option);
  console.log(JSON.stringify(chart.renderToSVGString()));
  chart.dispose();
}

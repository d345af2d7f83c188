// Draws charts: JSON lines {name, width, height, option} in, JSON lines {name, svg, width, height} or {name, error} out.
//
// No page is involved: ECharts writes SVG as text. It measures text by a table of its own, so that the same
// option is the same drawing on every machine. The worker ends when its input does. It runs bundled: Node would read
// 275 files of ECharts for half a second.

import { createInterface } from "node:readline";
import { BarChart, LineChart, PieChart } from "echarts/charts";
import { GridComponent, LegendComponent, MarkLineComponent, TitleComponent } from "echarts/components";
import { init, use } from "echarts/core";
import { SVGRenderer } from "echarts/renderers";
import LRU from "zrender/lib/core/LRU.js";

use([
  ...[BarChart, LineChart, PieChart],
  ...[GridComponent, LegendComponent, MarkLineComponent, TitleComponent],
  SVGRenderer,
]);

// It remembers the widths of words in a plain object, which has a `constructor` before anybody asks for one.
for (const name of ["get", "put"]) {
  const known = LRU.prototype[name];
  LRU.prototype[name] = function (key, ...more) {
    return known.call(this, typeof key === "string" ? ` ${key}` : key, ...more);
  };
}

console.log = console.error; // ECharts says what it dislikes; answers alone go to stdout

function draw({ name, width, height, option }) {
  const chart = init(null, null, { renderer: "svg", ssr: true, width, height });
  try {
    chart.setOption({ ...option, animation: false });
    return { name, svg: chart.renderToSVGString(), width, height };
  } catch (error) {
    return { name, error: String(error) };
  } finally {
    chart.dispose();
  }
}

for await (const line of createInterface({ input: process.stdin })) {
  process.stdout.write(`${JSON.stringify(draw(JSON.parse(line)))}\n`);
}

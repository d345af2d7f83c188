/*! Made of Apache ECharts and zrender; their licences: LICENCES.echarts.txt */
// What draws a picture in a browser: of ECharts only what our pictures are made of, the same as in charts/drawing/draw.mjs.
// chart.js fetches it when a picture is first touched or asked for.
import { BarChart, LineChart, PieChart } from "echarts/charts";
import { GridComponent, LegendComponent, MarkLineComponent, TitleComponent } from "echarts/components";
import { init, setPlatformAPI, use } from "echarts/core";
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
// Without a canvas it measures text by its own table, as where the file was drawn: the two pictures are the same.
setPlatformAPI({ createCanvas: () => null });
globalThis.drawingOfCharts = init;

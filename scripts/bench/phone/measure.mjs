// node measure.mjs <site> <page>…: one line of JSON a page: {page, scores, lcp, cls, failed}. Times in ms.
// The site is served as a static host does it: compressed, to be kept, and from an address of this machine.
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join } from "node:path";
import { gzipSync } from "node:zlib";
import { launch } from "chrome-launcher";
import lighthouse from "lighthouse";

const TYPES = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".png": "image/png",
  ".svg": "image/svg+xml; charset=utf-8",
  ".txt": "text/plain; charset=utf-8",
  ".xml": "application/xml; charset=utf-8",
};
const CATEGORIES = ["performance", "accessibility", "best-practices", "seo"];
const [site, ...pages] = process.argv.slice(2);

async function answer(request, response) {
  const path = decodeURIComponent(new URL(request.url, "http://localhost").pathname);
  const file = join(site, path.endsWith("/") ? `${path}index.html` : path);
  try {
    const body = gzipSync(await readFile(file));
    const type = TYPES[extname(file)] ?? "application/octet-stream";
    response.writeHead(200, { "content-type": type, "content-encoding": "gzip", "cache-control": "max-age=600" });
    response.end(body);
  } catch {
    response.writeHead(404).end();
  }
}

// What a category lost points for.
function failed({ categories, audits }) {
  const weighed = Object.values(categories).flatMap((one) => one.auditRefs.filter((audit) => audit.weight > 0));
  const ids = new Set(weighed.map((one) => one.id));
  return [...ids].filter((id) => audits[id].score !== null && audits[id].score < 0.9);
}

const server = createServer(answer);
await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
const chrome = await launch({ chromePath: process.env.CHROMIUM, chromeFlags: ["--headless=new", "--no-sandbox"] });
try {
  for (const page of pages) {
    const address = `http://127.0.0.1:${server.address().port}/${page}`;
    const { lhr } = await lighthouse(address, { port: chrome.port, logLevel: "error", onlyCategories: CATEGORIES });
    const said = {
      page,
      scores: CATEGORIES.map((name) => Math.round(100 * lhr.categories[name].score)),
      lcp: lhr.audits["largest-contentful-paint"].numericValue,
      cls: lhr.audits["cumulative-layout-shift"].numericValue,
      failed: failed(lhr),
    };
    console.log(JSON.stringify(said));
  }
} finally {
  await chrome.kill();
  server.close();
}

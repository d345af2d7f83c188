// Answers questions about the rows of a register with theme/assets/rows.js itself: a line of JSON in, one out.
import { readFile } from "node:fs/promises";
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";

const [script, folder] = process.argv.slice(2);
const { NOT_FILLED, Rows, ordered, parse, say, tally } = await import(pathToFileURL(script));
const rows = new Rows(async (name) => JSON.parse(await readFile(`${folder}/${name}`, "utf-8")));

for await (const line of createInterface({ input: process.stdin })) {
  const { fragment, fields, day, counted } = JSON.parse(line);
  await rows.open();
  const selection = parse(fragment, fields);
  const conditions = await rows.conditions(selection, day);
  const mask = await rows.containing(selection.q, rows.mask(conditions));
  const sorted = selection.sort ? await rows.column(selection.sort.replace(/^-/, "")) : undefined;
  const numbers = ordered(mask, sorted && sorted.codes, selection.sort.startsWith("-"));
  const others = await rows.containing(selection.q, rows.mask(conditions, counted));
  const counts = [...tally(await rows.column(counted), others)].filter(([value, number]) => number || value === NOT_FILLED);
  const shown = (await rows.shown(numbers.slice(0, 3))).map(([id]) => id);
  const csv = (await rows.file(numbers)).join("");
  console.log(JSON.stringify({ said: say(selection), numbers, counts, shown, csv, size: rows.size(numbers) }));
}

// node finding.mjs <folder of the index> <folder for answers>: looks up each line of the input as the search page does.
// Of each it writes all that is found, as numbers of 4 bytes, and prints what the first answer took. The seconds are those
// of one thread: a page runs in one, and it is the one that a browser slows down to be like a phone.
import { readFileSync, writeFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { gzipSync } from "node:zlib";
import { Lookup } from "../../theme/assets/lookup.js";

const STEP = 20; // entries of a kind that the page shows at first
const [, , index, answers] = process.argv;
let asked = 0;

/** Ask of an entry, as the page does, in which fields it has the words that its line does not show. */
function elsewhere(lookup, entry, words) {
  const shown = lookup.normal(entry.words + entry.more + entry.note + entry.adverse);
  return words.filter(({ word }) => !shown.includes(word)).map((one) => lookup.where(one, entry.number));
}

async function answer(query) {
  const texts = new Map();
  const read = async (name) => {
    if (!texts.has(name)) texts.set(name, readFileSync(`${index}/${name}`, "utf8"));
    return JSON.parse(texts.get(name));
  };
  const look = async () => {
    const lookup = new Lookup(read);
    await lookup.open();
    const found = await lookup.find(query);
    for (const one of found.kinds) {
      const entries = await lookup.entries(one.kind, lookup.first(one, STEP));
      for (const entry of entries) elsewhere(lookup, entry, found.words);
    }
    return found;
  };
  await look(); // everything is read
  const sum = (size) => [...texts.values()].reduce((total, text) => total + size(text), 0);
  const [bytes, packed, requests] = [sum((text) => Buffer.byteLength(text)), sum((text) => gzipSync(text).length), texts.size];
  const before = process.threadCpuUsage();
  const found = await look();
  const { user, system } = process.threadCpuUsage(before);
  const { kinds } = found.rest ? await found.rest() : found;
  for (const one of kinds) while (one.more) await one.more();
  writeFileSync(`${answers}/${asked}`, Uint32Array.from(kinds.flatMap(({ numbers }) => [...numbers])));
  asked += 1;
  return { bytes, packed, requests, seconds: (user + system) / 1e6, part: Number(Boolean(found.rest)) };
}

for await (const query of createInterface({ input: process.stdin })) {
  process.stdout.write(`${JSON.stringify(await answer(query))}\n`);
}

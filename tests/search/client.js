// Looks up in indexes given as texts, as a page does: one JSON line asks, one answers.
import { createInterface } from "node:readline";
import { Lookup } from "../../theme/assets/lookup.js";
import { near } from "../../theme/assets/near.js";

const STEP = 20;

async function answer({ files, queries, most, room }) {
  const read = async (name) => {
    if (!(name in files)) throw new Error(`no file ${name}`);
    fetched.set(name, Buffer.byteLength(files[name]));
    return JSON.parse(files[name]);
  };
  let fetched = new Map();
  const answers = [];
  for (const query of queries) {
    fetched = new Map();
    const lookup = new Lookup(read, most);
    await lookup.open();
    const begun = await lookup.find(query, ...room);
    const shown = [];
    for (const one of begun.kinds) shown.push(...(await lookup.entries(one.kind, lookup.first(one, STEP))));
    const size = [...fetched.values()].reduce((sum, bytes) => sum + bytes, 0);
    const requests = fetched.size;
    const first = begun.kinds.map(({ numbers, whole }) => ({ numbers: [...numbers], whole }));
    for (const one of begun.kinds) while (begun.rest && one.more) await one.more();
    const further = begun.kinds.map(({ numbers }) => [...numbers]);
    const { words, kinds } = begun.rest ? await begun.rest() : begun;
    for (const one of kinds) while (one.more) await one.more();
    const meant = shown.length ? [] : await Promise.all(words.map(({ word }) => near(lookup, word)));
    answers.push({
      first,
      found: kinds.map(({ numbers }) => [...numbers]),
      whole: kinds.every(({ whole }) => whole),
      words: words.map(({ word }) => word),
      shown: shown.map((one) => [one.words, one.address, lookup.where(words[0], one.number)]),
      near: meant.flat(),
      further,
      part: Boolean(begun.rest),
      bytes: size,
      requests,
    });
  }
  return answers;
}

for await (const line of createInterface({ input: process.stdin })) {
  process.stdout.write(`${JSON.stringify(await answer(JSON.parse(line)))}\n`);
}

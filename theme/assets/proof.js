// What of a part of a word's pieces was found to have it: held against the texts of entries.

import { common, numbers, union } from "./lists.js";
import { isChecked } from "./pieces.js";

const LOOKED = 40; // entries of a kind that are looked at
const UNSAID = "list"; // the kind whose entries do not say what is shown beside their name

/** Leave of what was found of some kinds what has the *unsure* words too: as the first entries show, or as is read now. */
export async function prove(lookup, shown, unsure) {
  lookup.chosen = new Map();
  const looked = await Promise.all(shown.map((one) => lookup.entries(one.kind, lookup.first(one, LOOKED))));
  const told = new Map(unsure.map(({ word }) => [word, new Set()]));
  shown.forEach(({ kind }, at) => {
    for (const { word } of unsure) {
      for (const entry of looked[at]) if (says(lookup, kind, entry, word)) told.get(word).add(entry.number);
    }
  });
  const all = looked.flat().map(({ number }) => number);
  await Promise.all(unsure.map((one) => settle(lookup, one, all.filter((number) => !told.get(one.word).has(number)))));
  shown.forEach((found, at) => decide(lookup, found, looked[at], unsure, told));
}

/** Leave of what was *found* the entries of *looked* that have every one of the *unsure* words: it is a part, if others may. */
function decide(lookup, found, looked, unsure, told) {
  const some = looked.map(({ number }) => number);
  const isTold = (number, { word }) => told.get(word).has(number);
  const isOpen = (number) => unsure.some((one) => !one.sure && !isTold(number, one));
  const isRight = (number) => unsure.every((one) => isTold(number, one) || (one.sure && lookup.place(one, number)));
  found.isPart = some.length < found.numbers.length || some.some(isOpen) || Boolean(found.more);
  found.whole = found.whole && !found.isPart;
  found.numbers = Uint32Array.from(some.filter(isRight));
}

/** Whether an entry has a word in what is shown of it. */
function says(lookup, kind, { words, more }, word) {
  const texts = [words, ...(kind === UNSAID ? [] : more.split("，"))].map((text) => lookup.normal(text));
  return lookup.alike(word).some((one) => texts.some((text) => text.includes(one)));
}

/** Make sure which of *some* entries have a word, where there is room for its text or for all of its pieces. */
async function settle(lookup, one, some) {
  if (!some.length) return;
  const words = lookup.alike(one.word);
  const isKnown = one.whole && words.length === 1 && isChecked(one.word); // who may have it
  const right = isKnown && (await lookup.saying(one.word, saidIn(one, some)));
  if (right) {
    const places = one.places.map(([place, list]) => [place, list.filter((number) => right.has(number))]);
    Object.assign(one, { places, sure: true });
  } else if (lookup.hasRoom(words)) {
    const { places, sure, whole } = await lookup.word(one.word);
    if (sure && whole) Object.assign(one, { places, sure });
  }
}

/** Return which numbers that have pieces of a word are *some* entries, or values that any of them say. */
function saidIn({ places, known }, some) {
  const entries = Uint32Array.from(some).sort();
  const list = (part) => (part.list ||= numbers(part.letters, part.start));
  const isSaid = (value) => known.get(value).some((part) => common(list(part), entries).length);
  const having = union(places.map(([, own]) => own));
  return having.filter((number) => (known.has(number) ? isSaid(number) : some.includes(number)));
}

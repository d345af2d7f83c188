// What a reader may have meant: texts of the index that differ from a word in one character.
import { between, common, NONE, union } from "./lists.js";
import { size } from "./pieces.js";

const LIKE = 24; // entries of a kind that are looked through
const FEW = 3; // such texts

/** Return texts that are in an entry and differ from *word* in one character. */
export async function near(lookup, word) {
  const parts = [...word].map((_, at) => {
    const sides = [{ at: 0, part: word.slice(0, at) }, { at: at + 1, part: word.slice(at + 1) }];
    return sides.filter(({ part }) => part && part.length >= Math.min(2, size(part, 0)));
  });
  const found = new Set();
  for (const sides of parts.filter((some) => some.length)) {
    const [one, other] = await Promise.all(sides.map(({ part }) => lookup.phrase(part)));
    const places = other ? beside(one.places, other.places, sides[1].at) : one.places;
    const entries = await lookup.entriesOf(union([...places.values()]));
    for (const text of await likes(lookup, word, entries)) found.add(text);
    if (found.size >= FEW) break;
  }
  return [...found].slice(0, FEW);
}

/** Which of the *places* of a word's beginning have *others* so many characters further. */
function beside(places, others, further) {
  const found = new Map();
  for (const [place, list] of places) {
    const both = common(list, others.get(place + further) || NONE);
    if (both.length) found.set(place, both);
  }
  return found;
}

/** Return the parts of the shown texts of some entries that differ from *word* in one character. */
async function likes(lookup, word, some) {
  const { kinds } = lookup.index;
  const read = kinds.map(({ kind, end }, at) => {
    const own = between(some, at ? kinds[at - 1].end : 0, end);
    return lookup.entries(kind, lookup.first({ kind, numbers: own }, LIKE));
  });
  const texts = (await Promise.all(read)).flat().flatMap(({ words, more }) => [words, more]);
  return texts.map((text) => lookup.normal(text)).flatMap((text) =>
    [...text].map((_, at) => text.slice(at, at + word.length)).filter((part) => differing(part, word) === 1),
  );
}

/** In how many characters two texts differ; infinitely many where one is longer. */
function differing(one, other) {
  if (one.length !== other.length) return Infinity;
  return [...Array(one.length).keys()].filter((at) => one[at] !== other[at]).length;
}

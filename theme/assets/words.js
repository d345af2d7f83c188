// Finds which entries and values have a word, in the files that scripts/disclosure/search/lookup.py writes and describes.

import { holding, NONE, numbers, together, union } from "./lists.js";
import { cover, END, few, isCut } from "./pieces.js";

const FILES = 12; // that a first answer is made of
const MOST_CUT = 4; // of letters or figures fewer than a piece: what stands in more is a part of what there is
const TEXTS = 2; // files of texts in which those who have some pieces of a word are looked at
const NUMBERED = ["texts", "lists", "ranges"]; // families of files that begin with a number
const LATIN = /^[!-~]+$/; // words between which a name has spaces

/** The files of a family in which *text*, or what begins with it, can stand: numbers of the first and of the last. */
function span(starts, text, isBeginning) {
  let first = 0;
  while (starts[first + 1] <= text) first += 1;
  let last = first;
  while (isBeginning && last + 1 < starts.length && starts[last + 1].startsWith(text)) last += 1;
  return [first, Math.min(last, starts.length - 1)];
}

export class Words {
  /** *read(name, fresh)* gives the JSON of a file below search/; *fresh* asks past what a browser keeps. */
  constructor(read, most = MOST_CUT) {
    this.read = read;
    this.most = most;
    this.asked = new Set(); // names of the files of the newest answer
  }

  /** Read what there is. Returns whether it is another build than before. */
  async open() {
    const index = await this.read("index.json", true);
    const changed = JSON.stringify(index) !== JSON.stringify(this.index);
    if (!changed) return false;
    const [some, others] = [numbers(index.spelling[0]), [...index.spelling[1]]];
    this.spelling = new Map(others.map((other, at) => [String.fromCodePoint(some[at]), other]));
    this.index = index;
    this.starts = Object.fromEntries(NUMBERED.map((family) => [family, numbers(index[family].starts)]));
    return true;
  }

  /** Return a text as it is compared; `normal` in folding.py does the same. */
  normal(text) {
    const plain = text.normalize("NFKC").replace(/[\s\x1c-\x1f\x85]+/g, "").toLowerCase();
    return [...plain].map((one) => this.spelling.get(one) || one).join("");
  }

  words(text) {
    return [...new Set(text.split(/[\s\x1c-\x1f\x85]+/).map((part) => this.normal(part)))].filter(Boolean);
  }

  file(family, hashes, number) {
    const name = `${family}/${number}-${hashes.slice(number * 8, number * 8 + 8)}.json`;
    this.asked.add(name);
    return this.read(name);
  }

  /** How many files a first answer may still read. */
  left() {
    return FILES - this.asked.size;
  }

  /** Return by place the letters of the rows that *isMeant* takes, of the files from *first* to *last*. */
  async rows(family, [first, last], isMeant) {
    const { hashes } = this.index[family];
    const files = await Promise.all(Array.from({ length: last - first + 1 }, (_, at) => this.file(family, hashes, first + at)));
    const places = new Map();
    for (const [, ...row] of files.flat().filter(([said]) => isMeant(said))) {
      const own = new Map();
      for (let at = 0; at < row.length; at += 2) own.set(row[at], typeof row[at + 1] === "string" ? row[at + 1] : own.get(row[at + 1]));
      for (const [place, letters] of own) places.set(place, [...(places.get(place) || []), letters]);
    }
    return places;
  }

  /** Return by place the letters of what has *piece* or, where it is cut short, what begins so; and whether these are all. */
  async piece(piece) {
    const { starts } = this.index.pieces;
    const [first, last] = span(starts, piece, isCut(piece));
    const end = Math.min(last, first + this.most - 1);
    const isMeant = (said) => (isCut(piece) ? said.startsWith(piece) : said === piece);
    return { places: await this.rows("pieces", [first, end], isMeant), whole: end === last };
  }

  /** Return by place of its beginning which entries and values have *pieces* of a word, and whether these are all. */
  async having(pieces) {
    const read = await Promise.all(pieces.map(({ piece }) => this.piece(piece)));
    const places = new Map();
    for (const place of read[0].places.keys()) {
      const list = together(read.map((one, at) => one.places.get(place + pieces[at].at)));
      if (list.length) places.set(place, list);
    }
    return { places, whole: read.every((one) => one.whole) };
  }

  /** Return by place of its beginning which entries and values have *word*, and whether these are all. */
  async phrase(word) {
    const pieces = cover(word);
    const some = few(word, pieces);
    const found = await this.having(some);
    if (some === pieces) return found;
    const right = await this.saying(word, union([...found.places.values()]));
    if (!right) return this.having(pieces);
    const places = [...found.places].map(([place, list]) => [place, list.filter((number) => right.has(number))]);
    return { places: new Map(places.filter(([, list]) => list.length)), whole: found.whole };
  }

  /** Return which of *some* entries and values have *word* in a long text; null where too many files hold their texts. */
  async saying(word, some) {
    const { hashes } = this.index.texts;
    const files = [...new Set(Array.from(some, (number) => holding(this.starts.texts, number)))].filter((at) => at >= 0);
    if (files.length > TEXTS) return null;
    const rows = (await Promise.all(files.map((at) => this.file("texts", hashes, at)))).flat();
    const asked = new Set(some);
    return new Set(rows.filter(([number, texts]) => asked.has(number) && texts.includes(word)).map(([number]) => number));
  }

  /** Return which entries and values are *word*: the whole of what a field says. */
  async wholly(word) {
    const { places } = await this.phrase(word + END);
    return union([...places].filter(([place]) => place % this.index.span === 0).map(([, list]) => list));
  }

  /** Return which entries and values have *word*, which stands among others, as a term; nothing where none has. */
  async term(word) {
    const places = await this.rows("terms", span(this.index.terms.starts, word), (text) => text === word);
    const read = [...places].map(([place, letters]) => [place, together([letters])]);
    return places.size && { word, places: read, whole: true, isTerm: true };
  }

  /** Return which entries and values have *word* or what means the same, and where. */
  async word(word) {
    const same = this.index.synonyms.flatMap((pair) => (pair.includes(word) ? pair : []));
    const said = await Promise.all([...new Set([word, ...same])].map((one) => this.phrase(one)));
    return { word, places: said.flatMap(({ places }) => [...places]), whole: said.every((one) => one.whole) };
  }

  /** Return which entries and values say all of *text*, whose words are *sought*, as one name with spaces in it. */
  async name(text, sought) {
    const isName = sought.length > 1 && sought.every((word) => LATIN.test(word));
    return isName ? this.wholly(this.normal(text)) : NONE;
  }
}

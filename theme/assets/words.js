// Finds which entries and values have a word, in the files that scripts/disclosure/search/lookup.py writes and describes.

import { Allowance } from "./allowance.js";
import { holding, NONE, numbers, together, union } from "./lists.js";
import { chosen, cover, END, few, isChecked, isCut } from "./pieces.js";

const MOST_CUT = 4; // of letters or figures fewer than a piece: what stands in more is a part of what there is
const TEXTS = 2; // files of texts in which those who have some pieces of a word are looked at
const NUMBERED = ["texts", "lists", "ranges"]; // families of files that begin with a number
const FAMILIES = ["pieces", "terms", ...NUMBERED];
const LATIN = /^[!-~]+$/; // words between which a name has spaces

/** The files of a family in which *text*, or what begins with it, can stand: numbers of the first and of the last. */
function span(starts, text, isBeginning) {
  let [first, end] = [0, starts.length];
  while (end - first > 1) {
    const middle = (first + end) >> 1;
    if (starts[middle] <= text) first = middle;
    else end = middle;
  }
  let last = first;
  while (isBeginning && last + 1 < starts.length && starts[last + 1].startsWith(text)) last += 1;
  return [first, Math.min(last, starts.length - 1)];
}

/** By how much each of some rising numbers is more than the one before. */
const steps = (rising) => rising.map((number, at) => number - (at ? rising[at - 1] : 0));

export class Words {
  /** *read(name, fresh)* gives the JSON of a file below search/; *fresh* asks past what a browser keeps. */
  constructor(read, most = MOST_CUT) {
    this.read = read;
    this.most = most;
    this.allowance = new Allowance();
    this.chosen = new Map(); // pieces of words of which not all are read
  }

  /** Read what there is. Returns whether it is another build than before. */
  async open() {
    const index = await this.read("index.json", true);
    const said = JSON.stringify(index);
    if (said === this.said) return false;
    const [some, others] = [numbers(index.spelling[0]), [...index.spelling[1]]];
    this.spelling = new Map(others.map((other, at) => [String.fromCodePoint(some[at]), other]));
    Object.assign(this, { index, said });
    this.kB = new TextEncoder().encode(said).length / 1000;
    this.sizes = Object.fromEntries(FAMILIES.map((family) => [family, steps(numbers(index[family].sizes))]));
    this.large = { ranges: Math.max(0, ...this.sizes.ranges) }; // kB
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

  /** The name of a file of a family or of a kind's entries, and how many kB it has or such a file has at most. */
  named(family, number) {
    const { hashes, large } = this.index[family] || this.of(family);
    return [`${family}/${number}-${hashes.slice(number * 8, number * 8 + 8)}.json`, large || this.sizes[family][number]];
  }

  /** Return what the index says of a kind. */
  of(kind) {
    return this.index.kinds.find((one) => one.kind === kind);
  }

  /** Return what is in a file of a family. */
  file(family, number) {
    const [name, kB] = this.named(family, number);
    this.allowance.take(name, kB);
    return this.read(name);
  }

  /** Return by place the letters of the rows that *isMeant* takes, of the files from *first* to *last*. */
  async rows(family, [first, last], isMeant) {
    const files = await Promise.all(Array.from({ length: last - first + 1 }, (_, at) => this.file(family, first + at)));
    const places = new Map();
    for (const [, ...row] of files.flat().filter(([said]) => isMeant(said))) {
      const own = new Map();
      for (let at = 0; at < row.length; at += 2) own.set(row[at], typeof row[at + 1] === "string" ? row[at + 1] : own.get(row[at + 1]));
      for (const [place, letters] of own) places.set(place, [...(places.get(place) || []), letters]);
    }
    return places;
  }

  /** The first and the last file of what has *piece* or, where it is cut short, of what begins so; and of those that are read. */
  files(piece) {
    const [first, last] = span(this.index.pieces.starts, piece, isCut(piece));
    return [first, last, Math.min(last, first + this.most - 1)];
  }

  /** Return by place the letters of what has *piece* or, where it is cut short, what begins so; and whether these are all. */
  async piece(piece) {
    const [first, last, end] = this.files(piece);
    const isMeant = (said) => (isCut(piece) ? said.startsWith(piece) : said === piece);
    return { places: await this.rows("pieces", [first, end], isMeant), whole: end === last };
  }

  /** Return by place of its beginning which entries and values have *pieces* of a word, and whether these are all. */
  async having(pieces) {
    const { span: wide } = this.index;
    const read = await Promise.all(pieces.map(({ piece }) => this.piece(piece)));
    const places = new Map();
    for (const place of read[0].places.keys()) {
      const begin = place - pieces[0].at;
      if (place % wide < pieces[0].at) continue;
      const list = together(read.map((one, at) => one.places.get(begin + pieces[at].at)));
      if (list.length) places.set(begin, list);
    }
    return { places, whole: read.every((one) => one.whole) };
  }

  /** Whether files of *pieces* may be read, and so many *others* after them. */
  fits(pieces, others = 0) {
    const files = pieces.flatMap(({ piece }) => {
      const [first, , end] = this.files(piece);
      return Array.from({ length: end - first + 1 }, (_, at) => this.named("pieces", first + at));
    });
    return this.allowance.has(files, others);
  }

  /** Whether there is room for all that *words* need. */
  hasRoom(words) {
    const pieces = words.flatMap((word) => few(word, cover(word)));
    return this.fits(pieces, words.filter(isChecked).length * TEXTS);
  }

  /** Choose which pieces of some words are read where there is no room for all of them. */
  choose(words) {
    const fit = (pieces, checked) => this.fits(pieces, checked * TEXTS);
    this.chosen = this.hasRoom(words) ? new Map() : chosen(words, fit);
  }

  /**
   * Return by place which entries and values have *word*; whether these are all, and whether all of them have it: where
   * not all of its pieces could be read, others are among them.
   */
  async phrase(word) {
    const pieces = cover(word);
    const most = few(word, pieces);
    const some = this.chosen.get(word) || most;
    if (!some.length) return { places: new Map(), whole: false, sure: false, read: false };
    const found = { ...(await this.having(some)), sure: some.length === pieces.length, read: true };
    if (some.length < most.length || most === pieces) return found;
    const right = await this.saying(word, union([...found.places.values()]));
    if (!right) return this.fits(pieces) ? { ...found, ...(await this.having(pieces)), sure: true } : found;
    const places = [...found.places].map(([place, list]) => [place, list.filter((number) => right.has(number))]);
    return { ...found, places: new Map(places.filter(([, list]) => list.length)), sure: true };
  }

  /** Return which of *some* entries and values have *word* in a long text; null where too many files hold their texts. */
  async saying(word, some) {
    const files = [...new Set(Array.from(some, (number) => holding(this.starts.texts, number)))].filter((at) => at >= 0);
    if (files.length > TEXTS || !this.allowance.has(files.map((at) => this.named("texts", at)))) return null;
    const rows = (await Promise.all(files.map((at) => this.file("texts", at)))).flat();
    const asked = new Set(some);
    return new Set(rows.filter(([number, texts]) => asked.has(number) && texts.includes(word)).map(([number]) => number));
  }

  /** Return which entries and values are *word*, which ends with END: all that a field says; null where that is not known. */
  async wholly(word) {
    const { places, whole, sure } = await this.phrase(word);
    const own = [...places].filter(([place]) => place % this.index.span === 0);
    return sure || (whole && !own.length) ? union(own.map(([, list]) => list)) : null;
  }

  /** Return which entries and values have *word*, which stands among others, as a term; nothing where none has. */
  async term(word) {
    const places = await this.rows("terms", span(this.index.terms.starts, word), (text) => text === word);
    const read = [...places].map(([place, letters]) => [place, together([letters])]);
    return places.size && { word, places: read, whole: true, sure: true, read: true, isTerm: true };
  }

  /** Return *word* and what means the same. */
  alike(word) {
    return [...new Set([word, ...this.index.synonyms.flatMap((pair) => (pair.includes(word) ? pair : []))])];
  }

  /** Return which entries and values have *word* or what means the same, and where. */
  async word(word) {
    const said = await Promise.all(this.alike(word).map((one) => this.phrase(one)));
    const every = (part) => said.every((one) => one[part]);
    return { word, places: said.flatMap(({ places }) => [...places]), whole: every("whole"), sure: every("sure"), read: every("read") };
  }

  /** All of *text*, whose words are *sought*, as one name with spaces in it; empty where it is none. */
  name(text, sought) {
    return sought.length > 1 && sought.every((word) => LATIN.test(word)) ? this.normal(text) : "";
  }
}

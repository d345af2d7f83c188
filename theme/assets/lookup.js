// Looks words up in the files that scripts/disclosure/search/lookup.py writes and describes. No page is needed.

import { below, between, common, NONE, numbers, together, union } from "./lists.js";

const END = "\n"; // after each text
const ASCII = "\x7f";
const MOST_FILES = 6; // of letters or figures fewer than a piece: what stands in more is a part of what there is
const LISTS = 5; // files of lists that are read for a kind, and how large they are together
const SIZE = 120_000; // bytes; for words that need more, ranges are read as far as need be
const RANGES = 2; // ranges of a kind that are looked into at a time
const READ = 256; // entries of a kind that are read at first, for the few that are shown; at least from two files
const LATIN = /^[!-~]+$/; // words between which a name has spaces

/** How many characters the piece has that begins with the one at *at*: `pieces` in postings.py cuts alike. */
export const size = (word, at) => (word[at] <= ASCII && word[at] !== END ? 4 : 2);

/** Cut a word into pieces that cover it. One that is cut short begins many others: where it can, it ends with the word. */
function cover(word) {
  const cuts = [];
  for (let at = 0; at < word.length; at += size(word, at)) cuts.push(at);
  const last = cuts[cuts.length - 1];
  let back = last;
  while (back > 0 && back + size(word, back) !== word.length) back -= 1;
  if (last + size(word, last) > word.length && back > 0) cuts[cuts.length - 1] = back;
  return cuts.map((at) => ({ at, piece: word.slice(at, at + size(word, at)) }));
}

/** The files of a family in which what begins with *text* can stand: numbers of the first and of the last. */
function span(starts, text) {
  let first = 0;
  while (starts[first + 1] < text) first += 1;
  let last = first;
  while (last + 1 < starts.length && starts[last + 1].startsWith(text)) last += 1;
  return [first, last];
}

/** The file of a family in which *number* stands. */
function holding(starts, number) {
  return below(starts, number + 1) - 1;
}

export class Lookup {
  /** *read(name, fresh)* gives the JSON of a file below search/; *fresh* asks past what a browser keeps. */
  constructor(read, most = MOST_FILES) {
    this.read = read;
    this.most = most;
  }

  /** Read what there is. Returns whether it is another build than before. */
  async open() {
    const index = await this.read("index.json", true);
    const changed = JSON.stringify(index) !== JSON.stringify(this.index);
    if (!changed) return false;
    const pairs = [...(await this.read(index.spelling))];
    this.spelling = new Map(pairs.flatMap((one, at) => (at % 2 ? [] : [[one, pairs[at + 1]]])));
    this.index = index;
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
    return this.read(`${family}/${number}-${hashes.slice(number * 8, number * 8 + 8)}.json`);
  }

  /** Return by place the letters of the rows that *isMeant* takes, of the files in which what begins with *text* can stand. */
  async rows(family, text, isMeant, most = Infinity) {
    const { starts, hashes } = this.index[family];
    if (!starts.length) return { places: new Map(), whole: true };
    const [first, last] = span(starts, text);
    const count = Math.min(last - first + 1, most);
    const files = await Promise.all(Array.from({ length: count }, (_, at) => this.file(family, hashes, first + at)));
    const places = new Map();
    for (const [, ...row] of files.flat().filter(([said]) => isMeant(said))) {
      for (let at = 0; at < row.length; at += 2) places.set(row[at], [...(places.get(row[at]) || []), row[at + 1]]);
    }
    return { places, whole: first + count > last };
  }

  /** Return by place the letters of what has what begins with *text*, and whether these are all. */
  piece(text) {
    const isCut = text.length < size(text, 0) && !text.endsWith(END);
    const most = isCut && text[0] <= ASCII ? this.most : Infinity;
    return this.rows("pieces", text, (piece) => piece.startsWith(text), most);
  }

  /** Return by place of its beginning which entries and values have *word*, and whether these are all. */
  async phrase(word) {
    const cuts = cover(word);
    const pieces = await Promise.all(cuts.map(({ piece }) => this.piece(piece)));
    const places = new Map();
    for (const place of pieces[0].places.keys()) {
      const list = together(pieces.map((one, at) => one.places.get(place + cuts[at].at)));
      if (list.length) places.set(place, list);
    }
    return { places, whole: pieces.every((one) => one.whole) };
  }

  /** Return which entries and values are *word*: the whole of what a field says. */
  async wholly(word) {
    const { places } = await this.phrase(word + END);
    return union([...places].filter(([place]) => place % this.index.span === 0).map(([, list]) => list));
  }

  /** Return which entries and values have *word*, which stands among others, as a term; nothing where none has. */
  async term(word) {
    const { places } = await this.rows("terms", word, (text) => text === word);
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

  /** Return which files hold the lists of some values; null where they are too many, or a list is in none. */
  held(some) {
    const { values, lists, long } = this.index;
    const own = between(some, values, Infinity);
    const files = [];
    for (let at = 0, size = 0; at < own.length; ) {
      const file = holding(lists.starts, own[at] - values);
      files.push(file);
      size += lists.sizes[file];
      if (files.length > LISTS || size > SIZE) return null;
      at = file + 1 < lists.starts.length ? below(own, values + lists.starts[file + 1]) : own.length;
    }
    return long.some((value) => own[below(own, values + value)] === values + value) ? null : files;
  }

  /** Return the entries among *some* numbers, and those that say the values among them, unless these are too many. */
  async entriesOf(some, known = new Map()) {
    const { values, lists } = this.index;
    const files = this.held(some) || [];
    const rows = new Map(await Promise.all(files.map(async (at) => [at, await this.file("lists", lists.hashes, at)])));
    const own = files.length ? between(some, values, Infinity) : NONE;
    const read = [...own].map((number) => {
      const at = holding(lists.starts, number - values);
      known.set(number, numbers(rows.get(at)[number - values - lists.starts[at]]));
      return known.get(number);
    });
    return union([between(some, 0, values), ...read]);
  }

  /** Return which entries of a range have all of some *words*, of the *others* where there are any. */
  async within(range, words, others) {
    const { values, ranges } = this.index;
    const [first, end] = [ranges.starts[range], ranges.starts[range + 1] || values];
    const rows = await this.file("ranges", ranges.hashes, range);
    const lists = words.map(({ numbers: some, known }) => {
      const has = new Set(between(some, values, Infinity));
      const own = rows.filter(([value]) => has.has(value + values));
      const read = own.map(([value, letters]) => [value + values, numbers(letters, first - 1)]);
      for (const [value, list] of read) known.set(value, union([known.get(value) || NONE, list]));
      return union([between(some, first, end), ...read.map(([, list]) => list)]);
    });
    return [...(others ? [between(others, first, end)] : []), ...lists].reduce(common);
  }

  /**
   * Return for each kind the numbers of the entries that have every word of *text*, or all of it as their name: the
   * exact first, then in order. Where `more` is, there may be others: it looks further, and adds them.
   */
  async find(text) {
    const sought = this.words(text);
    const meant = async (word) => (sought.length > 1 && (await this.term(word))) || this.word(word);
    const [named, ...words] = await Promise.all([this.name(text, sought), ...sought.map(meant)]);
    for (const one of words) {
      Object.assign(one, { numbers: union([named, ...one.places.map(([, list]) => list)]), known: new Map() });
    }
    const kinds = await Promise.all(this.index.kinds.map((_, at) => this.kind(at, words)));
    if (kinds.some((one) => one.numbers.length > 1)) await this.lead(kinds, words, named);
    return { words, kinds };
  }

  /** Return those of *some* numbers that are of the kind at *at*: of its entries and of values that they say. */
  own(at, some) {
    const { kinds, values } = this.index;
    const begin = at ? kinds[at - 1] : { end: 0, said: 0 };
    const said = between(some, values + begin.said, values + kinds[at].said);
    return union([between(some, begin.end, kinds[at].end), said]);
  }

  /** Look for *words* in a kind: in lists, and for those that would need too many of them in ranges. */
  async kind(at, words) {
    const whole = words.every((one) => one.whole);
    const found = { kind: this.index.kinds[at].kind, numbers: [], whole };
    const own = words.map((one) => ({ ...one, numbers: this.own(at, one.numbers) }));
    if (!own.length || own.some((one) => !one.numbers.length)) return found;
    const [listed, broad] = this.parted(own);
    const lists = await Promise.all(listed.map((one) => this.entriesOf(one.numbers, one.known)));
    const others = lists.length ? lists.reduce(common) : null;
    if (!broad.length) return { ...found, numbers: [...others] };
    const { starts } = this.index.ranges;
    const [begin, end] = [at ? this.index.kinds[at - 1].end : 0, this.index.kinds[at].end];
    const isAsked = (range) => !others || between(others, starts[range], starts[range + 1] || end).length;
    const left = [...starts.keys()].filter((range) => begin <= starts[range] && starts[range] < end && isAsked(range));
    return this.further(found, left, (range) => this.within(range, broad, others));
  }

  /** Part words into those whose lists are read together, the rarest first, and others. */
  parted(words) {
    const sorted = [...words].sort((one, other) => this.cost(one) - this.cost(other));
    const fits = (end) => this.held(union(sorted.slice(0, end).map((one) => one.numbers)));
    const end = sorted.filter((_, at) => fits(at + 1)).length;
    return [sorted.slice(0, end), sorted.slice(end)];
  }

  /** How many bytes the lists of a word have; infinitely many where they are too many. */
  cost(word) {
    const files = this.held(word.numbers);
    return files ? files.reduce((sum, file) => sum + this.index.lists.sizes[file], 0) : Infinity;
  }

  /** Look into the ranges that are *left*, one after another; `more` goes on until it finds as many as are *enough*. */
  async further(found, left, look) {
    const { whole } = found;
    found.more = async (enough = 1) => {
      const end = found.numbers.length + enough;
      for (let read = 0; read < RANGES && left.length && found.numbers.length < end; read += 1) {
        found.numbers.push(...(await look(left[0])));
        left.shift();
      }
      found.whole = whole && !left.length;
      if (!left.length) delete found.more;
    };
    await found.more();
    return found;
  }

  /** Put first the entries of which the rarest word that is no term, or what is *named*, is all that a field says. */
  async lead(kinds, words, named) {
    const [rarest] = words.filter((one) => !one.isTerm).sort((one, other) => one.numbers.length - other.numbers.length);
    const exact = union([named, rarest ? await this.wholly(rarest.word) : NONE]);
    const lists = kinds.map(({ numbers: some }, at) => (some.length > 1 ? this.own(at, exact) : NONE));
    const leading = await Promise.all(lists.map((some) => this.entriesOf(some)));
    kinds.forEach((one, at) => {
      if (!leading[at].length) return;
      const first = new Set(leading[at]);
      const rest = one.numbers.filter((number) => !first.has(number));
      one.numbers = [...one.numbers.filter((number) => first.has(number)), ...rest];
    });
  }

  /** Return the title of the field in which an entry has a word. */
  where({ places, known }, number) {
    const has = (list) => list[below(list, number)] === number;
    const says = (value) => known.has(value) && has(known.get(value));
    const [place] = places.find(([, list]) => has(list) || list.some(says)) || [];
    return place === undefined ? "" : this.index.fields[Math.floor(place / this.index.span)];
  }

  /** Return in which file of a kind an entry stands. */
  block(kind, number) {
    const at = this.index.kinds.findIndex((one) => one.kind === kind);
    const begin = at ? this.index.kinds[at - 1].end : 0;
    return [Math.floor((number - begin) / this.index.kinds[at].block), (number - begin) % this.index.kinds[at].block];
  }

  /** Return the entries of these numbers. */
  entries(kind, some) {
    const { hashes } = this.index.kinds.find((one) => one.kind === kind);
    return Promise.all(
      some.map(async (number) => {
        const [file, place] = this.block(kind, number);
        const block = await this.file(kind, hashes, file);
        const [words, more, address, , adverse, sample] = block[place];
        let said = place;
        while (said > 0 && block[said][3] === 0) said -= 1;
        const note = block[said][3] || "";
        return { number, words, more, address, note, adverse, sample };
      }),
    );
  }

  /** Return the first of *some* numbers: at most so many, from few files. */
  first(kind, some, most) {
    const files = Math.max(2, Math.floor(READ / this.index.kinds.find((one) => one.kind === kind).block));
    const met = new Set();
    const end = some.findIndex((number, at) => met.add(this.block(kind, number)[0]).size > files || at === most);
    return end < 0 ? some : some.slice(0, end);
  }
}

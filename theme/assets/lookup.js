// Looks words up in the files that scripts/disclosure/search/lookup.py writes and describes. No page is needed.

const END = "\n"; // after each text
const ASCII = "\x7f";
const MOST_FILES = 6; // of one piece: what stands in more is a part of what there is, and the answer says so
const READ = 400; // entries of a kind that are read at first, for the few that are shown; at least from two files
const LIKE = 24; // entries that are looked through for texts with one other character
const FEW = 3; // such texts
const NONE = new Uint32Array(0);
const LATIN = /^[!-~]+$/; // words between which a name has spaces

/** How many characters the piece has that begins with the one at *at*: `pieces` in postings.py cuts alike. */
const size = (word, at) => (word[at] <= ASCII && word[at] !== END ? 4 : 2);

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

/** The numbers of entries that steps stand for: -n is n steps of one. */
function numbers(steps) {
  const found = new Uint32Array(steps.reduce((sum, step) => sum + (step < 0 ? -step : 1), 0));
  let number = -1;
  let at = 0;
  for (const step of steps) {
    if (step > 0) found[at++] = number += step;
    for (let left = -step; left > 0; left -= 1) found[at++] = number += 1;
  }
  return found;
}

/** The rising numbers that are in any of some rising lists. */
function union(lists) {
  if (lists.length < 2) return lists[0] || NONE;
  const all = new Uint32Array(lists.reduce((sum, list) => sum + list.length, 0));
  let end = 0;
  for (const list of lists) {
    all.set(list, end);
    end += list.length;
  }
  return all.sort().filter((number, at, sorted) => at === 0 || number !== sorted[at - 1]);
}

/** The rising numbers that are in both of two rising lists. */
function common(some, others) {
  let at = 0;
  return some.filter((number) => {
    while (others[at] < number) at += 1;
    return others[at] === number;
  });
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

/** The files of a family in which what begins with *text* can stand: numbers of the first and of the last. */
function span(starts, text) {
  let first = 0;
  while (starts[first + 1] < text) first += 1;
  let last = first;
  while (last + 1 < starts.length && starts[last + 1].startsWith(text)) last += 1;
  return [first, last];
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

  /** Return the list of that number. */
  async list(number) {
    const { starts, hashes } = this.index.lists;
    const at = starts.filter((start) => start <= number).length - 1;
    return numbers((await this.file("lists", hashes, at))[number - starts[at]]);
  }

  /** Return by place which entries have what begins with *text*, and whether these are all. */
  async piece(text) {
    const { starts, hashes } = this.index.pieces;
    if (!starts.length) return { places: new Map(), whole: true };
    const [first, last] = span(starts, text);
    const count = Math.min(last - first + 1, this.most);
    const files = await Promise.all(Array.from({ length: count }, (_, at) => this.file("pieces", hashes, first + at)));
    const lists = new Map();
    const add = (place, list) => lists.set(place, [...(lists.get(place) || []), list]);
    for (const [, ...row] of files.flat().filter(([piece]) => piece.startsWith(text))) {
      for (let at = 0; at < row.length; at += 2) add(row[at], row[at + 1]);
    }
    const read = async (list) => (typeof list === "number" ? this.list(list) : numbers(list));
    const places = [...lists].map(async ([place, some]) => [place, union(await Promise.all(some.map(read)))]);
    return { places: new Map(await Promise.all(places)), whole: first + count > last };
  }

  /** Return by place of its beginning which entries have *word*, and whether these are all. */
  async phrase(word) {
    const cuts = cover(word);
    const [begun, ...others] = await Promise.all(cuts.map(({ piece }) => this.piece(piece)));
    const further = cuts.slice(1).map(({ at }) => at);
    const places = others.reduce((found, other, at) => beside(found, other.places, further[at]), begun.places);
    return { places, whole: [begun, ...others].every((one) => one.whole) };
  }

  /** Return by place which entries have *word* as the whole of what a field says. */
  async wholly(word) {
    const { places } = await this.phrase(word + END);
    return [...places].filter(([place]) => place % this.index.span === 0);
  }

  /** Return which entries have *word*, which stands among others, as a term; nothing where none has. */
  async term(word) {
    const field = (place) => Math.floor(place / this.index.span);
    const places = (await this.wholly(word)).filter(([place]) => this.index.terms.includes(field(place)));
    return places.length && { word, numbers: union(places.map(([, list]) => list)), places, whole: true };
  }

  /** Return which entries have *word* or what means the same, and where. */
  async word(word) {
    const same = this.index.synonyms.flatMap((pair) => (pair.includes(word) ? pair : []));
    const said = await Promise.all([...new Set([word, ...same])].map((one) => this.phrase(one)));
    const numbers = union(said.flatMap(({ places }) => [...places.values()]));
    return { word, numbers, places: said.flatMap(({ places }) => [...places]), whole: said.every((one) => one.whole) };
  }

  /** Return which entries say all of *text*, whose words are *sought*, as one name with spaces in it. */
  async name(text, sought) {
    if (sought.length < 2 || !sought.every((word) => LATIN.test(word))) return NONE;
    return union((await this.wholly(this.normal(text))).map(([, list]) => list));
  }

  /**
   * Return for each kind the numbers of the entries that have every word of *text*, or all of it as their name: the
   * exact first, then in order.
   */
  async find(text) {
    const sought = this.words(text);
    const meant = async (word) => (sought.length > 1 && (await this.term(word))) || this.word(word);
    const words = await Promise.all(sought.map(meant));
    const lists = words.map((one) => one.numbers);
    const named = await this.name(text, sought);
    const found = union([lists.reduce((some, others) => common(some, others), lists[0] || NONE), named]);
    const [rarest] = [...words].sort((one, other) => one.numbers.length - other.numbers.length);
    const exact = found.length > 1 ? union((await this.wholly(rarest.word)).map(([, list]) => list)) : NONE;
    const first = union([common(found, exact), named]);
    const whole = words.every((one) => one.whole);
    const kinds = this.index.kinds.map(({ kind, end }, at) => {
      const begin = at ? this.index.kinds[at - 1].end : 0;
      const own = (list) => list.filter((number) => begin <= number && number < end);
      const leading = own(first);
      const others = own(found).filter((number) => !leading.includes(number));
      return { kind, numbers: [...leading, ...others], whole };
    });
    return { words, kinds };
  }

  /** Return the title of the field in which an entry has a word. */
  where({ places }, number) {
    const [place] = places.find(([, list]) => list.includes(number)) || [];
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

  /** Return texts that are in an entry and differ from *word* in one character. */
  async near(word) {
    const parts = [...word].flatMap((_, at) => {
      const sides = [{ at: 0, part: word.slice(0, at) }, { at: at + 1, part: word.slice(at + 1) }];
      return [sides.filter(({ part }) => part && part.length >= Math.min(2, size(part, 0)))];
    });
    const found = [];
    for (const sides of parts.filter((some) => some.length)) {
      const [one, other] = await Promise.all(sides.map(({ part }) => this.phrase(part)));
      const places = other ? beside(one.places, other.places, sides[1].at) : one.places;
      found.push(...(await this.likes(word, union([...places.values()]))));
      if (new Set(found).size >= FEW) break;
    }
    return [...new Set(found)].slice(0, FEW);
  }

  /** Return the parts of the shown texts of some entries that differ from *word* in one character. */
  async likes(word, some) {
    const kinds = this.index.kinds.map(({ kind, end }, at) => {
      const begin = at ? this.index.kinds[at - 1].end : 0;
      return { kind, own: [...some].filter((number) => begin <= number && number < end) };
    });
    const read = kinds.map(({ kind, own }) => this.entries(kind, this.first(kind, own, LIKE)));
    const texts = (await Promise.all(read)).flat().flatMap(({ words, more }) => [words, more]);
    return texts.map((text) => this.normal(text)).flatMap((text) =>
      [...text].map((_, at) => text.slice(at, at + word.length)).filter((part) => differing(part, word) === 1),
    );
  }
}

/** In how many characters two texts differ; infinitely many where one is longer. */
function differing(one, other) {
  if (one.length !== other.length) return Infinity;
  return [...Array(one.length).keys()].filter((at) => one[at] !== other[at]).length;
}

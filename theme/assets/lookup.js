// Looks up which entries have some words, in the files that scripts/disclosure/search/lookup.py writes and describes. No
// page is needed.

import { below, between, common, first, gathered, holding, joined, NONE, numbers, union } from "./lists.js";
import { Words } from "./words.js";

const LISTS = 4; // files of lists that are read for a kind, and how large they are together
const SIZE = 95; // kB; for words that need more, ranges are read as far as need be
const RANGES = 2; // ranges of a kind that are looked into at a time
const ALIKE = 3; // what the entries of a group have alike
const READ = 320; // entries of a kind that are read at first, for the few that are shown; at least from two files

/** What is shown of the entry at a place of a block. */
function shown(block, place) {
  let at = 0;
  let left = place + ALIKE;
  while (left >= block[at].length) left -= block[at++].length - ALIKE;
  const [note, begin, sample] = block[at];
  const [words, more, rest, adverse = ""] = block[at][left];
  return { words, more, address: begin + rest.replace(" ", () => more.split("，")[0]), note, adverse, sample };
}

/** Whether every one of some words has numbers. */
const isOpen = (words) => words.length > 0 && words.every((one) => one.numbers.length > 0);

export class Lookup extends Words {
  lists = LISTS;

  /** Return which files hold the lists of some values; null where they are more than *most*, or a list is in none. */
  held(some, most = this.lists) {
    const { values, lists, long } = this.index;
    const own = between(some, values, Infinity);
    const files = [];
    for (let at = 0, size = 0; at < own.length; ) {
      const file = holding(this.starts.lists, own[at] - values);
      files.push(file);
      size += lists.sizes[file];
      if (files.length > most || size > SIZE) return null;
      at = below(own, values + (this.starts.lists[file + 1] || Infinity));
    }
    return long.some((value) => own[below(own, values + value)] === values + value) ? null : files;
  }

  /** Return the entries among *some* numbers, and those that say the values among them, unless these are too many. */
  async entriesOf(some, known = new Map()) {
    const { values, lists } = this.index;
    const files = this.held(some) || [];
    const rows = new Map(await Promise.all(files.map(async (at) => [at, await this.file("lists", lists.hashes, at)])));
    const own = files.length ? between(some, values, Infinity) : NONE;
    const read = Array.from(own, (number) => {
      const at = holding(this.starts.lists, number - values);
      return rows.get(at)[number - values - this.starts.lists[at]];
    });
    own.forEach((number, at) => known.set(number, [{ letters: read[at], start: -1 }]));
    return gathered(read, between(some, 0, values), values);
  }

  /** Return which entries of a range have all of some *words*, of the *others* where there are any. */
  async within(range, words, others) {
    const { values, ranges } = this.index;
    const [first, end] = [this.starts.ranges[range], this.starts.ranges[range + 1] || values];
    const rows = await this.file("ranges", ranges.hashes, range);
    const lists = words.map(({ numbers: some, known }) => {
      const has = new Set(between(some, values, Infinity));
      const own = rows.filter(([value]) => has.has(value + values));
      for (const [value, letters] of own) known.set(value + values, [...(known.get(value + values) || []), { letters, start: first - 1 }]);
      return union([between(some, first, end), ...own.map(([, letters]) => numbers(letters, first - 1))]);
    });
    return [...(others ? [between(others, first, end)] : []), ...lists].reduce(common);
  }

  /**
   * Return for each kind the numbers of the entries that have every word of *text*, or all of it as their name: the
   * exact first, then in order. Where `more` is, there may be others: it looks further, and adds them.
   */
  async find(text) {
    const sought = this.words(text);
    this.asked = new Set(["index.json"]);
    const meant = async (word) => (sought.length > 1 && (await this.term(word))) || this.word(word);
    const [named, ...words] = await Promise.all([this.name(text, sought), ...sought.map(meant)]);
    for (const one of words) {
      Object.assign(one, { numbers: union([named, ...one.places.map(([, list]) => list)]), known: new Map() });
    }
    const own = this.index.kinds.map((_, at) => words.map((one) => ({ ...one, numbers: this.own(at, one.numbers) })));
    this.share(own.filter(isOpen));
    const kinds = await Promise.all(own.map((some, at) => this.kind(at, some)));
    const shown = kinds.filter(({ numbers: some }) => some.length);
    const spare = () => this.left() - shown.length;
    if (spare() > 0 && shown.some((one) => one.numbers.length > 1)) await this.lead(kinds, words, named);
    const dear = ({ kind }) => (this.of(kind).block > READ ? 3 * shown.length : 0); // a second file of large ones
    for (const [at, one] of shown.entries()) one.files = at + dear(one) < spare() ? Infinity : 1;
    return { words, kinds };
  }

  /** Share what a first answer may still read among the *open* kinds: a file of entries each, and lists. */
  share(open) {
    const asking = open.filter((words) => words.some(({ numbers: some }) => some[some.length - 1] >= this.index.values));
    const most = Math.floor((this.left() - open.length) / Math.max(1, asking.length));
    this.lists = Math.min(LISTS, Math.max(1, most));
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
    const found = { kind: this.index.kinds[at].kind, numbers: NONE, whole };
    if (!isOpen(words)) return found;
    const [listed, broad] = this.parted(words);
    const lists = await Promise.all(listed.map((one) => this.entriesOf(one.numbers, one.known)));
    const others = lists.length ? lists.reduce(common) : null;
    if (!broad.length) return { ...found, numbers: others };
    const starts = this.starts.ranges;
    const [begin, end] = [at ? this.index.kinds[at - 1].end : 0, this.index.kinds[at].end];
    const isAsked = (range) => !others || between(others, starts[range], starts[range + 1] || end).length;
    const left = [...starts.keys()].filter((range) => begin <= starts[range] && starts[range] < end && isAsked(range));
    return this.further(found, left, (range) => this.within(range, broad, others));
  }

  /** Part words into those whose lists are read together, the rarest first, and others. */
  parted(words) {
    const sorted = [...words].sort((one, other) => this.cost(one) - this.cost(other));
    const most = (end) => (end < words.length ? this.lists - 1 : this.lists); // the others need a range
    const fits = (end) => this.held(union(sorted.slice(0, end).map((one) => one.numbers)), most(end));
    const end = sorted.filter((_, at) => fits(at + 1)).length;
    return [sorted.slice(0, end), sorted.slice(end)];
  }

  /** How many kB the lists of a word have; infinitely many where they are too many. */
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
        found.numbers = joined(found.numbers, await look(left[0]));
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
    this.lists = Math.max(0, this.left() - kinds.filter((one) => one.numbers.length).length);
    const lists = kinds.map(({ numbers: some }, at) => (some.length > 1 ? this.own(at, exact) : NONE));
    const leading = await Promise.all(lists.map((some) => this.entriesOf(some)));
    kinds.forEach((one, at) => (one.numbers = first(one.numbers, leading[at])));
  }

  /** Return the title of the field in which an entry has a word. */
  where({ places, known }, number) {
    const has = (list) => list[below(list, number)] === number;
    const says = (value) => (known.get(value) || []).some((part) => has((part.list ||= numbers(part.letters, part.start))));
    const [place] = places.find(([, list]) => has(list) || list.some(says)) || [];
    return place === undefined ? "" : this.index.fields[Math.floor(place / this.index.span)];
  }

  /** Return what the index says of a kind. */
  of(kind) {
    return this.index.kinds.find((one) => one.kind === kind);
  }

  /** Return in which file of a kind an entry stands, and where in it. */
  block(kind, number) {
    const at = this.index.kinds.indexOf(this.of(kind));
    const place = number - (at ? this.index.kinds[at - 1].end : 0);
    return [Math.floor(place / this.of(kind).block), place % this.of(kind).block];
  }

  /** Return the entries of these numbers. */
  entries(kind, some) {
    const { hashes } = this.of(kind);
    return Promise.all(
      Array.from(some, async (number) => {
        const [file, place] = this.block(kind, number);
        return { number, ...shown(await this.file(kind, hashes, file), place) };
      }),
    );
  }

  /** Return the first numbers of what was found of a kind: at most so many, from few files. */
  first({ kind, numbers: some, files = Infinity }, most) {
    const few = Math.min(files, Math.max(2, Math.floor(READ / this.of(kind).block)));
    const met = new Set();
    const end = some.findIndex((number, at) => met.add(this.block(kind, number)[0]).size > few || at === most);
    return end < 0 ? some : some.slice(0, end);
  }
}

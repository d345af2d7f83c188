// Finds which entries of each kind have some words, by the lists and ranges that scripts/disclosure/search/lookup.py writes.

import { Allowance } from "./allowance.js";
import { below, between, common, gathered, holding, joined, NONE, numbers, union } from "./lists.js";
import { Words } from "./words.js";

const LISTS = 4; // files of lists that are read for a kind, and how large they are together
const SIZE = 95; // kB; for words that need more, ranges are read as far as need be
const RANGES = 2; // ranges of a kind that are looked into at a time

/** Whether every one of some words has numbers. */
const isOpen = (words) => words.length > 0 && words.every((one) => one.numbers.length > 0);

export class Kinds extends Words {
  /** Return those of *some* numbers that are of the kind at *at*: of its entries and of values that they say. */
  own(at, some) {
    const { kinds, values } = this.index;
    const begin = at ? kinds[at - 1] : { end: 0, said: 0 };
    const said = between(some, values + begin.said, values + kinds[at].said);
    return joined(between(some, begin.end, kinds[at].end), said);
  }

  /** Part what may still be read among the kinds that are open, in order, beside a file of the entries of each. */
  parts(own) {
    const { kinds, values } = this.index;
    const asks = (words) => words.some(({ numbers: some }) => some[some.length - 1] >= values);
    const range = this.large.ranges;
    let [files, kB] = [this.allowance.files, this.allowance.kB];
    const having = own.map((words, at) => {
      const needed = asks(words) ? [2, kinds[at].large + range] : [1, kinds[at].large];
      if (!isOpen(words) || needed[0] > files || needed[1] > kB) return false;
      [files, kB] = [files - needed[0], kB - needed[1]];
      return true;
    });
    const asking = own.map((words, at) => having[at] && asks(words));
    const many = Math.max(1, asking.filter(Boolean).length);
    const each = [Math.min(LISTS, Math.floor(files / many)) + 1, Math.min(SIZE + RANGES * range, Math.floor(kB / many) + range)];
    return having.map((has, at) => has && (asking[at] ? this.allowance.part(...each) : new Allowance(0, 0)));
  }

  /** Look for *words* in a kind as far as its part goes. */
  async part(at, words, allowance) {
    if (!allowance && isOpen(words)) return { kind: this.index.kinds[at].kind, numbers: NONE, whole: false, isPart: true };
    const own = Object.assign(Object.create(this), { allowance });
    const found = await own.kind(at, words);
    if (allowance) this.allowance.join(allowance);
    own.allowance = new Allowance();
    return found;
  }

  /** Look for *words* in a kind: in lists, and for those that would need too many of them in ranges. */
  async kind(at, words) {
    const whole = words.every((one) => one.whole) || words.some((one) => one.whole && !one.numbers.length);
    const found = { kind: this.index.kinds[at].kind, numbers: NONE, whole };
    if (!isOpen(words)) return found;
    const [listed, broad] = this.parted(words);
    const lists = await Promise.all(listed.map(([one, files]) => this.entriesOf(one.numbers, one.known, files)));
    const others = lists.length ? lists.reduce(common) : null;
    if (!broad.length) return { ...found, numbers: others };
    const starts = this.starts.ranges;
    const [begin, end] = [at ? this.index.kinds[at - 1].end : 0, this.index.kinds[at].end];
    const isAsked = (range) => !others || between(others, starts[range], starts[range + 1] || end).length;
    const left = [...starts.keys()].filter((range) => begin <= starts[range] && starts[range] < end && isAsked(range));
    return this.further(found, left, (range) => this.within(range, broad, others));
  }

  /** Part words into those whose lists are read together, the rarest first, each with the files of its own, and others. */
  parted(words) {
    const sorted = [...words].sort((one, other) => this.cost(one) - this.cost(other));
    const fits = (end) => this.held(union(sorted.slice(0, end).map((one) => one.numbers)), end < words.length ? 1 : 0);
    const end = sorted.filter((_, at) => fits(at + 1)).length;
    return [sorted.slice(0, end).map((one) => [one, this.held(one.numbers)]), sorted.slice(end)];
  }

  /** How many kB the lists of a word have; infinitely many where they are too many. */
  cost(word) {
    const files = this.held(word.numbers);
    return files ? files.reduce((sum, file) => sum + this.sizes.lists[file], 0) : Infinity;
  }

  /**
   * Return which files hold the lists of some values; null where a list is in none, or where they are more than may be
   * read, and *ranges* after them.
   */
  held(some, ranges = 0) {
    const { values, long } = this.index;
    const own = between(some, values, Infinity);
    const most = Math.min(LISTS, this.allowance.files - ranges);
    const room = Math.min(SIZE, this.allowance.kB - ranges * this.large.ranges);
    const files = [];
    for (let at = 0, size = 0; at < own.length; ) {
      const file = holding(this.starts.lists, own[at] - values);
      files.push(file);
      size += this.sizes.lists[file];
      if (files.length > most || size > room) return null;
      at = below(own, values + (this.starts.lists[file + 1] || Infinity));
    }
    return long.some((value) => own[below(own, values + value)] === values + value) ? null : files;
  }

  /** Return the entries among *some* numbers, and those that say the values among them, unless these are too many. */
  async entriesOf(some, known = new Map(), files = this.held(some) || []) {
    const { values } = this.index;
    const rows = new Map(await Promise.all(files.map(async (at) => [at, await this.file("lists", at)])));
    const own = files.length ? between(some, values, Infinity) : NONE;
    const read = Array.from(own, (number) => {
      const at = holding(this.starts.lists, number - values);
      return rows.get(at)[number - values - this.starts.lists[at]];
    });
    own.forEach((number, at) => known.set(number, [{ letters: read[at], start: -1 }]));
    return gathered(read, between(some, 0, values), values);
  }

  /** Look into the ranges that are *left*, one after another; `more` goes on until it finds as many as are *enough*. */
  async further(found, left, look) {
    const { whole } = found;
    found.more = async (enough = 1) => {
      const end = found.numbers.length + enough;
      const isNear = () => left.length && this.allowance.has([this.named("ranges", left[0])]);
      for (let read = 0; read < RANGES && isNear() && found.numbers.length < end; read += 1) {
        found.numbers = joined(found.numbers, await look(left[0]));
        left.shift();
      }
      found.whole = whole && !left.length;
      if (!left.length) delete found.more;
    };
    await found.more();
    return found;
  }

  /** Return which entries of a range have all of some *words*, of the *others* where there are any. */
  async within(range, words, others) {
    const { values } = this.index;
    const [first, end] = [this.starts.ranges[range], this.starts.ranges[range + 1] || values];
    const rows = await this.file("ranges", range);
    const lists = words.map(({ numbers: some, known }) => {
      const asked = between(some, values, Infinity);
      const own = rows.filter(([value]) => asked[below(asked, value + values)] === value + values);
      for (const [value, letters] of own) known.set(value + values, [...(known.get(value + values) || []), { letters, start: first - 1 }]);
      return union([between(some, first, end), ...own.map(([, letters]) => numbers(letters, first - 1))]);
    });
    return [...(others ? [between(others, first, end)] : []), ...lists].reduce(common);
  }
}

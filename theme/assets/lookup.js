// Looks up which entries have some words, in the files that scripts/disclosure/search/lookup.py writes and describes. No
// page is needed.

import { Allowance, FILES, KILO, Spent } from "./allowance.js";
import { Kinds } from "./kinds.js";
import { below, first, NONE, numbers, union } from "./lists.js";
import { END } from "./pieces.js";
import { prove } from "./proof.js";

const KEPT = 2; // files that are kept for lists and entries while words are read
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

export class Lookup extends Kinds {
  /**
   * Return for each kind the numbers of the entries that have every word of *text*, or all of it as their name: the
   * exact first, then in order. Where `more` is, there may be others: it looks further, and adds them. So many files
   * and kB are read at most, with the entries that `first` gives; where that is not enough all that is found is right,
   * some of it is a part, and `rest` finds all.
   */
  async find(text, files = FILES, kB = KILO) {
    const turn = Object.assign(Object.create(this), { allowance: new Allowance(files - 1, kB - this.kB), chosen: new Map() });
    const answer = await turn.answer(text).catch((error) => {
      if (error instanceof Spent) return this.none(text);
      throw error;
    });
    turn.allowance = new Allowance();
    return answer.kinds.some((one) => one.isPart) ? { ...answer, rest: () => this.all(text) } : answer;
  }

  /** Return the same, whatever it takes. */
  all(text) {
    return this.find(text, Infinity, Infinity);
  }

  /** Say that nothing is known yet. */
  none(text) {
    const words = this.words(text).map((word) => ({ word, places: [], numbers: NONE, known: new Map() }));
    return { words, kinds: this.index.kinds.map(({ kind }) => ({ kind, numbers: NONE, whole: false, isPart: true })) };
  }

  /** Find *text* as far as there is room. */
  async answer(text) {
    const { words, named } = await this.sought(text);
    const read = words.filter((one) => one.read);
    if (words.length && !read.length) throw new Spent();
    const own = this.index.kinds.map((_, at) => read.map((one) => ({ ...one, numbers: this.own(at, one.numbers) })));
    const parts = this.parts(own);
    const kinds = await Promise.all(own.map((some, at) => this.part(at, some, parts[at])));
    const shown = kinds.filter(({ numbers: some }) => some.length);
    const unsure = words.filter(({ sure }) => !sure);
    const kept = { files: shown.length, kB: shown.reduce((sum, { kind }) => sum + this.of(kind).large, 0) };
    this.allowance.spend(kept.files, kept.kB);
    if (!unsure.length && shown.some((one) => one.numbers.length > 1)) await this.lead(kinds, words, named || NONE);
    this.share(shown);
    this.allowance.join(kept);
    if (unsure.length) await prove(this, shown, unsure);
    const isPart = (one) => !named || (unsure.length && !one.whole); // what it would find further would be as unsure
    for (const one of kinds.filter(isPart)) Object.assign(one, { isPart: true, whole: false, more: undefined });
    return { words, kinds };
  }

  /** Return what is known of the words of *text*, and of what is named so; null where that takes too much. */
  async sought(text) {
    const sought = this.words(text);
    const terms = await Promise.all(sought.map((word) => sought.length > 1 && this.term(word)));
    const kept = { files: KEPT, kB: this.large.ranges + Math.max(...this.index.kinds.map(({ large }) => large)) };
    this.allowance.spend(kept.files, kept.kB);
    const alike = sought.filter((_, at) => !terms[at]).flatMap((word) => this.alike(word));
    const all = [...alike, this.name(text, sought) + END];
    const isNamed = all[alike.length] !== END && (terms.some(Boolean) || this.hasRoom(all)); // without a term only for the order
    this.choose(isNamed ? all : alike);
    const meant = sought.map((word, at) => terms[at] || this.word(word));
    const [named, ...words] = await Promise.all([isNamed ? this.wholly(all[alike.length]) : NONE, ...meant]);
    this.allowance.join(kept);
    for (const one of words) {
      Object.assign(one, { numbers: union([named || NONE, ...one.places.map(([, list]) => list)]), known: new Map() });
    }
    return { words, named };
  }

  /** Say from how many files the first entries of each kind may be *shown*: from one, and from others that there is room for. */
  share(shown) {
    for (const one of shown) {
      const { block, large } = this.of(one.kind);
      const { files, kB } = this.allowance;
      const few = Math.max(2, Math.floor(READ / block)) - 1;
      const isDear = block > READ && files <= 3 * shown.length;
      const others = isDear ? 0 : Math.min(few, files, Math.floor(kB / large));
      this.allowance.spend(others, others * large);
      one.files = others + 1;
    }
    for (const { kind, files } of shown) this.allowance.join({ files: files - 1, kB: (files - 1) * this.of(kind).large });
  }

  /** Put first the entries of which the rarest word that is no term, or what is *named*, is all that a field says. */
  async lead(kinds, words, named) {
    const [rarest] = words.filter((one) => !one.isTerm).sort((one, other) => one.numbers.length - other.numbers.length);
    const wholly = rarest && this.hasRoom([rarest.word + END]) && (await this.wholly(rarest.word + END));
    const exact = union([named, wholly || NONE]);
    const lists = kinds.map(({ numbers: some }, at) => (some.length > 1 ? this.own(at, exact) : NONE));
    const leading = await Promise.all(lists.map((some) => this.entriesOf(some)));
    kinds.forEach((one, at) => (one.numbers = first(one.numbers, leading[at])));
  }

  /** Return the title of the field in which an entry has a word. */
  where(word, number) {
    const [place] = (word.sure && this.place(word, number)) || [];
    return place === undefined ? "" : this.index.fields[Math.floor(place / this.index.span)];
  }

  /** Return a place at which an entry has a word, and what has it there; nothing where it has not. */
  place({ places, known }, number) {
    const has = (list, wanted) => list[below(list, wanted)] === wanted;
    const says = ([, parts]) => parts.some((part) => has((part.list ||= numbers(part.letters, part.start)), number));
    const meant = [number, ...[...known].filter(says).map(([value]) => value)];
    return places.find(([, list]) => meant.some((one) => has(list, one)));
  }

  /** Return in which file of a kind an entry stands, and where in it. */
  block(kind, number) {
    const at = this.index.kinds.indexOf(this.of(kind));
    const place = number - (at ? this.index.kinds[at - 1].end : 0);
    return [Math.floor(place / this.of(kind).block), place % this.of(kind).block];
  }

  /** Return the entries of these numbers. */
  entries(kind, some) {
    return Promise.all(
      Array.from(some, async (number) => {
        const [file, place] = this.block(kind, number);
        return { number, ...shown(await this.file(kind, file), place) };
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

// What a first answer may take of the index: a phone waits for each file, and its reader for all of them.

export const FILES = 12;
export const KILO = 300; // kB

/** A file that there is no room for: what needs it is looked for after the first answer. */
export class Spent extends Error {}

export class Allowance {
  constructor(files = Infinity, kB = Infinity) {
    Object.assign(this, { files, kB, taken: new Set() });
  }

  /** Whether *files*, kB by names, may be taken, and so many *others* after them. */
  has(files, others = 0) {
    const more = [...new Map(files)].filter(([name]) => !this.taken.has(name));
    const kB = more.reduce((sum, [, size]) => sum + size, 0);
    return more.length + others <= this.files && kB <= this.kB;
  }

  /** Take a file; once is enough. */
  take(name, kB) {
    if (this.taken.has(name)) return;
    this.spend(1, kB);
    this.taken.add(name);
  }

  /** Have less: what is kept for later, or what another may take. */
  spend(files, kB) {
    if (files > this.files || kB > this.kB) throw new Spent();
    this.files -= files;
    this.kB -= kB;
  }

  /** Have more: what was kept or not taken. */
  join({ files, kB }) {
    this.files += files;
    this.kB += kB;
  }

  /** Hand out a part. */
  part(files, kB) {
    this.spend(files, kB);
    return Object.assign(new Allowance(files, kB), { taken: this.taken });
  }
}

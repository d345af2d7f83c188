// All rows of a register: what is asked of them, and which they are. It reads the files that scripts/disclosure/files/narrowing.py
// writes and describes, and knows nothing of a page.

const RADIX = 52;
const BITS = 11; // that two letters stand for
const CAPITAL = 65;
const SMALL = 97;
export const NOT_FILLED = "未公布或没有此项";
export const MOST_LINES = 20000; // in a file to take away
export const OWN = ["q", "from", "to", "sort", "page"]; // keys of a fragment that are no field
const BUCKETS = 2 ** 14; // kinds of letters; so many of them in a file, a sign for so many blocks
const IN_FILE = 256;
const FOUR = 4;
const FACTOR = 31;
const LAST = 2 ** 26; // more than any code and any row
const AT_ONCE = 6; // files that are asked for at the same time

/** Return a text as it is compared; `normal` in lookup.py does the same. */
export function normal(text) {
  return text.normalize("NFKC").replace(/[\s\x1c-\x1f\x85]+/g, "").toLowerCase();
}

/** Return the kinds of a word's letters and pairs of letters, as scripts/disclosure/files/grams.py has them. */
function kinds(word) {
  const units = Array.from({ length: word.length }, (_, at) => word.charCodeAt(at));
  if (units.length === 1) return [units[0] % BUCKETS];
  return units.slice(1).map((unit, at) => (FACTOR * units[at] + unit) % BUCKETS);
}

/** Return the key of a field in a fragment. */
export function keyOf(field) {
  return OWN.includes(field) ? `f-${field}` : field;
}

/** Read a selection from a fragment; what it says of nothing that *fields* names is left out. */
export function parse(fragment, fields) {
  const said = new URLSearchParams(fragment.replace(/^#/, ""));
  const chosen = fields.filter((field) => said.get(keyOf(field))).map((field) => [field, said.get(keyOf(field))]);
  const text = (key) => said.get(key) || "";
  const page = Math.max(1, Math.floor(Number(text("page"))) || 1);
  return { q: text("q"), from: text("from"), to: text("to"), sort: text("sort"), page, chosen: Object.fromEntries(chosen) };
}

/** Say a selection as a fragment, "" if it is of all rows as they stand. */
export function say(selection) {
  const said = new URLSearchParams(Object.entries(selection.chosen).map(([field, value]) => [keyOf(field), value]));
  for (const key of ["q", "from", "to", "sort"]) if (selection[key]) said.set(key, selection[key]);
  if (selection.page > 1) said.set("page", selection.page);
  return said.toString();
}

const digit = (sign) => (sign < SMALL ? sign - CAPITAL : sign - SMALL + RADIX / 2);

/** Return the code of each row. */
export function decode({ codes, width }, rows) {
  const found = new Uint32Array(rows);
  for (let at = 0, worth = 1; at < width; at += 1, worth *= RADIX) {
    for (let row = 0; row < rows; row += 1) found[row] += digit(codes.charCodeAt(at * rows + row)) * worth;
  }
  return found;
}

/** Return a column with its codes inflated, as scripts/disclosure/files/ranks.py deflated them. */
async function unpacked({ packed, size, ...column }) {
  const bytes = new Uint8Array(size);
  for (let at = 0, end = 0, held = 0, bits = 0; end < size; at += 2) {
    held = (held << BITS) | (digit(packed.charCodeAt(at)) * RADIX + digit(packed.charCodeAt(at + 1)));
    for (bits += BITS; bits >= 8 && end < size; bits -= 8) bytes[end++] = held >> (bits - 8);
    held &= (1 << bits) - 1;
  }
  const text = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
  return { ...column, codes: await new Response(text).text() };
}

/** Return the values that a cell counts as: the members of a list. */
function values(column, cell) {
  return column.between ? cell.split(column.between) : [cell];
}

/** Return a 1 for each code whose cell has *value*. */
export function having(column, value) {
  const wanted = Uint8Array.from([0, ...column.values.map((cell) => (values(column, cell).includes(value) ? 1 : 0))]);
  if (value === NOT_FILLED) wanted[0] = 1;
  return wanted;
}

/** Return a 1 for each code whose day is not before *from* nor after *to*; of a month or a year, all of it. */
export function within(column, from, to) {
  const fits = (day) => (!from || day >= from.slice(0, day.length)) && (!to || day <= to.slice(0, day.length));
  return Uint8Array.from([0, ...column.values.map((day) => (fits(day) ? 1 : 0))]);
}

/** Return how many rows have each value, of those that *mask* has. */
export function tally(column, mask) {
  const rows = new Uint32Array(column.values.length + 1);
  for (let row = 0; row < mask.length; row += 1) rows[column.codes[row]] += mask[row];
  const counts = new Map([[NOT_FILLED, rows[0]]]);
  column.values.forEach((cell, at) => {
    for (const value of new Set(values(column, cell))) counts.set(value, (counts.get(value) || 0) + rows[at + 1]);
  });
  return counts;
}

/** Return the numbers of the rows that *mask* has, in the order of a column's codes; an empty cell comes last. */
export function ordered(mask, codes, falling) {
  const found = new Float64Array(mask.reduce((sum, one) => sum + one, 0));
  const place = (code) => (!code ? LAST : falling ? LAST - code : code);
  for (let row = 0, at = 0; row < mask.length; row += 1) {
    if (mask[row]) found[at++] = (codes ? place(codes[row]) : 0) * LAST + row;
  }
  return Array.from(found.sort(), (key) => key % LAST);
}

/** The rows of one register. *read* gives what a file beside its index holds, and rejects if it cannot. */
export class Rows {
  constructor(read) {
    this.read = read;
    this.held = new Map();
  }

  /** Read the index, unless it was read before. */
  async open() {
    this.index = this.index || (await this.read("index.json"));
    return this.index;
  }

  /** Begin anew with the index of the build that there is now. */
  forget() {
    this.index = undefined;
    this.held.clear();
  }

  /** Return a part of the index, whether it stands there or has a file; *make* prepares it once. */
  part(said, key, make = (value) => value) {
    if (!this.held.has(key)) {
      const made = Promise.resolve(typeof said === "string" ? this.read(said) : said).then(make);
      made.catch(() => this.held.delete(key));
      this.held.set(key, made);
    }
    return this.held.get(key);
  }

  /** Return a column with its codes; undefined if the register has none of that name or it has too many values. */
  async column(name) {
    const said = this.index.columns.find((column) => column.name === name);
    if (!said || !said.codes) return undefined;
    const { rows } = this.index;
    const isPacked = said.packed && typeof DecompressionStream === "function"; // not in browsers before 2023
    const read = async (part) => (isPacked ? unpacked(part) : part);
    return this.part(isPacked ? said.packed : said.codes, `column ${name}`, async (part) => {
      const column = await read(part);
      return { ...column, codes: decode(column, rows) };
    });
  }

  /** Return a block of rows. */
  block(number) {
    return this.part(this.index.blocks[number], `block ${number}`);
  }

  /** Return the texts of a block's rows as they are compared. */
  texts(number) {
    const joined = (block) => block.map(([, ...cells]) => cells.map((cell) => normal([].concat(cell)[0])).join("\n"));
    return this.part([], `texts ${number}`, async () => joined(await this.block(number)));
  }

  /** Return what a selection asks of the rows by codes: pairs of a field and a mask over its codes. */
  async conditions({ chosen, from, to }, day) {
    const found = [];
    for (const [field, value] of Object.entries(chosen)) {
      const column = await this.column(field);
      found.push({ field, codes: column.codes, wanted: having(column, value) });
    }
    if (from || to) {
      const dated = await this.column(day);
      found.push({ field: "", codes: dated.codes, wanted: within(dated, from, to) });
    }
    return found;
  }

  /** Return a 1 for each row that meets every condition but those of *field*. */
  mask(conditions, field = null) {
    const mask = new Uint8Array(this.index.rows).fill(1);
    for (const { codes, wanted } of conditions.filter((one) => one.field !== field)) {
      for (let row = 0; row < mask.length; row += 1) mask[row] &= wanted[codes[row]];
    }
    return mask;
  }

  /** Return those of *numbers* whose blocks may hold all *words*. */
  async mayHold(words, numbers) {
    const { grams, blocks } = this.index;
    if (!grams.length) return numbers;
    const signs = Math.ceil(blocks.length / FOUR);
    const wanted = [...new Set(words.flatMap(kinds))];
    const files = await Promise.all(wanted.map((kind) => this.part(grams[Math.floor(kind / IN_FILE)], `grams ${Math.floor(kind / IN_FILE)}`)));
    const has = (number) => (kind, at) =>
      (files[at].charCodeAt((kind % IN_FILE) * signs + Math.floor(number / FOUR)) - CAPITAL) & (1 << number % FOUR);
    return numbers.filter((number) => wanted.every(has(number)));
  }

  /** Return a 1 for each row of *mask* that has every word of *query* in its list's cells. *heard* is told how far it is. */
  async containing(query, mask, heard = () => {}) {
    const words = query.split(/\s+/).map(normal).filter(Boolean);
    if (!words.length) return mask;
    const { block, blocks } = this.index;
    const found = new Uint8Array(mask.length);
    const some = blocks.map((_, number) => number).filter((number) => mask.subarray(number * block, (number + 1) * block).includes(1));
    const asked = await this.mayHold(words, some);
    for (let first = 0; first < asked.length; first += AT_ONCE) {
      if (heard(first, asked.length) === false) return null;
      const numbers = asked.slice(first, first + AT_ONCE);
      const parts = await Promise.all(numbers.map((number) => this.texts(number)));
      parts.forEach((texts, at) => {
        texts.forEach((text, row) => {
          const place = numbers[at] * block + row;
          if (mask[place] && words.every((word) => text.includes(word))) found[place] = 1;
        });
      });
    }
    return found;
  }

  /** Return the cells of these rows, in this order. */
  async shown(numbers) {
    const { block } = this.index;
    const blocks = await Promise.all(numbers.map((row) => this.block(Math.floor(row / block))));
    return numbers.map((row, at) => blocks[at][row % block]);
  }

  /** Return about how many bytes the official lines of these rows have. */
  size(numbers) {
    const { block, rows, lines } = this.index;
    const mean = lines.sizes.map((size, at) => size / Math.min(block, rows - at * block));
    const bytes = numbers.reduce((sum, row) => sum + mean[Math.floor(row / block)], lines.head.length);
    return Math.round(bytes);
  }

  /** Return the official file with these rows alone, in the order of the register. */
  async file(numbers) {
    const { block, lines } = this.index;
    const found = [lines.head];
    const sorted = [...numbers].sort((a, b) => a - b);
    const parts = [...new Set(sorted.map((row) => Math.floor(row / block)))];
    for (let first = 0; first < parts.length; first += AT_ONCE) {
      await Promise.all(parts.slice(first, first + AT_ONCE).map((at) => this.part(lines.parts[at], `lines ${at}`)));
    }
    for (const row of sorted) {
      const at = Math.floor(row / block);
      found.push((await this.part(lines.parts[at], `lines ${at}`))[row % block]);
    }
    return found;
  }
}

// Lists of rising numbers, as scripts/disclosure/search/steps.py writes them.

const SMALL = 97; // the first of the letters that end a number
const CAPITAL = 65;
const RADIX = 26;
const FAR = 32; // times as long as another is a list in which places are halved instead of passed
const DENSE = 64; // of so many numbers at least one: marking each is quicker than a list of each
const PASSED = 4; // of so many numbers one, each time it is passed: marking all is quicker
const LONG = 4096; // numbers in a row that are not written out for each list
export const NONE = new Uint32Array(0);

/** The first and the last of each run of the numbers that letters stand for, greater than *start*. */
function runs(letters, start) {
  const found = new Uint32Array(letters.length * 2);
  let [end, number, step, isRun] = [0, start, 0, false];
  for (let at = 0; at < letters.length; at += 1) {
    const code = letters.charCodeAt(at);
    if (code < SMALL) {
      step = (step + code - CAPITAL) * RADIX;
      continue;
    }
    step += code - SMALL;
    if (step) {
      found[end] = isRun ? number + 1 : number + step;
      number += step;
      found[end + 1] = number;
      end += 2;
    }
    isRun = !isRun && !step;
    step = 0;
  }
  return found.subarray(0, end);
}

/** The numbers that letters stand for, greater than *start*. */
export function numbers(letters, start = -1) {
  return written(runs(letters, start));
}

/** How many numbers are in runs. */
function count(pairs) {
  let sum = 0;
  for (let at = 0; at < pairs.length; at += 2) sum += pairs[at + 1] - pairs[at] + 1;
  return sum;
}

/** The numbers of runs. */
function written(pairs) {
  const size = count(pairs);
  if (size >= LONG && size === last(pairs) - pairs[0] + 1) return run(pairs[0], last(pairs));
  const found = new Uint32Array(size);
  let end = 0;
  for (let at = 0; at < pairs.length; at += 2) {
    const most = pairs[at + 1];
    for (let number = pairs[at]; number <= most; number += 1) found[end++] = number;
  }
  return found;
}

let counted = NONE; // from 0: long runs are parts of it

/** All numbers from the first to the last. */
function run(least, most) {
  if (counted.length <= most) {
    const size = Math.max(most + 1, counted.length * 2); // or each run that reaches further would count anew
    counted = new Uint32Array(size);
    for (let number = 0; number < size; number += 1) counted[number] = number;
  }
  return counted.subarray(least, most + 1);
}

/** The rising numbers less than *most* that are in *own* or that any of *some* letters stand for. */
export function gathered(some, own, most) {
  const lists = some.map((letters) => runs(letters, -1));
  const size = lists.reduce((sum, pairs) => sum + count(pairs), 0);
  if (lists.length < 2 || size < most / DENSE) return union([own, ...lists.map(written)]);
  const marks = marked([own], most);
  for (const pairs of lists) {
    for (let at = 0; at < pairs.length; at += 2) {
      if (pairs[at] === pairs[at + 1]) marks[pairs[at]] = 1;
      else marks.fill(1, pairs[at], pairs[at + 1] + 1);
    }
  }
  return listed(marks);
}

/** The numbers that are marked. */
function listed(marks) {
  const found = new Uint32Array(marks.length);
  let end = 0;
  for (let number = 0; number < marks.length; number += 1) {
    found[end] = number; // without a question, which costs more than to write: the next one stands over it
    end += marks[number];
  }
  return found.subarray(0, end);
}

/** The rising numbers that are in any of some rising lists. */
export function union(lists) {
  const some = spread(lists.filter((list) => list.length));
  if (some.length < 2) return some[0] || NONE;
  const size = some.reduce((sum, list) => sum + list.length, 0);
  const most = some.reduce((largest, list) => Math.max(largest, last(list)), 0);
  const isFew = some.length === 2 || size * Math.log2(some.length) < most / PASSED;
  return isFew ? merged(some) : listed(marked(some, most));
}

/** The last of some numbers. */
const last = (list) => list[list.length - 1];

/** Whether some rising numbers leave out none between the first and the last. */
const isRun = (list) => list.length > 0 && last(list) - list[0] === list.length - 1;

/** Lists by their first number, without those that are parts of one that leaves out none. */
function spread(lists) {
  const sorted = [...lists].sort((one, other) => one[0] - other[0] || other.length - one.length);
  let within = -1; // the last number of those that leave out none so far
  return sorted.filter((list) => {
    if (last(list) <= within) return false;
    if (isRun(list)) within = last(list);
    return true;
  });
}

/** The rising numbers of lists that are sorted by their first, passing through two at a time. */
function merged(lists) {
  if (lists.length === 1) return lists[0];
  const middle = lists.length >> 1;
  return either(merged(lists.slice(0, middle)), merged(lists.slice(middle)));
}

/** The rising numbers that are in one of two rising lists or in both; *some* begin first. */
function either(some, others) {
  const all = new Uint32Array(some.length + others.length);
  const alone = below(some, others[0]);
  all.set(some.subarray(0, alone));
  let [at, of, end] = [alone, 0, alone];
  while (at < some.length && of < others.length) {
    const [one, other] = [some[at], others[of]];
    all[end++] = one < other ? one : other;
    if (one <= other) at += 1;
    if (other <= one) of += 1;
  }
  const rest = at < some.length ? some.subarray(at) : others.subarray(of);
  all.set(rest, end);
  return all.subarray(0, end + rest.length);
}

/** A 1 for each number up to *most* that is in any of some lists. */
function marked(some, most) {
  const marks = new Uint8Array(most + 1);
  for (const list of some) for (let at = 0; at < list.length; at += 1) marks[list[at]] = 1;
  return marks;
}

/** The rising numbers that are in both of two rising lists. */
export function common(some, others) {
  const [few, many] = some.length < others.length ? [some, others] : [others, some];
  if (isRun(many)) return between(few, many[0], last(many) + 1);
  return many.length > few.length * FAR ? few.filter((number) => many[below(many, number)] === number) : passed(few, many);
}

/** The same of lists that are about as long, passing through both. */
function passed(some, others) {
  const both = new Uint32Array(some.length);
  let [at, of, end] = [0, 0, 0];
  while (at < some.length && of < others.length) {
    const [one, other] = [some[at], others[of]];
    if (one === other) both[end++] = one;
    if (one <= other) at += 1;
    if (other <= one) of += 1;
  }
  return both.subarray(0, end);
}

/** What two lists of runs have in common, as runs. */
function shared(some, others) {
  const both = new Uint32Array(some.length + others.length);
  let [at, of, end] = [0, 0, 0];
  while (at < some.length && of < others.length) {
    const first = Math.max(some[at], others[of]);
    const last = Math.min(some[at + 1], others[of + 1]);
    if (first <= last) {
      both[end] = first;
      both[end + 1] = last;
      end += 2;
    }
    if (some[at + 1] === last) at += 2;
    else of += 2;
  }
  return both.subarray(0, end);
}

/** A rising list with those first that are in another one. */
export function first(some, others) {
  const both = common(some, others);
  if (!both.length || both.length === some.length) return some;
  const rest = new Uint32Array(some.length - both.length);
  for (let at = 0, of = 0, end = 0; end < rest.length; at += 1) {
    if (some[at] === both[of]) of += 1;
    else rest[end++] = some[at];
  }
  return joined(both, rest);
}

/** One list after another. */
export function joined(some, others) {
  const all = new Uint32Array(some.length + others.length);
  all.set(some);
  all.set(others, some.length);
  return all;
}

/** How many of a rising list are less than *number*. */
export function below(list, number) {
  let [least, most] = [0, list.length];
  while (least < most) {
    const middle = (least + most) >> 1;
    if (list[middle] < number) least = middle + 1;
    else most = middle;
  }
  return least;
}

/** The last of some rising numbers that is not greater than *number*: its place. */
export function holding(starts, number) {
  return below(starts, number + 1) - 1;
}

/** The part of a rising list from *first* to before *end*. */
export function between(list, first, end) {
  return list.subarray(below(list, first), below(list, end));
}

/** The numbers that all *sides* have, each several letters. */
export function together(sides) {
  if (sides.includes(undefined)) return NONE;
  if (sides.every((side) => side.length === 1)) {
    const lists = sides.map(([letters]) => runs(letters, -1)).sort((one, other) => one.length - other.length);
    return written(lists.reduce(shared));
  }
  return sides.map((side) => union(side.map((letters) => numbers(letters)))).reduce(common);
}

// Lists of rising numbers, as scripts/disclosure/search/steps.py writes them.

const SMALL = 97; // the first of the letters that end a number
const CAPITAL = 65;
const RADIX = 26;
const DENSE = 64; // of so many numbers at least one: marking each is quicker than sorting
export const NONE = new Uint32Array(0);

/** Call *meet* with the first and the last of each run of the numbers that letters stand for: see steps.py. */
function walk(letters, start, meet) {
  let number = start;
  let step = 0;
  let isRun = false;
  for (let at = 0; at < letters.length; at += 1) {
    const code = letters.charCodeAt(at);
    const ends = code >= SMALL;
    step = step * RADIX + code - (ends ? SMALL : CAPITAL);
    if (!ends) continue;
    if (isRun) meet(number + 1, number + step);
    else if (step) meet(number + step, number + step);
    isRun = !isRun && !step;
    number += step;
    step = 0;
  }
}

/** The numbers that letters stand for, greater than *start*. */
export function numbers(letters, start = -1) {
  let at = 0;
  walk(letters, start, (first, last) => (at += last - first + 1));
  const found = new Uint32Array(at);
  at = 0;
  walk(letters, start, (first, last) => {
    for (let number = first; number <= last; number += 1) found[at++] = number;
  });
  return found;
}

/** Those of a rising list that letters stand for. */
function among(list, letters) {
  const found = [];
  let at = 0;
  walk(letters, -1, (first, last) => {
    while (list[at] < first) at += 1;
    for (; list[at] <= last; at += 1) found.push(list[at]);
  });
  return Uint32Array.from(found);
}

/** The rising numbers that are in any of some rising lists. */
export function union(lists) {
  const some = lists.filter((list) => list.length);
  if (some.length < 2) return some[0] || NONE;
  const all = new Uint32Array(some.reduce((sum, list) => sum + list.length, 0));
  let end = 0;
  for (const list of some) {
    all.set(list, end);
    end += list.length;
  }
  const most = some.reduce((largest, list) => Math.max(largest, list[list.length - 1]), 0);
  return all.length < most / DENSE ? all.sort().filter((number, at) => at === 0 || number !== all[at - 1]) : marked(all, most);
}

/** The numbers in *all*, each once, rising; the largest is *most*. */
function marked(all, most) {
  const marks = new Uint8Array(most + 1);
  for (const number of all) marks[number] = 1;
  let at = 0;
  for (let number = 0; number <= most; number += 1) if (marks[number]) all[at++] = number;
  return all.slice(0, at);
}

/** The rising numbers that are in both of two rising lists. */
export function common(some, others) {
  let at = 0;
  return some.filter((number) => {
    while (others[at] < number) at += 1;
    return others[at] === number;
  });
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

/** The part of a rising list from *first* to before *end*. */
export function between(list, first, end) {
  return list.subarray(below(list, first), below(list, end));
}

/** The numbers that all *sides* have, each several letters; the fewest are written out first, and looked for in others. */
export function together(sides) {
  if (sides.includes(undefined)) return NONE;
  const length = (side) => side.reduce((sum, letters) => sum + letters.length, 0);
  const [fewest, ...others] = [...sides].sort((one, other) => length(one) - length(other));
  const begun = union(fewest.map((letters) => numbers(letters)));
  return others.reduce((list, side) => union(side.map((letters) => among(list, letters))), begun);
}

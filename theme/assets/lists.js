// Lists of rising numbers, as scripts/disclosure/search/steps.py writes them.

const SMALL = 97; // the first of the letters that end a number
const CAPITAL = 65;
const RADIX = 26;
const DENSE = 64; // of so many numbers at least one: marking each is quicker than sorting
export const NONE = new Uint32Array(0);

/** The numbers that letters stand for, greater than *start*. */
export function numbers(letters, start = -1) {
  let found = new Uint32Array(letters.length);
  let [end, number, step, isRun] = [0, start, 0, false];
  for (let at = 0; at < letters.length; at += 1) {
    const code = letters.charCodeAt(at);
    if (code < SMALL) {
      step = (step + code - CAPITAL) * RADIX;
      continue;
    }
    step += code - SMALL;
    if (isRun) {
      const least = end + step + letters.length - at;
      if (least > found.length) found = grown(found, end, least);
      for (const last = number + step; number < last; ) found[end++] = number += 1;
      isRun = false;
    } else {
      if (step) found[end++] = number += step;
      isRun = !step;
    }
    step = 0;
  }
  return found.subarray(0, end);
}

/** A copy of the first numbers of a list, with room for twice as many as *least*. */
function grown(list, end, least) {
  const larger = new Uint32Array(least * 2);
  larger.set(list.subarray(0, end));
  return larger;
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
  return all.length < most / DENSE ? distinct(all.sort()) : marked(all, most);
}

/** The numbers of a sorted list, each once, written over it. */
function distinct(all) {
  let end = 0;
  for (let at = 0; at < all.length; at += 1) if (at === 0 || all[at] !== all[at - 1]) all[end++] = all[at];
  return all.subarray(0, end);
}

/** The numbers in *all*, each once, rising, written over it; the largest is *most*. */
function marked(all, most) {
  const marks = new Uint8Array(most + 1);
  for (let at = 0; at < all.length; at += 1) marks[all[at]] = 1;
  let end = 0;
  for (let number = 0; number <= most; number += 1) if (marks[number]) all[end++] = number;
  return all.subarray(0, end);
}

/** Part a rising list into the numbers that are in another rising list, and the rest. */
function parted(some, others) {
  const [both, rest] = [new Uint32Array(some.length), new Uint32Array(some.length)];
  let [of, end, left] = [0, 0, 0];
  for (let at = 0; at < some.length; at += 1) {
    const number = some[at];
    while (others[of] < number) of += 1;
    if (others[of] === number) both[end++] = number;
    else rest[left++] = number;
  }
  return [both.subarray(0, end), rest.subarray(0, left)];
}

/** The rising numbers that are in both of two rising lists. */
export function common(some, others) {
  return some.length > others.length ? parted(others, some)[0] : parted(some, others)[0];
}

/** A rising list with those first that are in another one. */
export function first(some, others) {
  return others.length ? joined(...parted(some, others)) : some;
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
  const length = (side) => side.reduce((sum, letters) => sum + letters.length, 0);
  const lists = [...sides].sort((one, other) => length(one) - length(other)).map((side) => union(side.map((letters) => numbers(letters))));
  return lists.reduce((list, other) => (list.length ? common(list, other) : list));
}

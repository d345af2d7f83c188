// Does what is asked with rising lists, as a page does: one JSON line asks, one answers.
import { createInterface } from "node:readline";
import { common, gathered, NONE, numbers, together, union } from "../../theme/assets/lists.js";

const doing = {
  union: ({ lists }) => union(lists),
  common: ({ lists }) => lists.reduce(common),
  together: ({ letters }) => together(letters.map((one) => [one])),
  numbers: ({ letters }) => numbers(letters[0]),
  gathered: ({ lists, letters, most }) => gathered(letters, lists[0] || NONE, most),
};

for await (const line of createInterface({ input: process.stdin })) {
  const { what, lists, letters, most } = JSON.parse(line);
  const given = { lists: lists.map((list) => Uint32Array.from(list)), letters, most };
  const found = [...doing[what](given)];
  const isKept = given.lists.every((list, at) => list.every((number, place) => number === lists[at][place]));
  process.stdout.write(`${JSON.stringify({ found, isKept })}\n`);
}

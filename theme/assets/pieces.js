// How words are cut, as scripts/disclosure/search/postings.py cuts texts.

export const END = "\n"; // after each text
export const ASCII = "\x7f";
const PIECES = 3; // of a word that are read; what has them is then looked at

/** How many characters the longest piece has that begins with the one at *at*. */
export const size = (word, at) => (word[at] <= ASCII && word[at] !== END ? 4 : 3);

/** Whether a piece is of letters or figures, and fewer than a whole one: it begins many. */
export const isCut = (piece) => piece[0] <= ASCII && piece.length < size(piece, 0) && !piece.endsWith(END);

/** Cut a word into pieces that cover it. The last one is as long as can be, and ends with the word. */
export function cover(word) {
  const cuts = [];
  for (let at = 0; at < word.length; at += size(word, at)) cuts.push(at);
  const last = cuts[cuts.length - 1];
  let back = last;
  while (back > 0 && back + size(word, back) !== word.length) back -= 1;
  cuts[cuts.length - 1] = back || (word.endsWith(END) ? Math.min(last, word.length - 2) : last);
  return cuts.map((at) => ({ at, piece: word.slice(at, at + size(word, at)) }));
}

/** Those of a word's pieces that are read first, from its beginning to its end; all of them of letters and figures alone. */
export function few(word, pieces) {
  if (pieces.length <= PIECES || [...word].every((one) => one <= ASCII)) return pieces;
  return Array.from({ length: PIECES }, (_, at) => pieces[Math.round((at * (pieces.length - 1)) / (PIECES - 1))]);
}

/** Whether of a word some pieces are read first. */
export const isChecked = (word) => few(word, cover(word)).length < cover(word).length;

/**
 * Choose by words which of their pieces are read, so that these *fit* beside so many words that are checked by texts:
 * all of long words, which few have, then the last one of others.
 */
export function chosen(words, fit) {
  const wanted = [...new Set(words)].map((word) => ({ word, most: few(word, cover(word)), some: [] }));
  const isWhole = ({ word, most, some }) => some.length === most.length && isChecked(word);
  const add = (one, pieces) => {
    const before = one.some;
    one.some = one.most.filter((piece) => before.includes(piece) || pieces.includes(piece));
    if (!fit(wanted.flatMap(({ some }) => some), wanted.filter(isWhole).length)) one.some = before;
  };
  const long = [...wanted].sort((one, other) => other.most.length - one.most.length);
  for (const one of long) add(one, one.most);
  for (const one of long.filter(({ some }) => !some.length)) {
    add(one, one.most.slice(-1));
  }
  return new Map(wanted.map(({ word, some }) => [word, some]));
}

// What the search page and the suggestions share: reading the index of a build, and showing what was found in it.
import { Lookup } from "./lookup.js";

const kept = new Map();

/** Return what looks up in the index of the site whose root is at *root*. */
export function opened(root) {
  /** Fetch a file of the index, once; what failed is asked for again the next time. */
  const read = (name, fresh) => {
    if (fresh || !kept.has(name)) {
      const answer = fetch(`${root}/search/${name}`, fresh ? { cache: "no-cache" } : {}).then((response) => {
        if (!response.ok) throw new Error(`${response.status} ${name}`);
        return response.json();
      });
      answer.catch(() => kept.delete(name));
      kept.set(name, answer);
    }
    return kept.get(name);
  };
  return new Lookup(read);
}

/** Do *work* with an open *lookup*; once more where another build has taken the place of the one that it knew. */
export async function tried(lookup, work) {
  if (!lookup.index) await lookup.open();
  try {
    return await work();
  } catch (error) {
    if (await lookup.open()) return work();
    throw error;
  }
}

/** Write *text* into *node*, the parts of it that a reader looked for marked. */
export function write(node, text, words, lookup) {
  const letters = [...text];
  const units = letters.flatMap((letter, at) => Array(lookup.normal(letter).length).fill(at));
  const plain = letters.map((letter) => lookup.normal(letter)).join("");
  const marked = new Set();
  for (const word of words) {
    for (let at = plain.indexOf(word); at >= 0; at = plain.indexOf(word, at + word.length)) {
      for (let letter = units[at]; letter <= units[at + word.length - 1]; letter += 1) marked.add(letter);
    }
  }
  let run = "";
  const end = (isMarked) => {
    if (run) node.append(isMarked ? Object.assign(document.createElement("mark"), { textContent: run }) : run);
    run = "";
  };
  letters.forEach((letter, at) => {
    if (at && marked.has(at) !== marked.has(at - 1)) end(marked.has(at - 1));
    run += letter;
  });
  end(marked.has(letters.length - 1));
}

/** Write *text* into *node*, each day in it on one line. */
export function noted(node, text) {
  const day = (words) => Object.assign(document.createElement("span"), { className: "term", textContent: words });
  node.append(...text.split(/(\b\d{4}-\d{2}-\d{2}\b)/).map((part, at) => (at % 2 ? day(part) : part)));
  return node;
}

/** The part of an address that asks for *text*; no browser sends it to a host. */
export function fragment(text) {
  return `#${new URLSearchParams({ q: text })}`;
}

/** Call *look* some time after the last key, never while characters are still being composed. */
export function typed(input, look, pause) {
  let timer;
  const soon = () => {
    clearTimeout(timer);
    timer = setTimeout(look, pause);
  };
  input.addEventListener("input", (event) => event.isComposing || soon());
  input.addEventListener("compositionend", soon);
  return () => clearTimeout(timer);
}

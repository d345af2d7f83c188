// Headings in which a line ends within one of the given words.
(terms) => {
  const found = [];
  for (const heading of document.querySelectorAll("h1, h2, h3, h4")) {
    if (!shown(heading)) continue;
    const walker = document.createTreeWalker(heading, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const { data } = walker.currentNode;
      for (const term of terms) {
        for (let at = data.indexOf(term); at >= 0; at = data.indexOf(term, at + 1)) {
          const range = document.createRange();
          range.setStart(walker.currentNode, at);
          range.setEnd(walker.currentNode, at + term.length);
          const tops = new Set([...range.getClientRects()].map((line) => Math.round(line.top)));
          if (tops.size > 1) found.push(`“${term}” is broken in ${say(heading)}`);
        }
      }
    }
  }
  return found;
}

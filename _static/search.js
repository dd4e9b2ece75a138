/* Finds prose: chapters come before technical pages, and excerpts leave out code, tables and charts. */
(() => {
  const SIGNS = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
  const NOT_PROSE = "script, style, template, details, table, pre, .chart, .headerlink, .term-meaning, .about-page";
  // What readers look for by an abbreviation that the text writes out.
  const WRITTEN_OUT = { nps: "net promoter score" };
  // More than any score of the words of a page.
  const RANK = 1000;
  const { setIndex, query: find, _parseQuery: parseQuery } = Search;
  const ranks = () => JSON.parse(document.querySelector("#search-ranks").textContent);

  // Headings are text: those in the index are written out, since results take them for markup.
  const written = ([heading, places]) => [heading.replace(/[&<>"]/g, (sign) => SIGNS[sign]), places];
  Search.setIndex = (index) =>
    setIndex({ ...index, alltitles: Object.fromEntries(Object.entries(index.alltitles).map(written)) });

  Search.query = (query) => find(query.replace(/\p{Letter}+/gu, (word) => WRITTEN_OUT[word.toLowerCase()] ?? word));

  // A year is a word like others; Sphinx would leave it out.
  Search._parseQuery = (query) => {
    const parsed = parseQuery(query);
    splitQuery(query)
      .filter((word) => /^\d+$/.test(word))
      .forEach((number) => [parsed[1], parsed[3]].forEach((words) => words.add(number)));
    return parsed;
  };

  // Of equal results the first is the one that comes first in the contents.
  let rankOf;
  Scorer.score = ([page, , , , score]) => {
    rankOf ??= ranks();
    const pages = Object.keys(rankOf);
    return score - RANK * (rankOf[page] ?? pages.length) - pages.indexOf(page) / RANK;
  };

  Search.htmlToText = (markup, anchor) => {
    const page = new DOMParser().parseFromString(markup, "text/html");
    page.querySelectorAll(NOT_PROSE).forEach((part) => part.remove());
    page.querySelectorAll("h1, h2, h3, p, li").forEach((block) => block.append(" "));
    const article = page.querySelector("article");
    return ((anchor && article.querySelector(anchor)) || article).textContent;
  };
})();

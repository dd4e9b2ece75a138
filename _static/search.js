/* Finds prose: chapters come before technical pages, and excerpts leave out code, tables and charts. */
(() => {
  const SIGNS = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
  const NOT_PROSE = "script, style, template, details, table, pre, .chart, .headerlink, .term-meaning, .about-page";
  const PART = 1000;
  const { setIndex, _parseQuery: parseQuery } = Search;
  const parts = () => JSON.parse(document.querySelector("#search-parts").textContent);

  // Headings are text: those in the index are written out, since results take them for markup.
  const written = ([heading, places]) => [heading.replace(/[&<>"]/g, (sign) => SIGNS[sign]), places];
  Search.setIndex = (index) =>
    setIndex({ ...index, alltitles: Object.fromEntries(Object.entries(index.alltitles).map(written)) });

  // A year is a word like others; Sphinx would leave it out.
  Search._parseQuery = (query) => {
    const parsed = parseQuery(query);
    splitQuery(query)
      .filter((word) => /^\d+$/.test(word))
      .forEach((number) => [parsed[1], parsed[3]].forEach((words) => words.add(number)));
    return parsed;
  };

  let partOf;
  Scorer.score = ([page, , , , score]) => {
    partOf ??= parts();
    return score - PART * (partOf[page] ?? Object.keys(partOf).length);
  };

  Search.htmlToText = (markup, anchor) => {
    const page = new DOMParser().parseFromString(markup, "text/html");
    page.querySelectorAll(NOT_PROSE).forEach((part) => part.remove());
    const article = page.querySelector("article");
    return ((anchor && article.querySelector(anchor)) || article).textContent;
  };
})();

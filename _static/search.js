/* Headings are text: those in the index of the search are written out, since results take them for markup. */
(() => {
  const SIGNS = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
  const written = ([heading, places]) => [heading.replace(/[&<>"]/g, (sign) => SIGNS[sign]), places];
  const { setIndex } = Search;
  Search.setIndex = (index) =>
    setIndex({ ...index, alltitles: Object.fromEntries(Object.entries(index.alltitles).map(written)) });
})();

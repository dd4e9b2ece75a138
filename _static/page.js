/* What must be known before the page is drawn: that scripts run, and what the reader chose, colours and code. */
(() => {
  const { dataset } = document.documentElement;
  dataset.scripted = "";
  dataset.mode = localStorage.getItem("mode") || "auto";
  const ofSystem = matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
  dataset.theme = dataset.mode === "auto" ? ofSystem : dataset.mode;
  if (localStorage.getItem("code") === "shown") dataset.code = "";
  // A page opened from a folder may not read another, which the excerpts under the results of a search need.
  if (location.protocol === "file:") DOCUMENTATION_OPTIONS.SHOW_SEARCH_SUMMARY = false;
})();

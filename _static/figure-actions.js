/* What a reader can do with a live chart: choose its series or a year, see it on the full screen, copy its picture. */
(() => {
  const HIDDEN = "chart-hidden";
  const OTHER_YEAR = "chart-other-year";

  function button(text, act) {
    const made = document.createElement("button");
    Object.assign(made, { type: "button", className: "figure-action", textContent: text });
    made.addEventListener("click", act);
    return made;
  }

  function addFullScreen(figure, row) {
    if (!document.fullscreenEnabled) return;
    const toggle = button(say("full-screen"), () =>
      document.fullscreenElement ? document.exitFullscreen() : figure.requestFullscreen(),
    );
    figure.addEventListener("fullscreenchange", () => {
      toggle.textContent = say(document.fullscreenElement === figure ? "leave-full-screen" : "full-screen");
    });
    row.append(toggle);
  }

  // A page opened from a folder may not read the picture beside it.
  function addCopy(figure, row) {
    const picture = figure.querySelector('a[href$=".png"]');
    if (!location.protocol.startsWith("http") || !navigator.clipboard?.write || !picture) return;
    const copy = button(say("copy"), async () => {
      try {
        const image = fetch(picture.href).then((answer) => answer.blob());
        await navigator.clipboard.write([new ClipboardItem({ "image/png": image })]);
        copy.textContent = say("copied");
      } catch {
        copy.textContent = say("not-copied");
      }
    });
    row.append(copy);
  }

  // The scale of the colours names the series, each mark carries its own.
  function seriesOf(part) {
    const color = part?.encoding?.color;
    // The steps of a map are no series.
    if (color?.field && color.type === "nominal" && color.scale?.domain?.length > 1) {
      return { field: color.field, names: color.scale.domain, colours: color.scale.range };
    }
    const inner = [part?.spec, ...(part?.layer ?? [])].filter(Boolean);
    return inner.map(seriesOf).find(Boolean);
  }

  function addSeries(figure, row, { field, names, colours }) {
    const hidden = new Set();
    const group = document.createElement("div");
    Object.assign(group, { className: "figure-series", role: "group", ariaLabel: say("series-to-show") });
    names.forEach((name, place) => {
      const toggle = button(name, () => {
        hidden.has(name) ? hidden.delete(name) : hidden.add(name);
        toggle.ariaPressed = !hidden.has(name);
        figure.querySelectorAll(".chart[data-live]").forEach(show);
      });
      toggle.ariaPressed = true;
      toggle.style.setProperty("--series", colours[place]);
      group.append(toggle);
    });
    const show = (live) => {
      live.querySelectorAll(".role-mark :is(path, rect, line, text)").forEach((mark) => {
        const datum = mark.__data__?.datum;
        if (datum) mark.classList.toggle(HIDDEN, hidden.has(datum[field]));
      });
      live.dispatchEvent(new Event("series-shown"));
    };
    row.append(group);
    figure.addEventListener("chart-live", (event) => show(event.target));
  }

  // The table of a figure has a column for the year, before it those that name a series, and behind it the values.
  function valuesByYear(figure) {
    const table = figure.querySelector(".figure-data table");
    const place = [...(table?.tHead.rows[0].cells ?? [])].findIndex((cell) => cell.textContent.trim() === say("year"));
    const values = new Map();
    if (place < 1) return values;
    for (const row of table.tBodies[0].rows) {
      const cells = [...row.cells].map((cell) => cell.textContent.trim());
      const series = cells.slice(0, place).join(", ");
      values.set(cells[place], [...(values.get(cells[place]) ?? []), `${series} ${cells[place + 1]}`]);
    }
    return values;
  }

  function addYears(figure, row) {
    const values = valuesByYear(figure);
    if (values.size < 3) return;
    const label = document.createElement("label");
    Object.assign(label, { className: "figure-year", textContent: `${say("see-a-year")} ` });
    const choice = document.createElement("select");
    const years = [...values.keys()].sort();
    choice.append(new Option(say("all-years"), ""), ...years.map((year) => new Option(year)));
    const said = document.createElement("output");
    said.tabIndex = 0;
    label.append(choice);
    row.append(label, said);
    const show = (live) =>
      live.querySelectorAll(".mark-symbol.role-mark path").forEach((mark) => {
        const { year } = mark.__data__?.datum ?? {};
        mark.classList.toggle(OTHER_YEAR, Boolean(choice.value) && String(year) !== choice.value);
      });
    choice.addEventListener("change", () => {
      said.textContent = (values.get(choice.value) ?? []).join("; ");
      figure.querySelectorAll(".chart[data-live]").forEach(show);
    });
    figure.addEventListener("chart-live", (event) => show(event.target));
  }

  // All at once and early, so that nothing moves when a chart comes into view.
  document.addEventListener("DOMContentLoaded", () =>
    document.querySelectorAll(".book-figure .figure-actions").forEach((row) => {
      const figure = row.closest(".book-figure");
      const series = seriesOf(JSON.parse(figure.querySelector(".chart-spec").textContent).wide);
      if (series) addSeries(figure, row, series);
      addYears(figure, row);
      addFullScreen(figure, row);
      addCopy(figure, row);
    }),
  );
})();

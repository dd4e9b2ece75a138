/* Makes charts interactive as they come into view. Without this script the drawings stand as they are. */
(() => {
  const HIDDEN = "chart-hidden";
  const vegaAddress = new URL("vega.js", document.currentScript.src).href;
  let loading;
  let tooltip;

  // A page opened from a folder may load classic scripts only.
  function loadVega() {
    loading ??= new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = vegaAddress;
      script.onload = resolve;
      script.onerror = reject;
      document.head.append(script);
    });
    return loading;
  }

  async function enliven(chart) {
    const { wide, phone } = JSON.parse(chart.parentElement.querySelector(".chart-spec").textContent);
    const spec = chart.classList.contains("chart-phone") ? { ...wide, ...phone } : wide;
    await loadVega();
    // Vega measures text, so that the font of the drawing must be there.
    await document.fonts.ready;
    const stage = document.createElement("div");
    await vegaEmbed(stage, spec, {
      mode: "vega-lite",
      renderer: "svg",
      actions: false,
      defaultStyle: false,
      // Reads the expressions of a chart instead of running them, which a policy of the host may forbid.
      ast: true,
      tooltip: (_handler, event, item, value) =>
        value ? point(chart, item, event.clientX, event.clientY) : leave(chart),
    });
    takePlace(chart.querySelector(".chart-drawing"), stage);
    readByKeyboard(chart);
    chart.dataset.live = "";
    chart.dispatchEvent(new Event("chart-live", { bubbles: true }));
  }

  function takePlace(place, stage) {
    const [drawing, live] = [place, stage].map((one) => one.querySelector("svg"));
    // Where a browser measures text otherwise, the chart still has the size of the drawing, so that nothing moves.
    ["width", "height"].forEach((side) => live.setAttribute(side, drawing.getAttribute(side)));
    // Vega names each chart a visualization; the image that it stands in says what it shows.
    ["role", "aria-roledescription", "aria-label"].forEach((name) => stage.removeAttribute(name));
    place.replaceChildren(stage);
  }

  // A slider goes through the values: of all that can have the focus, it is what screen readers leave the arrow keys to
  // and whose value they read out, by touch too. It lies unseen over the drawing, which stays an image.
  function readByKeyboard(chart) {
    const shownMarks = () => marksOf(chart).filter((mark) => mark.__data__.tooltip && !mark.classList.contains(HIDDEN));
    let marks = shownMarks();
    if (!marks.length) return;
    const slider = document.createElement("input");
    Object.assign(slider, { type: "range", className: "chart-slider", min: 0, max: marks.length - 1, value: 0 });
    const figure = chart.closest("figure");
    const number = figure.querySelector(".caption-number");
    slider.setAttribute("aria-label", say("values-of", { figure: number ? number.textContent.trim() : figure.ariaLabel }));
    const mark = () => marks[slider.value];
    const tell = () => slider.setAttribute("aria-valuetext", linesOf(mark().__data__).map(inWords).join("; "));
    const pointAt = (...remarks) => {
      const { left, top, width, height } = mark().getBoundingClientRect();
      point(chart, mark().__data__, left + width / 2, top + height / 2, ...remarks);
    };
    tell();
    slider.addEventListener("focus", () => slider.matches(":focus-visible") && pointAt(["", say("arrow-keys")]));
    slider.addEventListener("blur", () => leave(chart));
    slider.addEventListener("input", () => (tell(), pointAt()));
    slider.addEventListener("keydown", (event) => event.key === "Escape" && leave(chart));
    // Which series are shown is chosen in `figure-actions.js`.
    chart.addEventListener("series-shown", () => {
      marks = shownMarks();
      Object.assign(slider, { max: Math.max(0, marks.length - 1), value: 0, disabled: !marks.length });
      if (marks.length) tell();
    });
    chart.append(slider);
  }

  function linesOf(item) {
    return Object.entries(item.tooltip).filter(([, value]) => value !== "");
  }

  function inWords([key, value]) {
    return key ? `${key}: ${value}` : value;
  }

  function marksOf(chart) {
    return [...chart.querySelectorAll(".role-mark :is(path, rect, line)")].filter((mark) => mark.__data__);
  }

  // What has the colour of the text belongs to no series.
  function colourOf({ fill, stroke }) {
    return [fill, stroke].find((colour) => colour && !["transparent", "currentColor"].includes(colour));
  }

  // Shows the values of a mark and lets marks of other colours, which are other series, step back.
  function point(chart, item, x, y, ...remarks) {
    marksOf(chart).forEach((mark) => {
      const colour = colourOf(mark.__data__);
      mark.classList.toggle("chart-behind", Boolean(colour) && colour !== colourOf(item));
    });
    show([...linesOf(item), ...remarks], x, y);
  }

  function leave(chart) {
    marksOf(chart).forEach((mark) => mark.classList.remove("chart-behind"));
    if (tooltip) tooltip.hidden = true;
  }

  function show(lines, x, y) {
    if (!tooltip) {
      tooltip = document.createElement("div");
      tooltip.className = "chart-tooltip";
      // A screen reader hears the value from the slider.
      tooltip.ariaHidden = "true";
      document.body.append(tooltip);
    }
    tooltip.replaceChildren(
      ...lines.map(([key, value]) => {
        const line = document.createElement("div");
        const name = document.createElement("span");
        name.textContent = key ? `${key}: ` : "";
        line.append(name, value);
        return line;
      }),
    );
    tooltip.hidden = false;
    const { width, height } = tooltip.getBoundingClientRect();
    tooltip.style.left = `${Math.max(8, Math.min(x + 12, document.documentElement.clientWidth - width - 8))}px`;
    tooltip.style.top = `${y + 12 + height > window.innerHeight ? y - 12 - height : y + 12}px`;
  }

  // A citation, and the code that embeds a figure, name the host only where there is one.
  function completeAddresses() {
    if (!location.protocol.startsWith("http")) return;
    document.querySelectorAll(".figure-address").forEach((address) => {
      address.textContent = new URL(`#${address.closest("figure").id}`, location.href).href;
    });
    document.querySelectorAll(".embed-address").forEach((address) => {
      address.textContent = address.closest("details").querySelector("a").href;
    });
  }

  document.addEventListener("DOMContentLoaded", () => {
    // Only the drawing for the width of the screen is shown, so that only that one can come into view.
    const watcher = new IntersectionObserver(
      (entries) =>
        entries
          .filter((entry) => entry.isIntersecting)
          .forEach((entry) => {
            watcher.unobserve(entry.target);
            enliven(entry.target);
          }),
      { rootMargin: "200px" },
    );
    document.querySelectorAll(".chart").forEach((chart) => watcher.observe(chart));
    completeAddresses();
  });
})();

/* Returns the words of the charts of a page whose contrast to what lies under them is below 4.5 (WCAG 1.4.3).
   Axe judges no text of an SVG. A line under a label does not count: the label has a rim in the colour of the page. */
() => {
  const numbers = (colour) => (colour.match(/[\d.]+/g) ?? []).map(Number);
  const over = ([r, g, b, alpha = 1], ground) =>
    [r, g, b].map((part, at) => part * alpha + ground[at] * (1 - alpha));
  const light = (colour) =>
    colour
      .map((part) => part / 255)
      .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
      .reduce((sum, part, at) => sum + part * [0.2126, 0.7152, 0.0722][at], 0);
  const contrast = (color, background) => {
    const [low, high] = [light(color), light(background)].sort((first, second) => first - second);
    return (high + 0.05) / (low + 0.05);
  };
  // How much of a shape shows, with the groups that it is in.
  const shows = (shape) => {
    let alpha = Number(getComputedStyle(shape).fillOpacity);
    for (let node = shape; node.tagName !== "svg"; node = node.parentElement) alpha *= getComputedStyle(node).opacity;
    return alpha;
  };
  const paper = numbers(getComputedStyle(document.body).backgroundColor);
  const ground = (svg, x, y) =>
    document
      .elementsFromPoint(x, y)
      .filter((element) => svg.contains(element) && element.matches("path, rect, circle"))
      .reverse()
      .reduce((under, shape) => {
        const fill = getComputedStyle(shape).fill;
        if (fill === "none") return under;
        const [r, g, b, alpha = 1] = numbers(fill);
        return over([r, g, b, alpha * shows(shape)], under);
      }, paper);
  const found = [];
  for (const svg of document.querySelectorAll(".chart svg")) {
    if (!svg.checkVisibility()) continue;
    svg.scrollIntoView({ block: "center", behavior: "instant" });
    for (const text of svg.querySelectorAll("text")) {
      const { left, top, width, height } = text.getBoundingClientRect();
      // Vega leaves labels of an axis that would meet each other where they are, unseen.
      if (!text.textContent.trim() || !width || !shows(text)) continue;
      for (const part of [0.05, 0.5, 0.95]) {
        const under = ground(svg, left + width * part, top + height / 2);
        const [r, g, b, alpha = 1] = numbers(getComputedStyle(text).fill);
        const seen = over([r, g, b, alpha * shows(text)], under);
        const ratio = contrast(seen, under);
        if (ratio < 4.5) found.push(`${text.textContent}: ${ratio.toFixed(2)} on ${under.map(Math.round)}`);
      }
    }
  }
  return [...new Set(found)];
};

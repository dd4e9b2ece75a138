/* Tells the state of the controls that the theme brings: which colours are chosen, and which contents are open. */
document.addEventListener("DOMContentLoaded", () => {
  const page = document.documentElement;
  const wide = matchMedia("(min-width: 992px)");
  const find = (selector) => document.querySelector(selector);

  function watch(attributes, told, ...elements) {
    const observer = new MutationObserver(told);
    elements.forEach((one) => observer.observe(one, { attributes: true, attributeFilter: attributes }));
    told();
  }

  const colours = find(".theme-switch-button");
  watch(["data-mode"], () => (colours.ariaLabel = colours.title = say("colours-chosen", { mode: say(page.dataset.mode) })), page);

  for (const place of ["primary", "secondary"]) {
    const toggle = find(`.${place}-toggle`);
    const [sidebar, dialog] = [find(`#pst-${place}-sidebar`), find(`#pst-${place}-sidebar-modal`)];
    if (!toggle || !dialog) continue;
    dialog.ariaLabel = toggle.ariaLabel;
    // On a wide screen the contents of the book stand beside the page and are shown or hidden.
    const isBeside = () => place === "primary" && wide.matches;
    const isOpen = () => (isBeside() ? !sidebar.classList.contains("pst-sidebar-hidden") : dialog.open);
    const tell = () => {
      toggle.ariaExpanded = isOpen();
      toggle.ariaHasPopup = isBeside() ? "false" : "dialog";
    };
    watch(["class", "open"], tell, sidebar, dialog);
    wide.addEventListener("change", tell);
  }
});

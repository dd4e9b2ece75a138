/* Shows or hides the code of a page; the choice is kept for all pages. Without this script each block can be unfolded. */
document.addEventListener("DOMContentLoaded", () => {
  const { dataset } = document.documentElement;
  const codeSwitch = document.querySelector(".code-switch");
  if (!codeSwitch) return;

  function apply() {
    codeSwitch.ariaPressed = String("code" in dataset);
    document.querySelectorAll(".page-code").forEach((block) => (block.open = "code" in dataset));
  }

  codeSwitch.addEventListener("click", () => {
    if ("code" in dataset) delete dataset.code;
    else dataset.code = "";
    localStorage.setItem("code", "code" in dataset ? "shown" : "hidden");
    apply();
  });
  apply();
});

/* The texts of the other scripts, in the language of the page, which holds them as data. */
const say = (() => {
  let words;
  return (name, facts = {}) => {
    words ??= JSON.parse(document.querySelector("#words").textContent);
    // A function, since a value may have signs such as $$, which mean something else in a text.
    return Object.entries(facts).reduce((text, [key, value]) => text.replaceAll(`{${key}}`, () => value), words[name]);
  };
})();

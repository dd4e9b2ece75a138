/* Lets the reader search and sort a table marked data-searchable; without this script the table stands as it is. */
document.addEventListener("DOMContentLoaded", () => {
  document.querySelectorAll("table[data-searchable]").forEach((table) => {
    const rows = [...table.tBodies[0].rows];
    addSearch(table, rows);
    [...table.tHead.rows[0].cells].forEach((heading, column) => addSort(table, rows, heading, column));
  });
});

function addSearch(table, rows) {
  const label = document.createElement("label");
  const field = document.createElement("input");
  const status = document.createElement("span");
  label.textContent = `${say("search-table")} `;
  field.type = "search";
  status.setAttribute("role", "status");
  field.addEventListener("input", () => {
    const wanted = field.value.toLowerCase();
    rows.forEach((row) => (row.hidden = !row.textContent.toLowerCase().includes(wanted)));
    status.textContent = ` ${say("rows-shown", { shown: rows.filter((row) => !row.hidden).length, all: rows.length })}`;
  });
  label.append(field);
  const search = document.createElement("p");
  search.className = "table-search";
  search.append(label, status);
  table.parentElement.before(search);
}

function addSort(table, rows, heading, column) {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = heading.textContent;
  heading.replaceChildren(button);
  button.addEventListener("click", () => {
    const down = heading.getAttribute("aria-sort") === "ascending";
    [...heading.parentElement.cells].forEach((cell) => cell.removeAttribute("aria-sort"));
    heading.setAttribute("aria-sort", down ? "descending" : "ascending");
    rows.sort((one, other) => compare(one.cells[column], other.cells[column], down ? -1 : 1));
    table.tBodies[0].append(...rows);
  });
}

// A number in words carries its value; what has none stands last, whichever way the others are sorted.
function compare(one, other, sign) {
  const [first, second] = [one, other].map((cell) => cell.dataset.value);
  if (first !== undefined && second !== undefined) return (Number(first) - Number(second)) * sign;
  if (first !== second) return first === undefined ? 1 : -1;
  return one.textContent.localeCompare(other.textContent, undefined, { numeric: true }) * sign;
}

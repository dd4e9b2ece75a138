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
  label.textContent = "Search the table ";
  field.type = "search";
  status.setAttribute("role", "status");
  field.addEventListener("input", () => {
    const wanted = field.value.toLowerCase();
    rows.forEach((row) => (row.hidden = !row.textContent.toLowerCase().includes(wanted)));
    status.textContent = ` ${rows.filter((row) => !row.hidden).length} of ${rows.length} rows`;
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
    const text = (row) => row.cells[column].textContent;
    rows.sort((one, other) => text(one).localeCompare(text(other), undefined, { numeric: true }) * (down ? -1 : 1));
    table.tBodies[0].append(...rows);
  });
}

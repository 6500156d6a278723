// Lists of the desk: j and k step through the rows, Enter opens, and a button of a row that names a key answers to it.

const rows = [...document.querySelectorAll("[data-row]")];
let at = -1;

function go(to) {
  if (!rows.length) return;
  rows[at]?.removeAttribute("aria-current");
  at = Math.max(0, Math.min(rows.length - 1, to));
  rows[at].setAttribute("aria-current", "true");
  const first = rows[at].querySelector("a, button");
  first?.focus({ preventScroll: true });
  rows[at].scrollIntoView({ block: "nearest" });
}

document.addEventListener("keydown", (event) => {
  if (event.target.closest("input, select, textarea") || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "j" || event.key === "k") {
    event.preventDefault();
    go(at + (event.key === "j" ? 1 : -1));
    return;
  }
  const scope = rows[at] ?? document;
  const button = scope.querySelector(`[data-key="${CSS.escape(event.key)}"]`) ?? document.querySelector(`body [data-page-key="${CSS.escape(event.key)}"]`);
  if (button) {
    event.preventDefault();
    button.click();
  }
});

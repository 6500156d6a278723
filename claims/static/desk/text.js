// The article's text: offsets count Unicode code points, as the database does; a browser counts UTF-16 units.

const points = (string) => Array.from(string).length;

export class Text {
  constructor(element) {
    this.element = element;
  }

  // [start, end] of what is selected inside the text, without blanks around it; null for nothing.
  selected() {
    const selection = getSelection();
    if (!selection.rangeCount || selection.isCollapsed) return null;
    const range = selection.getRangeAt(0);
    if (!this.element.contains(range.commonAncestorContainer)) return null;
    const before = document.createRange();
    before.setStart(this.element, 0);
    before.setEnd(range.startContainer, range.startOffset);
    const words = range.toString();
    if (!words.trim()) return null;
    const start = points(before.toString()) + points(words) - points(words.trimStart());
    return [start, start + points(words.trim())];
  }

  words([start, end]) {
    return Array.from(this.element.textContent).slice(start, end).join("");
  }

  marks(card) {
    return [...this.element.querySelectorAll("mark")].filter((m) => m.dataset.cards.split(" ").includes(card));
  }

  show(card, scroll = true) {
    for (const mark of this.element.querySelectorAll(".now")) mark.classList.remove("now");
    const marks = this.marks(card);
    for (const mark of marks) mark.classList.add("now");
    const words = marks.find((m) => m.dataset.roles.includes("content") || m.dataset.roles.includes("event")) || marks[0];
    if (scroll) words?.scrollIntoView({ block: "nearest" });
  }

  // Put the beginning of a selection at the card's words, or at the top, for the arrow keys to move.
  enter(card) {
    const at = (card && this.marks(card)[0]) || this.element;
    const range = document.createRange();
    range.setStart(at.firstChild ?? at, 0);
    range.collapse(true);
    const selection = getSelection();
    selection.removeAllRanges();
    selection.addRange(range);
    selection.modify("extend", "forward", "word");
    this.element.focus({ preventScroll: true });
  }

  // Arrow keys: the next or last word; with Shift the selection grows or shrinks by one, with Control by a sentence.
  move(key, { shiftKey, ctrlKey }) {
    const selection = getSelection();
    const unit = key === "ArrowUp" || key === "ArrowDown" ? "line" : ctrlKey ? "sentence" : "word";
    const direction = key === "ArrowLeft" || key === "ArrowUp" ? "backward" : "forward";
    if (shiftKey) return selection.modify("extend", direction, unit);
    if (direction === "forward") selection.collapseToEnd();
    else selection.collapseToStart();
    selection.modify("move", direction, unit);
    if (direction === "forward") selection.modify("move", "backward", "word");
    selection.modify("extend", "forward", "word");
    if (!selection.toString().trim()) selection.modify("extend", "forward", "word");
    selection.focusNode?.parentElement?.scrollIntoView({ block: "nearest" });
  }
}

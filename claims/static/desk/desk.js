// The article's desk: step through the proposals and decide, by keys or by mouse. The page works without this script too.

import { Outbox, token } from "./outbox.js";
import { Text } from "./text.js";

const desk = document.getElementById("desk");
const cards = document.getElementById("cards");
const text = new Text(document.getElementById("text"));
const said = document.getElementById("said");
const line = document.getElementById("line");
const undoable = [];

const all = () => [...cards.querySelectorAll(".card")];
const byId = (id) => document.getElementById(id);
const current = () => cards.querySelector('[aria-current="true"]');
const waits = (card) => card.dataset.state === "proposed" && !card.hasAttribute("aria-busy");

const outbox = new Outbox(`desk-${desk.dataset.user}-${desk.dataset.article}`, desk.dataset.decide, answered, (count, why) => {
  line.hidden = !why;
  line.textContent = why && `${why} (${count} kept)`;
});

// ---- stepping

function go(card, { focus = true, scroll = true } = {}) {
  if (!card) return;
  for (const other of cards.querySelectorAll("[aria-current]")) other.removeAttribute("aria-current");
  card.setAttribute("aria-current", "true");
  if (focus) card.focus({ preventScroll: true });
  if (scroll) card.scrollIntoView({ block: "nearest" });
  text.show(card.id, scroll);
}

function step(by) {
  const list = all();
  const at = list.indexOf(current());
  go(list[Math.max(0, Math.min(list.length - 1, at + by))]);
}

function nextThatWaits() {
  const list = all();
  const at = list.indexOf(current());
  const next = list.slice(at + 1).find(waits) || list.find(waits);
  if (next) go(next);
  else say("Nothing waits in this article any more.");
}

// ---- deciding

function order(card, verb, more = {}) {
  closeForms();
  if (card) card.setAttribute("aria-busy", "true");
  const about = card ? { card: card.id, record: card.dataset.record, id: card.dataset.id, seen: card.dataset.seen } : {};
  outbox.add({ ...about, verb, ...more });
}

function decide(card, verb, more) {
  order(card, verb, more);
  nextThatWaits();
}

function undo() {
  order(null, "undo", { id: undoable.pop() });
}

function confirmAbove() {
  const least = Number(byId("least").value);
  const chosen = all().filter((card) => waits(card) && card.dataset.confidence && Number(card.dataset.confidence) >= least);
  if (!chosen.length) return say(`No proposal of ${least} % or more waits.`);
  const orders = chosen.map((c) => ({
    record: c.dataset.record, id: c.dataset.id, seen: c.dataset.seen, verb: "confirm", key: crypto.randomUUID(),
  }));
  for (const card of chosen) card.setAttribute("aria-busy", "true");
  outbox.add({ orders });
}

// ---- answers

function answered(sent, status, answer) {
  if (answer.text !== undefined) redraw(answer);
  if (answer.answers) return answeredAll(answer.answers);
  const id = answer.card || sent.card;
  const problem = answer.errors && Object.entries(answer.errors).map(([f, e]) => (f ? `${f}: ` : "") + e.join(" ")).join(" ");
  if (answer.html !== undefined) swap(id, answer.html);
  const card = id && byId(id);
  card?.removeAttribute("aria-busy");
  if (status === 200) {
    if (answer.decision && sent.verb !== "undo") undoable.push(answer.decision);
    if (sent.verb === "undo" || sent.verb === "add") go(card);
    if (sent.verb === "add" || sent.verb === "move") setTimeout(() => refresh(id), 1500); // figures come from a worker
    if (card) outbox.seen(id, card.dataset.seen);
    say(card ? `${card.dataset.record}: ${card.dataset.state}` : "Done.");
  } else {
    complain(card, problem);
  }
  count();
}

function answeredAll(answers) {
  const good = answers.filter((a) => a.status === 200);
  undoable.push(...good.map((a) => a.decision).filter(Boolean));
  for (const a of answers) if (a.status !== 200) complain(a.card && byId(a.card), Object.values(a.errors).flat().join(" "));
  say(`${good.length} of ${answers.length} confirmed.`);
  count();
  nextThatWaits();
}

function complain(card, problem) {
  const at = card?.querySelector(".problem");
  say(problem);
  if (!at) return;
  at.hidden = false;
  at.textContent = problem;
}

function swap(id, html) {
  const old = byId(id);
  const made = document.createRange().createContextualFragment(html.trim()).firstElementChild;
  if (!old || !made) return old?.remove();
  const now = old === current();
  const focused = old.contains(document.activeElement);
  old.replaceWith(made);
  for (const mark of text.marks(id)) {
    mark.className = mark.className.replace(/s-\w+/, `s-${made.dataset.state}`);
  }
  if (now) go(made, { focus: focused });
}

function redraw(answer) {
  const id = current()?.id;
  text.element.innerHTML = answer.text.trim();
  cards.innerHTML = answer.cards;
  go(byId(id), { focus: false });
}

async function refresh(id) {
  const card = byId(id);
  if (!card || card.hasAttribute("aria-busy") || card.querySelector("form.mend")) return;
  const response = await fetch(`${desk.dataset.cards}${id}/`).catch(() => null);
  if (response?.ok) swap(id, await response.text());
}

function say(words) {
  said.textContent = words;
}

function count() {
  for (const place of document.querySelectorAll("[data-count]")) {
    place.textContent = all().filter((card) => card.dataset.state === place.dataset.count).length;
  }
}

// ---- forms: made from templates of the page, filled from the card

function open(card, name, fill = {}) {
  closeForms();
  const form = byId(name).content.firstElementChild.cloneNode(true);
  for (const [field, value] of Object.entries(fill)) if (form.elements[field]) form.elements[field].value = value;
  (card ?? byId("adding")).append(form);
  form.scrollIntoView({ block: "nearest" });
  (form.querySelector("[autofocus]") ?? form.elements[0]).focus();
  return form;
}

function closeForms() {
  for (const form of document.querySelectorAll("form.mend, .reasons")) form.remove();
}

function edit(card) {
  open(card, `edit-${card.dataset.record}`, JSON.parse(card.dataset.values));
}

function changesOf(form, before = {}) {
  const typed = Object.fromEntries([...new FormData(form)].filter(([name]) => !name.startsWith("_")));
  return Object.fromEntries(Object.entries(typed).filter(([name, value]) => value !== String(before[name] ?? "")));
}

function add(kind) {
  const span = text.selected();
  if (!span) return say("Select the words in the text first: t goes there, the arrow keys move, Shift holds on.");
  const form = open(null, `add-${kind}`, { title: text.words(span).slice(0, 300) });
  form.querySelector(".selection").textContent = text.words(span);
  form.dataset.span = JSON.stringify(span);
}

function moveTo(card) {
  const span = text.selected();
  if (!span) return say("Select the words in the text first.");
  if (card.dataset.record !== "claim") return say("Only the words of a claim can be moved.");
  order(card, "move", { spans: [span] });
  go(card);
}

function link(card) {
  if (card.dataset.record !== "claim") return edit(card);
  const form = open(card, "link");
  const others = all().filter((c) => c.dataset.record === "claim" && c !== card && c.dataset.state !== "rejected");
  for (const other of others) {
    form.elements.other.append(new Option(other.querySelector(".words").textContent.slice(0, 90), other.dataset.id));
  }
  return form;
}

cards.parentElement.addEventListener("submit", (event) => {
  const form = event.target;
  const card = form.closest(".card");
  event.preventDefault();
  if (form.matches(".decide")) return event.submitter.value === "reject" ? askReason(card) : decide(card, event.submitter.value);
  if (form.matches(".add")) {
    order(null, "add", { record: form.dataset.record, spans: [JSON.parse(form.dataset.span)], changes: changesOf(form) });
  } else if (form.matches(".link")) {
    order(card, "link", { other: form.elements.other.value, reason: form.elements._reason.value, changes: { kind: form.elements.kind.value } });
  } else {
    order(card, "mend", { changes: changesOf(form, JSON.parse(card.dataset.values)) });
  }
  go(card ?? current());
  return undefined;
});

function askReason(card) {
  closeForms();
  const menu = byId("reasons").content.firstElementChild.cloneNode(true);
  card.append(menu);
  menu.scrollIntoView({ block: "nearest" });
  menu.querySelector("input").focus();
}

function rejectFor(menu, reason) {
  decide(menu.closest(".card"), "reject", { reason });
}

// ---- mouse

document.addEventListener("click", (event) => {
  const target = event.target.closest("button, a, mark, .card");
  if (!target || !desk.contains(target)) return;
  const card = target.closest(".card");
  if (target.matches("mark") && !text.selected()) go(byId(target.dataset.cards.split(" ")[0]));
  if (target.matches("[data-show]")) { event.preventDefault(); go(card); }
  if (target.matches("a.edit")) { event.preventDefault(); edit(card); }
  if (target.matches("[data-claimant]")) order(card, "mend", { changes: { claimant: target.dataset.claimant } });
  if (target.matches("[data-reason]")) rejectFor(target.closest(".reasons"), target.dataset.reason);
  if (target.matches("[data-do]")) actions[target.dataset.do]();
  if (target === card && !card.querySelector("form.mend")) go(card);
});

// ---- keys

const actions = {
  undo,
  above: confirmAbove,
  claim: () => add("claim"),
  event: () => add("event"),
  move: () => current() && moveTo(current()),
  cancel: () => { closeForms(); go(current()); },
};

const keys = {
  j: () => step(1),
  k: () => step(-1),
  n: nextThatWaits,
  a: () => current() && decide(current(), "confirm"),
  r: () => current() && askReason(current()),
  e: () => current() && edit(current()),
  l: () => current() && link(current()),
  u: undo,
  w: () => { const why = current()?.querySelector("details.why"); if (why) why.open = !why.open; },
  t: () => text.enter(current()?.id),
  m: () => add("claim"),
  v: () => add("event"),
  b: () => actions.move(),
  ".": () => document.querySelector("[data-next]")?.click(),
  "?": () => { const help = byId("keys"); help.open = !help.open; },
};

document.addEventListener("keydown", (event) => {
  if (event.isComposing) return;
  const menu = event.target.closest?.(".reasons");
  if (menu && (event.key === "Enter" || (/^[1-9]$/.test(event.key) && !event.target.value))) {
    const reason = event.key === "Enter" ? event.target.value ?? "" : menu.querySelectorAll("[data-reason]")[event.key - 1]?.dataset.reason;
    event.preventDefault();
    if (event.target.matches("button")) return event.target.click();
    return rejectFor(menu, reason ?? "");
  }
  if (event.key === "Escape" && desk.contains(event.target)) return actions.cancel();
  if (event.target.closest?.("input, select, textarea, [contenteditable]")) return undefined;
  if (event.target === text.element && event.key.startsWith("Arrow")) {
    event.preventDefault();
    return text.move(event.key, event);
  }
  if (event.ctrlKey || event.metaKey || event.altKey) return undefined;
  const candidate = /^[1-9]$/.test(event.key) && current()?.querySelectorAll("[data-claimant]")[event.key - 1];
  const action = candidate ? () => candidate.click() : keys[event.key];
  if (!action) return undefined;
  event.preventDefault();
  return action();
});

// ---- the seat, and where to begin

async function sit() {
  const response = await fetch(desk.dataset.seat, { method: "POST", headers: { "X-CSRFToken": token() }, redirect: "manual" }).catch(() => null);
  if (!response?.ok) return;
  const { holder } = await response.json();
  byId("holder").hidden = !holder;
  byId("holder").textContent = holder ? `${holder} is working on this article.` : "";
}

setInterval(sit, 40000);
document.documentElement.classList.add("scripted");
const asked = all().find((card) => card.id === location.hash.slice(1));
go(asked ?? all().find(waits) ?? all()[0], { scroll: Boolean(asked) });
if (outbox.lately()) refresh(outbox.lately());
outbox.send();

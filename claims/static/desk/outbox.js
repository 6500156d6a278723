// Orders on their way to the server. They are kept in the browser until the server has answered, so that neither a
// dropped connection nor a closed page loses a decision; each carries a key, so that sending twice is harmless.

const RETRY = [2000, 5000, 15000, 30000];

export class Outbox {
  // `answered(order, status, answer)` is called once for each order; `changed(waiting, why)` whenever the line changes.
  constructor(name, address, answered, changed) {
    Object.assign(this, { name, address, answered, changed, sending: false, failures: 0, why: "" });
    this.line = JSON.parse(localStorage.getItem(name) || "[]");
    addEventListener("online", () => this.send());
  }

  add(order) {
    this.line.push({ key: crypto.randomUUID(), ...order });
    this.keep();
    this.send();
  }

  keep() {
    localStorage.setItem(this.name, JSON.stringify(this.line));
    this.changed(this.line.length, this.why);
  }

  async send() {
    if (this.sending) return;
    this.sending = true;
    clearTimeout(this.timer);
    while (this.line.length) {
      const order = this.line[0];
      const outcome = await this.post(order);
      if (!outcome) break;
      this.failures = 0;
      this.why = "";
      this.line.shift();
      localStorage.setItem(`${this.name}-lately`, JSON.stringify([order.card, Date.now()]));
      this.keep();
      this.answered(order, outcome.status, outcome.answer);
    }
    this.sending = false;
    if (this.line.length) {
      this.timer = setTimeout(() => this.send(), RETRY[Math.min(this.failures++, RETRY.length - 1)]);
      this.keep();
    }
  }

  // The answer, or nothing when there was none to be had: no connection, a server in trouble, or nobody signed in.
  async post(order) {
    const { card: _card, ...body } = order;
    try {
      const response = await fetch(this.address, {
        method: "POST",
        headers: { "Content-Type": "application/json", "X-CSRFToken": token() },
        body: JSON.stringify(body),
        redirect: "manual",
      });
      if (response.type === "opaqueredirect" || response.status === 403) {
        this.why = "You are signed out, or may not do this: sign in again in another window. Nothing is lost.";
        return null;
      }
      if (response.status >= 500) {
        this.why = "The server is in trouble. Your decisions are kept and sent again.";
        return null;
      }
      return { status: response.status, answer: await response.json() };
    } catch {
      this.why = "No connection. Your decisions are kept and sent when it is back.";
      return null;
    }
  }

  // The card of the last answer, when it came so lately that this page may have been drawn before it; else null.
  lately() {
    const [card, at] = JSON.parse(localStorage.getItem(`${this.name}-lately`) || "[null, 0]");
    return Date.now() - at < 30000 ? card : null;
  }

  // What is still to be sent about a record was decided on what the answer shows: let it say so.
  seen(card, version) {
    for (const order of this.line) if (order.card === card) order.seen = version;
    this.keep();
  }
}

export function token() {
  const cookie = document.cookie.split("; ").find((c) => c.startsWith("csrftoken="));
  return cookie ? cookie.slice(10) : document.querySelector("[name=csrfmiddlewaretoken]").value;
}

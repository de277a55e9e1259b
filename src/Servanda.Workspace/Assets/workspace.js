"use strict";
/* Comfort only: without this every page says and does the same. */

/* Days and numbers in the reader's own way; ISO stays on hover and for machines. */
(() => {
  const days = new Intl.DateTimeFormat(undefined, { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });
  for (const time of document.querySelectorAll("time[datetime]:not(.number)")) {
    const match = /^(\d{4})-(\d\d)-(\d\d)$/.exec(time.getAttribute("datetime"));
    if (match) time.textContent = days.format(new Date(Date.UTC(+match[1], +match[2] - 1, +match[3])));
  }
  /* Of our own counts only: what somebody wrote stays as it was written. */
  const numbers = new Intl.NumberFormat(undefined, { maximumFractionDigits: 20 });
  for (const count of document.querySelectorAll("[data-counts]"))
    for (const text of count.childNodes)
      if (text.nodeType === Node.TEXT_NODE && /\d,\d/.test(text.data)) {
        count.title ||= text.data.trim();
        text.data = text.data.replace(/\d{1,3}(?:,\d{3})+(?:\.\d+)?/g, n => numbers.format(Number(n.replaceAll(",", ""))));
      }
})();

/* A slider beside each of the two dates, from the first day of the record to the last. */
(() => {
  const form = document.querySelector("form.look");
  if (!form) return;
  const day = 86400000;
  const first = Date.parse(form.dataset.first);
  const count = Math.round((Date.parse(form.dataset.last) - first) / day);
  if (!(count > 0)) return;
  for (const field of form.querySelectorAll("input[type=date]")) {
    const slider = document.createElement("input");
    slider.type = "range";
    slider.className = "slider";
    slider.min = 0;
    slider.max = count;
    slider.setAttribute("aria-label", form.querySelector(`label[for=${field.id}]`).textContent + ", as a slider");
    const follow = () => {
      slider.value = Math.round((Date.parse(field.value) - first) / day);
      slider.setAttribute("aria-valuetext", field.value);
    };
    follow();
    field.addEventListener("input", follow);
    slider.addEventListener("input", () => {
      field.value = new Date(first + slider.value * day).toISOString().slice(0, 10);
      slider.setAttribute("aria-valuetext", field.value);
    });
    slider.addEventListener("change", () => form.requestSubmit());
    field.after(slider);
  }
})();

/* Drafts: what is typed in the form of an entry stays in this browser until it is stored. */
(() => {
  const prefix = "servanda-draft:";
  const sent = "servanda-sent";
  const kept = {
    read(key) { try { return JSON.parse(localStorage.getItem(prefix + key)); } catch { return null; } },
    write(key, value) { try { localStorage.setItem(prefix + key, JSON.stringify(value)); return true; } catch { return false; } },
    remove(key) { try { localStorage.removeItem(prefix + key); } catch { /* nothing was kept */ } },
  };
  const session = {
    get() { try { return sessionStorage.getItem(sent); } catch { return null; } },
    set(key) { try { sessionStorage.setItem(sent, key); } catch { /* the draft stays, and is offered again */ } },
  };
  if (document.querySelector("[data-stored]") && session.get())
    kept.remove(session.get());

  const form = document.querySelector("form[data-draft]");
  if (!form)
    return;
  const key = form.dataset.draft;
  const says = form.querySelector("[data-says=draft]");
  says.setAttribute("role", "status");
  const fields = () => [...form.elements].filter(e => e.name && e.matches("input:not([type]), select, textarea"));
  const keep = () => kept.write(key, Object.fromEntries(fields().map(e => [e.name, e.value])));
  const tell = (words, action) => {
    says.textContent = words;
    if (!action)
      return;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "second";
    button.textContent = action.name;
    button.addEventListener("click", action.done);
    says.append(" ", button);
  };

  const before = kept.read(key);
  if (form.dataset.filled)
    keep();
  else if (before) {
    for (const field of fields())
      if (typeof before[field.name] === "string")
        field.value = before[field.name];
    for (const details of form.querySelectorAll("details"))
      details.open ||= [...details.querySelectorAll("input, textarea")].some(e => e.value);
    tell("What you typed before is here again.", {
      name: "Begin anew",
      done() { kept.remove(key); location.reload(); },
    });
  }
  form.addEventListener("input", () => tell(keep() ? "Kept in this browser until it is entered." : "This browser keeps nothing."));
  form.addEventListener("submit", event => {
    keep();
    const files = [...form.querySelectorAll("input[type=file]")].flatMap(e => [...e.files]);
    if (files.reduce((sum, f) => sum + f.size, 0) > Number(form.dataset.most)) {
      event.preventDefault();
      tell("The files are too large together. Choose fewer or smaller ones; what you typed is kept.");
    } else if (!navigator.onLine) {
      event.preventDefault();
      tell("There is no connection. What you typed is kept in this browser; send it when there is one.");
    } else
      session.set(key);
  });
})();

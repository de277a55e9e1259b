"use strict";
/* Comfort only: without this every page says and does the same. */

/* Days and numbers in the reader's own way; ISO stays on hover and for machines. */
(() => {
  const days = new Intl.DateTimeFormat(undefined, { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });
  for (const time of document.querySelectorAll("time[datetime]:not(.number)")) {
    const match = /^(\d{4})-(\d\d)-(\d\d)$/.exec(time.getAttribute("datetime"));
    if (match) time.textContent = days.format(new Date(Date.UTC(+match[1], +match[2] - 1, +match[3])));
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

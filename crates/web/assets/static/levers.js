// Sliders beside the numbers of a scenario. The chart follows them; without this file the form does the same.

/** Waits so long after the last move before it asks, in milliseconds. */
const REST = 60;

/** Gives every share of a form that asks for it a slider, and lets the picture follow. */
export function leversFollow() {
  const form = document.querySelector("form[data-follow]");
  if (!form || !document.querySelector("[data-picture]")) return;
  for (const number of form.querySelectorAll("input[inputmode=decimal], input[inputmode=numeric]")) addSlider(form, number);
  for (const select of form.querySelectorAll("select:not([name=population])")) {
    select.addEventListener("change", () => follow(form));
  }
}

/** A slider that says the same as a number. */
function addSlider(form, number) {
  const slider = document.createElement("input");
  slider.type = "range";
  slider.className = "gt-slider";
  slider.min = 0;
  slider.max = 100;
  slider.step = 1;
  slider.value = Number.parseFloat(number.value) || 0;
  slider.setAttribute("aria-label", `${number.labels[0]?.textContent.trim()}, slider`);
  slider.addEventListener("input", () => {
    // No share is nothing done; no places today is something said.
    number.value = slider.value === "0" && number.inputMode === "decimal" ? "" : slider.value;
    follow(form);
  });
  number.addEventListener("input", () => {
    slider.value = Number.parseFloat(number.value) || 0;
    follow(form);
  });
  // Beneath the number, outside the wrapper that holds its suffix.
  (number.closest(".govuk-input__wrapper") ?? number).after(slider);
}

let resting;
let asking;

/** Asks for the picture once nothing has moved for a moment; only the last answer counts. */
function follow(form) {
  clearTimeout(resting);
  resting = setTimeout(async () => {
    asking?.abort();
    asking = new AbortController();
    const asked = new URLSearchParams(new FormData(form));
    try {
      const answer = await fetch(`${form.dataset.follow}?${asked}`, { signal: asking.signal });
      if (!answer.ok || answer.redirected) return;
      show(await answer.text());
      form.querySelector("[data-stale]").hidden = false;
      history.replaceState(null, "", `${form.action}?${asked}`);
    } catch (problem) {
      if (problem.name !== "AbortError") console.warn("forecast", problem);
    }
  }, REST);
}

/** Puts the sentence and the picture where they were. */
function show(text) {
  const answer = new DOMParser().parseFromString(text, "text/html");
  const says = answer.querySelector("[data-says]");
  const picture = answer.querySelector("[data-picture]");
  if (!says || !picture) return;
  document.querySelector("[data-says]").textContent = says.textContent;
  document.querySelector("[data-picture]").replaceWith(document.adoptNode(picture));
}

// Everything works without this file. It only makes some things quicker, and keeps typed words safe.
import { initAll } from "./govuk-frontend.min.js";
import { SortableTable, Alert } from "./moj-frontend.min.js";
import { keepTypedWords } from "./keep.js";
import { leversFollow } from "./levers.js";

initAll();
start("moj-sortable-table", SortableTable);
start("moj-alert", Alert);
radiosDoNotExpand();
slashFocusesSearch();
openAllForPrint();
chartsOpenOnTheirHead();
keepTypedWords();
leversFollow();

/** Starts one of the packages' components on every element that asks for it. */
function start(name, Component) {
  for (const element of document.querySelectorAll(`[data-module="${name}"]`)) {
    try {
      new Component(element);
    } catch (problem) {
      console.warn(name, problem);
    }
  }
}

/**
 * The package says of a radio that reveals more questions that it is expanded. Radios cannot be: the
 * attribute is not theirs, and some screen readers stumble over it. What is revealed follows at once.
 */
function radiosDoNotExpand() {
  const tidy = () => {
    for (const radio of document.querySelectorAll("input[type=radio][aria-expanded]")) {
      radio.removeAttribute("aria-expanded");
    }
  };
  tidy();
  document.addEventListener("click", tidy);
  window.addEventListener("pageshow", tidy);
}

/** Pressing / goes to the search box, unless something is being typed. */
function slashFocusesSearch() {
  const box = document.getElementById("search");
  if (!box) return;
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest?.("input, textarea, select, [contenteditable]");
    if (event.key !== "/" || typing || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    box.focus();
    box.select();
  });
}

/** A structure wider than its frame opens on the post at its head, not on its left end. */
function chartsOpenOnTheirHead() {
  // An address with a place in it goes to that place.
  if (location.hash) return;
  for (const frame of document.querySelectorAll(".gt-structure-frame")) {
    const places = [...frame.querySelectorAll("[id^=post-]")].map((post) => post.getBoundingClientRect());
    if (!places.length) continue;
    const head = places.reduce((one, other) => (other.top < one.top ? other : one));
    const middle = head.left + head.width / 2 - frame.getBoundingClientRect().left + frame.scrollLeft;
    frame.scrollLeft = middle - frame.clientWidth / 2;
  }
}

/** Paper cannot be opened: folded details are printed open, and folded again afterwards. */
function openAllForPrint() {
  let opened = [];
  window.addEventListener("beforeprint", () => {
    opened = [...document.querySelectorAll("main details:not([open])")];
    for (const details of opened) details.open = true;
  });
  window.addEventListener("afterprint", () => {
    for (const details of opened) details.open = false;
  });
}

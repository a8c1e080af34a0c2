// Keeps what somebody is typing, in their own browser, until it has been recorded.
//
// A form takes part if it carries data-keep (its address) and the page says who is signed in
// (data-viewer on the body). Kept words are put back when the form is opened again empty. They are
// forgotten once the form was sent and accepted, when their owner signs out, and after a day. A form
// that was sent but refused, or met an error or an expired session, keeps its words.

const PREFIX = "goldthread-kept:";
const LONGEST_KEPT_MS = 20 * 60 * 60 * 1000;

/** Puts kept words back, keeps new ones, and asks before they would be left behind. */
export function keepTypedWords() {
  forgetOld();
  const viewer = document.body.dataset.viewer;
  if (!viewer) {
    // A form that met the sign-in page was not accepted.
    keepSent();
    return;
  }
  const wentWrong = document.body.dataset.problem !== undefined;
  const refused = document.querySelector(".govuk-error-summary") !== null;
  if (!wentWrong && !refused) forgetSent();
  for (const form of document.querySelectorAll("form[data-forget]")) {
    form.addEventListener("submit", () => keptKeys().forEach(forget));
  }
  for (const form of document.querySelectorAll("form[data-keep]")) {
    keep(form, `${PREFIX}${viewer}:${form.dataset.keep}`, refused);
  }
}

function keep(form, key, refused) {
  // After a refusal the page already holds what was typed, and it is newer than what was kept.
  let unsaved = refused;
  const kept = read(key);
  if (refused) {
    write(key, words(form));
  } else if (kept && differs(form, kept.words)) {
    put(form, kept.words);
    say(form, key, kept.at);
    unsaved = true;
  }
  let waiting;
  form.addEventListener("input", () => {
    unsaved = true;
    clearTimeout(waiting);
    waiting = setTimeout(() => write(key, words(form)), 400);
  });
  form.addEventListener("submit", () => {
    clearTimeout(waiting);
    unsaved = false;
    write(key, words(form), true);
  });
  window.addEventListener("beforeunload", (event) => {
    if (unsaved) event.preventDefault();
  });
}

/** The controls whose words are kept: never a password, a token or a file. */
function controls(form) {
  return [...form.elements].filter(
    (control) => control.name && !["hidden", "password", "file", "submit", "button"].includes(control.type),
  );
}

function words(form) {
  return controls(form).map((control) => [
    control.name,
    ["checkbox", "radio"].includes(control.type) ? [control.value, control.checked] : control.value,
  ]);
}

function differs(form, kept) {
  return JSON.stringify(words(form)) !== JSON.stringify(kept);
}

function put(form, kept) {
  const now = controls(form);
  kept.forEach(([name, value], index) => {
    const control = now[index];
    if (!control || control.name !== name) return;
    if (Array.isArray(value)) {
      if (control.value === value[0] && control.checked !== value[1]) control.click();
    } else {
      control.value = value;
    }
    control.dispatchEvent(new Event("change", { bubbles: true }));
  });
}

/** Tells the reader that the words are from before, and offers to start afresh. */
function say(form, key, at) {
  const note = document.createElement("div");
  note.className = "gt-kept";
  note.setAttribute("role", "status");
  const text = document.createElement("span");
  const time = new Date(at).toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });
  text.textContent = `We put back what you typed here at ${time} and had not yet sent.`;
  const clear = document.createElement("button");
  clear.type = "button";
  clear.className = "gt-link-button govuk-link";
  clear.textContent = "Clear it and start again";
  clear.addEventListener("click", () => {
    forget(key);
    form.reset();
    note.remove();
  });
  note.append(text, clear);
  form.before(note);
}

function read(key) {
  try {
    return JSON.parse(localStorage.getItem(key));
  } catch {
    return null;
  }
}

function write(key, typed, sent = false) {
  try {
    localStorage.setItem(key, JSON.stringify({ at: Date.now(), words: typed, sent }));
  } catch {
    // A full or forbidden store is no reason to disturb anybody.
  }
}

function forget(key) {
  try {
    localStorage.removeItem(key);
  } catch {
    // See write.
  }
}

function keptKeys() {
  try {
    return Object.keys(localStorage).filter((key) => key.startsWith(PREFIX));
  } catch {
    return [];
  }
}

function forgetSent() {
  for (const key of keptKeys()) {
    if (read(key)?.sent) forget(key);
  }
}

function keepSent() {
  for (const key of keptKeys()) {
    const kept = read(key);
    if (kept?.sent) write(key, kept.words);
  }
}

function forgetOld() {
  for (const key of keptKeys()) {
    const kept = read(key);
    if (!kept || Date.now() - kept.at > LONGEST_KEPT_MS) forget(key);
  }
}

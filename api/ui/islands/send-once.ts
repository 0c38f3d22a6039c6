/** Sends each form once, however often its button is pressed while the answer is on its way. */

/** After this long without an answer the user may try again, in milliseconds. */
const PATIENCE_MILLISECONDS = 10_000;

const sent = new WeakSet<HTMLFormElement>();

document.addEventListener('submit', (event) => {
  const form = event.target;
  if (event.defaultPrevented || !(form instanceof HTMLFormElement) || form.method !== 'post') return;
  if (sent.has(form)) {
    event.preventDefault();
    return;
  }
  sent.add(form);
  setTimeout(() => sent.delete(form), PATIENCE_MILLISECONDS);
});

// A user who comes back to the page may send again.
window.addEventListener('pageshow', () => {
  for (const form of document.forms) sent.delete(form);
});

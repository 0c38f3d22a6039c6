/**
 * Single keys for a judge's pages: `?` shows what they do. Elements name their key in `data-key`; a key does nothing while its
 * reader writes, and each reader can turn the keys off for their browser.
 */

const OFF = 'keys-off';
const dialog = document.querySelector<HTMLDialogElement>('dialog[data-keys]');
const toggle = dialog?.querySelector<HTMLInputElement>('[data-keys-on]');
const opener = document.querySelector<HTMLButtonElement>('[data-keys-open]');

if (dialog && toggle && opener) {
  toggle.checked = localStorage.getItem(OFF) === null;
  toggle.addEventListener('change', () => {
    if (toggle.checked) localStorage.removeItem(OFF);
    else localStorage.setItem(OFF, 'yes');
  });
  opener.hidden = false;
  opener.addEventListener('click', () => dialog.showModal());
  document.addEventListener('keydown', (event) => {
    if (!toggle.checked || dialog.open || event.ctrlKey || event.metaKey || event.altKey || isWriting()) return;
    if (event.key === '?') {
      event.preventDefault();
      dialog.showModal();
      return;
    }
    const target = [...document.querySelectorAll<HTMLElement>('[data-key]')].find(
      ({ dataset }) => dataset.key === event.key,
    );
    if (!target) return;
    event.preventDefault();
    reach(target);
  });
}

/** Presses a button; goes to anything else, or to the first field in it. */
function reach(target: HTMLElement): void {
  if (target instanceof HTMLButtonElement) {
    target.click();
    return;
  }
  const field =
    target.tabIndex >= 0
      ? target
      : target.querySelector<HTMLElement>('input:not([type="hidden"]), textarea, select, a, button, summary');
  target.scrollIntoView({ block: 'start' });
  (field ?? target).focus();
}

/** Whether the focus is where a key writes or chooses. A field of the closed dialog keeps the focus until the page is drawn again. */
function isWriting(): boolean {
  const focused = document.activeElement;
  if (!(focused instanceof HTMLElement) || !focused.checkVisibility()) return false;
  return focused.matches('textarea, select, input:not([type="radio"], [type="checkbox"])');
}

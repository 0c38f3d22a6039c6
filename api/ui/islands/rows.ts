/**
 * Adds another entry to a list without leaving the page: a copy of the last one, emptied.
 *
 * Fields of an entry are named and numbered by the list's JSON pointer, such as `/findings/0/individualFacts/1`, and
 * their ids are made of it.
 */

const idOf = (pointer: string): string => `field${pointer.replaceAll('/', '-')}`;
const POINTING = ['id', 'name', 'for', 'aria-describedby', 'data-rows', 'formaction', 'data-citable'];

/** Entries that belong to a list itself and not to one inside it. */
const entriesOf = (list: Element): HTMLElement[] =>
  [...list.children].filter((child): child is HTMLElement => child instanceof HTMLElement && 'row' in child.dataset);

/** Adds an entry to a list and returns it; returns nothing where the list is full. */
export function addEntry(list: HTMLElement): HTMLElement | undefined {
  const entries = entriesOf(list);
  const last = entries.at(-1);
  const pointer = list.dataset.rows ?? '';
  if (!last || entries.length >= Number(list.dataset.max ?? '1')) return undefined;
  const entry = last.cloneNode(true) as HTMLElement;
  // Lists inside it begin anew with one entry.
  for (const inner of entry.querySelectorAll<HTMLElement>('[data-rows]'))
    for (const extra of entriesOf(inner).slice(1)) extra.remove();
  renumber(entry, pointer, entries.length - 1, entries.length);
  empty(entry);
  last.after(entry);
  return entry;
}

function renumber(entry: HTMLElement, pointer: string, from: number, to: number): void {
  const replacements = [
    [`${pointer}/${from}`, `${pointer}/${to}`],
    [idOf(`${pointer}/${from}`), idOf(`${pointer}/${to}`)],
    [encodeURIComponent(`${pointer}/${from}`), encodeURIComponent(`${pointer}/${to}`)],
  ] as const;
  for (const element of [entry, ...entry.querySelectorAll<HTMLElement>('*')])
    for (const name of POINTING) {
      const value = element.getAttribute(name);
      if (value === null) continue;
      let changed = value;
      for (const [before, after] of replacements)
        changed = changed
          .split(' ')
          .map((part) =>
            part === before || part.startsWith(`${before}/`) || part.startsWith(`${before}-`)
              ? after + part.slice(before.length)
              : part,
          )
          .join(' ');
      if (name === 'data-citable') changed = value.replace(/(?<!\d)\d+$/, String(to + 1));
      if (changed !== value) element.setAttribute(name, changed);
    }
  for (const label of entry.querySelectorAll('label'))
    if (label.closest('[data-row]') === entry && label.firstChild?.nodeType === Node.TEXT_NODE)
      label.firstChild.textContent = label.firstChild.textContent?.replace(/(\D)\d+(?=\D*$)/, `$1${to + 1}`) ?? '';
}

function empty(entry: HTMLElement): void {
  for (const fault of entry.querySelectorAll('.fault')) fault.remove();
  for (const invalid of entry.querySelectorAll('[aria-invalid]')) invalid.removeAttribute('aria-invalid');
  for (const target of [entry, ...entry.querySelectorAll('.is-target')]) target.classList.remove('is-target');
  for (const field of entry.querySelectorAll<HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement>(
    'input, textarea, select',
  )) {
    if (field instanceof HTMLInputElement && (field.type === 'radio' || field.type === 'checkbox'))
      field.checked = false;
    else if (field instanceof HTMLSelectElement) field.selectedIndex = 0;
    else field.value = '';
  }
}

document.addEventListener('click', (event) => {
  const button = event.target instanceof Element ? event.target.closest('[data-add-row]') : null;
  const list = button?.closest<HTMLElement>('[data-rows]');
  if (!list) return;
  const entry = addEntry(list);
  if (!entry) return;
  event.preventDefault();
  entry.querySelector<HTMLElement>('textarea, input, select')?.focus();
});

/**
 * Counts how much of a perspective record is there while its judge writes. Each part of the list names its fields in
 * `data-needs`: groups of JSON pointers, of which one field each is enough. `data-given` holds the words for the count, with `%1`
 * and `%2` for how many are there and how many there have to be.
 */

const record = document.querySelector<HTMLFormElement>('form.record');
const parts = [...document.querySelectorAll<HTMLElement>('[data-needs]')];
if (record && parts.length > 0) {
  const count = () => showProgress(record, parts);
  record.addEventListener('input', count);
  count();
}

function showProgress(form: HTMLFormElement, listed: readonly HTMLElement[]): void {
  const filled = new Set(
    [...new FormData(form)].flatMap(([name, value]) =>
      typeof value === 'string' && value.trim() !== '' ? [name.split('#')[0] ?? name] : [],
    ),
  );
  for (const part of listed) {
    const needs = JSON.parse(part.dataset.needs ?? '[]') as string[][];
    const given = needs.filter((group) => group.some((pointer) => filled.has(pointer))).length;
    part.classList.toggle('done', given === needs.length);
    const words = part.querySelector<HTMLElement>('[data-given]');
    if (words)
      words.textContent = (words.dataset.given ?? '').replace('%1', String(given)).replace('%2', String(needs.length));
  }
}

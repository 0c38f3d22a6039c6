/**
 * Cites passages of the material into the field that the judge is writing in: words they selected, or a whole piece by
 * its button. What it says stands in the bar's data, with `%1` for the entry.
 */
import { addEntry } from './rows.ts';

const bar = document.querySelector<HTMLElement>('[data-cite-bar]');
const button = document.querySelector<HTMLButtonElement>('[data-cite]');
const targetName = document.querySelector<HTMLElement>('[data-cite-target]');
const said = document.querySelector<HTMLElement>('[data-cite-said]');

/** What a citation would go to: an entry of the record. */
let target: HTMLElement | null = null;
/** Words selected in the material, and their source. */
let selected: { source: string; quote: string } | null = null;

const record = document.querySelector('form.record');
/** The record may be folded away, and then there is nothing to cite into. */
const fold = record?.closest('details');

if (bar && button && record) {
  showButtons();
  fold?.addEventListener('toggle', showButtons);
  for (const each of document.querySelectorAll<HTMLButtonElement>('[data-cite-all]')) {
    each.addEventListener('click', () => {
      const piece = each.closest<HTMLElement>('[data-source]');
      if (!piece) return;
      const quote = piece.dataset.quote ?? piece.querySelector('[data-text]')?.textContent ?? '';
      cite({ source: piece.dataset.source ?? '', quote });
    });
  }
  document.addEventListener('focusin', (event) => {
    const entry = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-citable]') : null;
    if (!entry || entry === target) return;
    target?.classList.remove('is-target');
    target = entry;
    target.classList.add('is-target');
    showBar();
  });
  document.addEventListener('selectionchange', () => {
    selected = readSelection();
    showBar();
  });
  // A button that took the focus would end the selection.
  button.addEventListener('pointerdown', (event) => event.preventDefault());
  button.addEventListener('click', () => {
    if (selected) cite(selected);
  });
}

function showButtons(): void {
  for (const each of document.querySelectorAll<HTMLButtonElement>('[data-cite-all]'))
    each.hidden = fold?.open === false;
}

function readSelection(): typeof selected {
  const selection = document.getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  const within = (node: Node) =>
    (node instanceof Element ? node : node.parentElement)?.closest<HTMLElement>('[data-text]');
  const text = within(range.startContainer);
  const quote = range.toString();
  if (!text || text !== within(range.endContainer) || quote.trim() === '') return null;
  const source = text.closest<HTMLElement>('[data-source]')?.dataset.source;
  return source === undefined ? null : { source, quote: quote.trim() };
}

function showBar(): void {
  if (!bar || !targetName) return;
  bar.hidden = selected === null || fold?.open === false;
  const { into = '', noPlace = '' } = bar.dataset;
  targetName.textContent = target ? into.replace('%1', () => target?.dataset.citable ?? '') : noPlace;
}

function cite({ source, quote }: { source: string; quote: string }): void {
  if (!target) {
    say(bar?.dataset.again ?? '');
    document.querySelector<HTMLElement>('form.record [data-citable]')?.scrollIntoView({ block: 'nearest' });
    return;
  }
  const list = target.querySelector<HTMLElement>('.citations [data-rows]');
  if (!list) return;
  const places = () => [...list.querySelectorAll<HTMLElement>('.citation')];
  const isEmpty = (place: HTMLElement) => place.querySelector('textarea')?.value.trim() === '';
  let place = places().find(isEmpty);
  if (!place) {
    addEntry(list);
    place = places().find(isEmpty);
  }
  const field = place?.querySelector('textarea');
  const where = place?.querySelector('select');
  if (!field || !where) {
    say(bar?.dataset.full ?? '');
    return;
  }
  field.value = quote;
  where.value = source;
  field.dispatchEvent(new Event('input', { bubbles: true }));
  document.getSelection()?.removeAllRanges();
  const { citable = '' } = target.dataset;
  say((bar?.dataset.cited ?? '').replace('%1', () => citable));
  field.focus();
}

function say(words: string): void {
  if (said) said.textContent = words;
}

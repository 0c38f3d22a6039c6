/**
 * Finds words in the material beside a record: marks them, and unfolds and shows one after the other by Enter. What it says stands in
 * `data-none`, `data-found` and `data-shown`, with `%1` and `%2` for its numbers.
 */

const material = document.querySelector<HTMLElement>('[data-material]');
const bar = material?.querySelector<HTMLElement>('[data-find]');
const field = bar?.querySelector<HTMLInputElement>('input');
const said = bar?.querySelector<HTMLElement>('[role="status"]');

// A browser that cannot mark words without changing the page has a search of its own.
if (material && bar && field && said && 'highlights' in CSS) {
  let found: Range[] = [];
  let next = 0;
  bar.hidden = false;
  field.addEventListener('input', () => {
    found = rangesOf(material, field.value.trim().toLowerCase());
    next = 0;
    CSS.highlights.set('found', new Highlight(...found));
    CSS.highlights.delete('shown');
    const { none = '', found: some = '' } = bar.dataset;
    const words = found.length === 0 ? none : some.replace('%1', String(found.length));
    said.textContent = field.value.trim() === '' ? '' : words;
  });
  field.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    const range = found[next];
    if (!range) return;
    said.textContent = (bar.dataset.shown ?? '').replace('%1', String(next + 1)).replace('%2', String(found.length));
    next = (next + 1) % found.length;
    CSS.highlights.set('shown', new Highlight(range));
    const element = range.startContainer.parentElement;
    for (let fold = element?.closest('details'); fold; fold = fold.parentElement?.closest('details')) fold.open = true;
    element?.scrollIntoView({ block: 'nearest' });
  });
}

/** Where words occur in what the subject and the records say, in any letter case. */
function rangesOf(within: HTMLElement, words: string): Range[] {
  if (words === '') return [];
  const ranges: Range[] = [];
  const texts = document.createTreeWalker(within, NodeFilter.SHOW_TEXT);
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    if (node.parentElement?.closest('form, button, [data-find]')) continue;
    const text = (node.textContent ?? '').toLowerCase();
    for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + words.length)) {
      const range = new Range();
      range.setStart(node, at);
      range.setEnd(node, at + words.length);
      ranges.push(range);
    }
  }
  return ranges;
}

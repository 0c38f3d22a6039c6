/** Lets a file be dropped anywhere on its field, and says in the words of `data-chosen` which one was chosen. */

for (const place of document.querySelectorAll<HTMLElement>('[data-drop]')) {
  const input = place.querySelector<HTMLInputElement>('input[type=file]');
  if (!input) continue;
  const state = place.querySelector<HTMLElement>('[data-drop-state]');
  const tell = (): void => {
    const [file] = input.files ?? [];
    if (state) state.textContent = file ? (state.dataset.chosen ?? '').replace('%1', () => file.name) : '';
  };
  const mark = (event: DragEvent, isOver: boolean): void => {
    event.preventDefault();
    place.classList.toggle('is-over', isOver);
  };
  place.addEventListener('dragover', (event) => mark(event, true));
  place.addEventListener('dragleave', (event) => mark(event, false));
  place.addEventListener('drop', (event) => {
    mark(event, false);
    const files = event.dataTransfer?.files;
    if (!files || files.length === 0) return;
    input.files = files;
    tell();
    input.focus();
  });
  input.addEventListener('change', tell);
  tell();
}

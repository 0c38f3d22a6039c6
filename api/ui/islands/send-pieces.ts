/**
 * Sends the file of a form in pieces, shows how far it has come, and goes on by itself after a lost connection.
 *
 * A form names in `data-pieces` the import that it continues; if that is empty, the form begins one. What is said meanwhile
 * stands in `data-sending`, `data-lost`, `data-signed-out` and `data-ended`.
 */

const PIECE_BYTES = 512 * 1024;
const MIN_PAUSE_MILLISECONDS = 1_000;
const MAX_PAUSE_MILLISECONDS = 30_000;
const ASK_EVERY_MILLISECONDS = 2_000;

interface Progress {
  state: 'receiving' | 'finished' | 'stopped';
  received: number;
  rows: Record<string, number>;
}

for (const form of document.querySelectorAll<HTMLFormElement>('form[data-pieces]')) {
  const input = form.querySelector<HTMLInputElement>('input[type=file]');
  form.addEventListener('submit', (event) => {
    const [file] = input?.files ?? [];
    if (!input || !file || file.size === 0) return;
    event.preventDefault();
    void send(form, input, file);
  });
}

async function send(form: HTMLFormElement, input: HTMLInputElement, file: File): Promise<void> {
  const buttons = form.querySelectorAll('button');
  const warn = (event: BeforeUnloadEvent): void => event.preventDefault();
  for (const button of buttons) button.disabled = true;
  form.querySelector<HTMLElement>('[data-sending-state]')?.removeAttribute('hidden');
  say(form, form.dataset.sending);
  window.addEventListener('beforeunload', warn);
  try {
    const given = form.dataset.pieces ?? '';
    const address = given === '' ? await begin(form, file) : given;
    window.removeEventListener('beforeunload', warn);
    if (address === undefined) {
      // The page that comes back says what is wrong; it needs no file for that.
      input.disabled = true;
      form.submit();
      return;
    }
    window.addEventListener('beforeunload', warn);
    const ended = await sendAll(form, file, address, given !== '');
    window.removeEventListener('beforeunload', warn);
    if (ended === undefined) location.assign(address);
    else say(form, `${form.dataset.ended ?? ''} ${ended}`);
  } catch {
    say(form, form.dataset.lost);
  } finally {
    window.removeEventListener('beforeunload', warn);
    for (const button of buttons) button.disabled = false;
  }
}

/** The address of the import that a form begins; `undefined` if it is refused. */
async function begin(form: HTMLFormElement, file: File): Promise<string | undefined> {
  const fields = [...new FormData(form)].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : []));
  const about = [
    ['fileName', file.name],
    ['length', String(file.size)],
  ];
  const response = await fetch(form.action, {
    method: 'POST',
    headers: { accept: 'application/json' },
    body: new URLSearchParams([...fields, ...about]),
  });
  if (!response.ok) return undefined;
  return ((await response.json()) as { address: string }).address;
}

/**
 * Sends what is missing of a file.
 *
 * @param isContinued whether the service first compares the file with what it has
 * @returns why the service takes no more of this file; `undefined` if the import's own page says how it ended
 */
async function sendAll(
  form: HTMLFormElement,
  file: File,
  address: string,
  isContinued: boolean,
): Promise<string | undefined> {
  const csrf = form.querySelector<HTMLInputElement>('[name=csrf]')?.value ?? '';
  const first = isContinued ? await ask(address) : undefined;
  let isCompared = first === undefined || first.received === 0;
  let progress: Progress = first ?? { state: 'receiving', received: 0, rows: {} };
  let pause = MIN_PAUSE_MILLISECONDS;
  while (progress.state === 'receiving') {
    show(form, file, progress);
    const asking = isCompared
      ? undefined
      : setInterval(
          () =>
            void ask(address)
              .then((now) => show(form, file, now))
              .catch(() => undefined),
          ASK_EVERY_MILLISECONDS,
        );
    try {
      const from = progress.received;
      const response = await fetch(`${address}/pieces`, {
        method: 'POST',
        headers: {
          accept: 'application/json',
          'content-type': 'application/offset+octet-stream',
          'upload-offset': isCompared ? String(from) : 'beginning',
          'x-csrf': csrf,
        },
        body: isCompared ? file.slice(from, from + PIECE_BYTES) : file,
      });
      if (response.status === 401) throw new SignedOut();
      if (response.status >= 500 || response.status === 429) throw new Error('try again');
      if (!response.ok) {
        const problem = (await response.json()) as { code: string; title: string; detail?: string };
        if (problem.code === 'offsetDiffers') progress = await ask(address);
        else if (problem.code !== 'contentDiffers') return undefined;
        else return [problem.title, problem.detail].join(': ');
      } else {
        progress = (await response.json()) as Progress;
        isCompared = true;
      }
      pause = MIN_PAUSE_MILLISECONDS;
      say(form, form.dataset.sending);
    } catch (error) {
      say(form, error instanceof SignedOut ? form.dataset.signedOut : form.dataset.lost);
      await new Promise((resolve) => setTimeout(resolve, pause));
      pause = Math.min(2 * pause, MAX_PAUSE_MILLISECONDS);
      const now = await ask(address).catch(() => progress);
      // It has more than before only if what it had is the beginning of this file.
      isCompared ||= now.received > progress.received;
      progress = now;
    } finally {
      clearInterval(asking);
    }
  }
  return undefined;
}

class SignedOut extends Error {}

async function ask(address: string): Promise<Progress> {
  const response = await fetch(`${address}/pieces`, { headers: { accept: 'application/json' } });
  if (!response.ok) throw new Error(`the import was not found: ${response.status}`);
  return (await response.json()) as Progress;
}

function say(form: HTMLFormElement, words = ''): void {
  const place = form.querySelector('[data-words]');
  if (place && place.textContent !== words) place.textContent = words;
}

function show(form: HTMLFormElement, file: File, { received, rows }: Progress): void {
  const bar = form.querySelector('progress');
  if (bar) bar.value = received / file.size;
  const numbers = new Intl.NumberFormat(document.documentElement.lang);
  for (const place of form.querySelectorAll<HTMLElement>('[data-rows]'))
    place.textContent = numbers.format(rows[place.dataset.rows ?? ''] ?? 0);
}

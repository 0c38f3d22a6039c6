/**
 * Keeps the conversation of a hearing up to date and sends messages without leaving the page.
 *
 * A message is shown once it comes back in the stream, so that what is shown is stored. The stream goes on after the last
 * message shown, so that nothing is lost or doubled after a cut. A message whose answer was lost is sent again under its key,
 * and is stored once.
 */

const FIRST_PAUSE_MILLISECONDS = 1_000;
const MAX_PAUSE_MILLISECONDS = 30_000;
/** The server sends something at least every 15 seconds. */
const SILENCE_MILLISECONDS = 40_000;

interface Message {
  seq: number;
  id: string;
  at: string;
  from: 'subject' | 'judge';
  text: string | null;
}

const section = document.querySelector<HTMLElement>('[data-conversation]');
const list = section?.querySelector<HTMLOListElement>('[data-messages]');
if (section && list) converse(section, list);

function converse(place: HTMLElement, messages: HTMLOListElement): void {
  const state = place.querySelector<HTMLElement>('[data-state]');
  const form = place.querySelector<HTMLFormElement>('form[data-message]');
  const { conversation = '', live = '', cut = '' } = place.dataset;
  let last = Number(place.dataset.last ?? '0');
  let pause = FIRST_PAUSE_MILLISECONDS;

  const say = (words: string, tone = ''): void => {
    if (!state) return;
    state.textContent = words;
    state.dataset.tone = tone;
  };

  let stream: EventSource | undefined;
  let timer: number | undefined;

  /** Opens the stream again after a while, or once the network is back. */
  function reopen(): void {
    stream?.close();
    say(cut, 'care');
    clearTimeout(timer);
    timer = setTimeout(follow, pause);
    pause = Math.min(pause * 2, MAX_PAUSE_MILLISECONDS);
  }

  /** A connection may be dead and not say so. */
  function expectPulse(): void {
    clearTimeout(timer);
    timer = setTimeout(reopen, SILENCE_MILLISECONDS);
  }

  function follow(): void {
    stream?.close();
    const address = new URL(conversation, location.href);
    address.searchParams.set('after', String(last));
    stream = new EventSource(address);
    expectPulse();
    stream.addEventListener('open', () => {
      pause = FIRST_PAUSE_MILLISECONDS;
      say(live);
    });
    stream.addEventListener('alive', expectPulse);
    stream.addEventListener('message', ({ data }: MessageEvent<string>) => {
      expectPulse();
      const message = JSON.parse(data) as Message;
      if (message.seq <= last) return;
      last = message.seq;
      messages.append(shown(place, message));
      place.querySelector('[data-none]')?.remove();
    });
    stream.addEventListener('closed', () => {
      clearTimeout(timer);
      stream?.close();
      say('');
      form?.remove();
    });
    // The browser would open the stream again by itself, but not where it was refused; here both take the same way.
    stream.addEventListener('error', reopen);
  }

  // The button that shows the page again is for readers without scripts.
  say('');
  window.addEventListener('offline', reopen);
  window.addEventListener('online', follow);
  follow();
  if (form) sendFrom(form, place);
}

function shown({ dataset }: HTMLElement, { seq, id, at, from, text }: Message): HTMLLIElement {
  const item = document.createElement('li');
  const isMine = from === dataset.reader;
  if (isMine) item.className = 'mine';
  item.dataset.seq = String(seq);
  if (dataset.cites !== undefined && from === 'subject') item.dataset.source = `message:${id}`;
  const head = document.createElement('p');
  head.className = 'small soft';
  const time = document.createElement('time');
  time.dateTime = at;
  time.textContent = new Intl.DateTimeFormat(document.documentElement.lang || 'en', {
    timeStyle: 'short',
    timeZone: dataset.zone,
  }).format(new Date(at));
  head.append(`${(isMine ? dataset.you : dataset.other) ?? ''} · `, time);
  const words = document.createElement(text === null ? 'p' : 'blockquote');
  words.className = text === null ? 'soft' : `voice message${from === 'subject' ? '' : ' other'}`;
  if (text !== null) words.dataset.text = '';
  words.textContent = text ?? dataset.erased ?? '';
  item.append(head, words);
  return item;
}

/** Sends the form's message in the background; the words stay in the form until they are stored. */
function sendFrom(form: HTMLFormElement, { dataset }: HTMLElement): void {
  const words = form.querySelector('textarea');
  const said = form.querySelector<HTMLElement>('[data-said]');
  const key = form.querySelector<HTMLInputElement>('input[name="command"]');
  const button = form.querySelector('button');
  const say = (text = '', tone = ''): void => {
    if (!said) return;
    said.textContent = text;
    said.dataset.tone = tone;
  };

  let isSending = false;
  /** Tells the island `autosave` what became of the words that it keeps. */
  const settle = (isSent: boolean) => form.dispatchEvent(new CustomEvent('settled', { detail: { isSent } }));

  async function send(): Promise<void> {
    if (!words || isSending || words.value.trim() === '') return;
    const sent = words.value;
    isSending = true;
    if (button) button.disabled = true;
    say(dataset.sending);
    try {
      const fields = [...new FormData(form)].flatMap(([name, value]) =>
        typeof value === 'string' ? [[name, value]] : [],
      );
      const response = await fetch(form.action, {
        method: 'POST',
        headers: { accept: 'application/json', 'content-type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams(fields),
      });
      if (!response.ok) throw new Error(`the message was refused with ${response.status}`);
      // What was written meanwhile is the next message.
      if (words.value === sent) words.value = '';
      if (key) key.value = newKey();
      say(dataset.sent, 'good');
      settle(true);
    } catch {
      say(dataset.failed, 'bad');
      settle(false);
    } finally {
      isSending = false;
      if (button) button.disabled = false;
    }
  }

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    event.stopImmediatePropagation();
    void send();
  });
  words?.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    form.requestSubmit();
  });
}

/** A key for the next message: a UUID, which `crypto.randomUUID` gives only to pages of https. */
function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12})$/, '$1-$2-4$3-8$4-$5');
}

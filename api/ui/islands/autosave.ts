/**
 * Saves a form's draft while its author writes, says so, and warns before unsaved words are lost.
 *
 * A form names where its draft goes in `data-autosave`, and what to say in `data-saving`, `data-saved`, `data-unsaved`,
 * `data-failed`, `data-overtaken` and `data-signed-out`. Words in a form without `data-autosave` are not saved; the island
 * only warns of their loss. Once another window has saved the draft, this one saves no more until its reader has seen both.
 */

const PAUSE_MILLISECONDS = 1_200;

for (const form of document.forms) if (form.querySelector('textarea')) watchForm(form);

function watchForm(form: HTMLFormElement): void {
  const state = form.querySelector<HTMLElement>('[data-draft-state]');
  const address = form.dataset.autosave;
  let kept = contentOf(form);
  let timer: number | undefined;
  let isLeaving = false;
  let isSignedOut = false;
  let isOvertaken = false;
  let saving: Promise<void> | undefined;

  const say = (words: string | undefined, tone = ''): void => {
    if (!state || words === undefined) return;
    state.textContent = words;
    state.dataset.tone = tone;
  };
  const isChanged = (): boolean => contentOf(form) !== kept;

  /** Saves after an earlier save has ended, whose version it continues. */
  function save(): Promise<void> {
    const own = (saving ?? Promise.resolve()).then(send).finally(() => {
      if (saving === own) saving = undefined;
    });
    saving = own;
    return own;
  }

  async function send(): Promise<void> {
    clearTimeout(timer);
    if (address === undefined || isOvertaken || !isChanged()) return;
    const content = contentOf(form);
    const version = form.querySelector<HTMLInputElement>('[name="draftVersion"]');
    say(form.dataset.saving);
    try {
      const response = await fetch(address, {
        method: 'POST',
        headers: { accept: 'application/json', 'content-type': 'application/x-www-form-urlencoded' },
        body: `${content}&draftVersion=${encodeURIComponent(version?.value ?? '')}`,
        // Browsers let only small requests outlive their page.
        keepalive: content.length < 60_000,
      });
      isSignedOut = response.status === 401;
      isOvertaken = response.status === 409;
      if (!response.ok) throw new Error(`the draft was refused with ${response.status}`);
      const saved = (await response.json()) as { version?: string; leaseUntil?: string };
      // A judge who writes keeps the hearing: the island `local-time` counts down anew.
      for (const shown of document.querySelectorAll<HTMLElement>('[data-lease]'))
        if (saved.leaseUntil !== undefined) shown.dataset.until = saved.leaseUntil;
      if (version && saved.version !== undefined) version.value = saved.version;
      kept = content;
      say(isChanged() ? form.dataset.unsaved : form.dataset.saved, isChanged() ? '' : 'good');
    } catch {
      const { signedOut, overtaken, failed } = form.dataset;
      say(isSignedOut ? signedOut : isOvertaken ? overtaken : failed, 'bad');
    }
  }

  form.addEventListener('input', () => {
    if (!isOvertaken) say(form.dataset.unsaved);
    clearTimeout(timer);
    timer = setTimeout(() => void save(), PAUSE_MILLISECONDS);
  });
  form.addEventListener('submit', (event) => {
    // Sent while signed out, the words would be lost; sent while being saved, they would seem to come from another window.
    if (isSignedOut || saving) {
      event.preventDefault();
      event.stopImmediatePropagation();
      void save().then(() => {
        if (!isSignedOut) form.requestSubmit(event.submitter);
      });
      return;
    }
    isLeaving = true;
    clearTimeout(timer);
  });
  // The island `conversation` has sent the form without leaving the page, or could not.
  form.addEventListener('settled', (event) => {
    const { isSent } = (event as CustomEvent<{ isSent: boolean }>).detail;
    isLeaving = false;
    if (!isSent) return;
    const version = form.querySelector<HTMLInputElement>('[name="draftVersion"]');
    // The draft was deleted with the act. What was written meanwhile is the next one.
    kept = contentOf(form, true);
    if (version) version.value = 'none';
    say('');
    void save();
  });
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden' && !isLeaving) void save();
  });
  window.addEventListener('beforeunload', (event) => {
    if (!isLeaving && isChanged()) event.preventDefault();
  });
  window.addEventListener('pageshow', () => {
    isLeaving = false;
  });
}

/** What a form holds, or would hold if nothing had been written in it. */
function contentOf(form: HTMLFormElement, isUnwritten = false): string {
  const fields = [...new FormData(form)].flatMap(([name, value]) =>
    // The key under which the form is sent is not content, and changes with each message of a conversation.
    typeof value === 'string' && name !== 'draftVersion' && name !== 'command'
      ? [[name, isUnwritten && form.elements.namedItem(name) instanceof HTMLTextAreaElement ? '' : value]]
      : [],
  );
  return new URLSearchParams(fields).toString();
}

/**
 * Counts how long a judge worked on a record and how much of it they pasted. The counts go with the record, to auditors
 * only, and the page says so.
 */

const STEP_MILLISECONDS = 5_000;
/** Without a key press or a movement for this long, the judge counts as idle. In milliseconds. */
const IDLE_MILLISECONDS = 60_000;

const form = document.querySelector<HTMLFormElement>('form[data-telemetry]');
if (form) count(form);

interface Counts {
  active: number;
  pasted: number;
  typed: number;
}

function count(record: HTMLFormElement): void {
  const key = `telemetry-${record.dataset.telemetry ?? ''}`;
  const counts = read(key);
  let lastActive = Date.now();
  for (const kind of ['keydown', 'pointerdown', 'pointermove', 'scroll'] as const)
    document.addEventListener(
      kind,
      () => {
        lastActive = Date.now();
      },
      { passive: true },
    );
  setInterval(() => {
    if (document.visibilityState !== 'visible' || Date.now() - lastActive > IDLE_MILLISECONDS) return;
    counts.active += STEP_MILLISECONDS;
    sessionStorage.setItem(key, JSON.stringify(counts));
  }, STEP_MILLISECONDS);
  record.addEventListener('input', (event) => {
    if (!(event instanceof InputEvent)) return;
    const length = event.data?.length ?? 0;
    if (event.inputType === 'insertFromPaste' || event.inputType === 'insertFromDrop') return;
    counts.typed += length;
  });
  record.addEventListener('paste', (event) => {
    counts.pasted += event.clipboardData?.getData('text/plain').length ?? 0;
  });
  // Drafts are form data, too; only what is submitted carries the counts.
  let isSubmitted = false;
  record.addEventListener('submit', (event) => {
    isSubmitted = event.submitter?.hasAttribute('formaction') !== true;
  });
  record.addEventListener('formdata', (event) => {
    if (!isSubmitted) return;
    isSubmitted = false;
    const characters = counts.pasted + counts.typed;
    event.formData.set('/telemetry/activeSeconds#number', String(Math.round(counts.active / 1000)));
    if (characters > 0) event.formData.set('/telemetry/pastedShare#number', String(counts.pasted / characters));
  });
}

function read(key: string): Counts {
  const fresh = { active: 0, pasted: 0, typed: 0 };
  try {
    return { ...fresh, ...(JSON.parse(sessionStorage.getItem(key) ?? '{}') as Partial<Counts>) };
  } catch {
    return fresh;
  }
}

/**
 * Refreshes a page while work on it is in progress: every element with an id in `data-live` gets its current content
 * from the same page, until nothing on it is marked `data-moving`.
 */

const PAUSE_MILLISECONDS = 2_500;

const isMoving = (): boolean => document.querySelector('[data-moving]') !== null;

async function refresh(): Promise<void> {
  const response = await fetch(location.href, { headers: { accept: 'text/html' } });
  // A request after sign-out is redirected to another page; the content that is there then stays.
  if (!response.ok || response.redirected) return;
  const fresh = new DOMParser().parseFromString(await response.text(), 'text/html');
  for (const element of document.querySelectorAll<HTMLElement>('[data-live]')) {
    const now = fresh.getElementById(element.id);
    if (!now || now.innerHTML === element.innerHTML) continue;
    element.replaceChildren(...[...now.childNodes].map((node) => document.importNode(node, true)));
  }
}

async function follow(): Promise<void> {
  while (isMoving()) {
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MILLISECONDS));
    if (document.visibilityState === 'visible') await refresh().catch(() => undefined);
  }
}

void follow();

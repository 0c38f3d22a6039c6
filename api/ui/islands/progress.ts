/**
 * Keeps what moves on a page current while it moves: every element with an id in `data-live` gets what the same page says
 * there now, until nothing on it is marked `data-moving` any more.
 */

const PAUSE_MILLISECONDS = 2_500;

const isMoving = (): boolean => document.querySelector('[data-moving]') !== null;

async function refresh(): Promise<void> {
  const response = await fetch(location.href, { headers: { accept: 'text/html' } });
  // Whoever was signed out is led away from the page; what stands there stays.
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

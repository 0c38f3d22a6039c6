import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const WIDTHS = [360, 390, 768, 1440];

/**
 * Holds a page against what every page must be: no violation of WCAG 2.2 AA that axe finds, in light and in dark, and no
 * sideways scrolling at the widths of two phones, a tablet and a desk.
 */
export async function inspect(page: Page, name: string): Promise<void> {
  const before = page.viewportSize();
  for (const colorScheme of ['light', 'dark'] as const) {
    // Without motion, so that no colour is measured on its way from light to dark.
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 800 });
      expect([name, colorScheme, width, await overflow(page)]).toEqual([name, colorScheme, width, []]);
    }
    expect([name, colorScheme, await violations(page)]).toEqual([name, colorScheme, []]);
  }
  await page.emulateMedia({ colorScheme: null, reducedMotion: null });
  if (before) await page.setViewportSize(before);
}

/**
 * Holds a page against the same in the language that it is shown in: what axe finds in either theme, and sideways scrolling on a phone
 * and at a desk. The page is left at the width and in the theme that it had.
 */
export async function inspectAsShown(page: Page, name: string): Promise<void> {
  const shown = page.viewportSize() ?? { width: 1440, height: 800 };
  const isDark = await page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches);
  const themes = isDark ? (['light', 'dark'] as const) : (['dark', 'light'] as const);
  for (const width of [shown.width === 360 ? 1440 : 360, shown.width]) {
    await page.setViewportSize({ ...shown, width });
    expect([name, width, await overflow(page)]).toEqual([name, width, []]);
  }
  for (const colorScheme of themes) {
    await page.emulateMedia({ colorScheme });
    expect([name, colorScheme, await violations(page)]).toEqual([name, colorScheme, []]);
  }
}

/** Elements that stand out of the page on its right. */
const overflow = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    if (document.documentElement.scrollWidth <= window.innerWidth) return [];
    return [...document.querySelectorAll('body *')]
      .filter((element) => element.getBoundingClientRect().right > window.innerWidth + 1)
      .map((element) => `${element.tagName} ${element.className}`.trim())
      .slice(0, 5);
  });

async function violations(page: Page): Promise<unknown[]> {
  // By the debugger, because the content security policy lets no foreign script in.
  await page.evaluate(axe.source);
  // A bar that sticks to the edge covers part of something at any place, and scrolling uncovers it.
  await page.evaluate(() => window.scrollTo(0, 0));
  return page.evaluate(async (values) => {
    const { axe: loaded } = window as unknown as { axe: Pick<typeof axe, 'run'> };
    const { violations: found } = await loaded.run({ runOnly: { type: 'tag', values } });
    return found.map(({ id, nodes }) => ({
      id,
      nodes: nodes
        .slice(0, 3)
        .map(({ html, failureSummary }) => `${html.slice(0, 160)} :: ${failureSummary?.slice(0, 240) ?? ''}`),
    }));
  }, RULES);
}

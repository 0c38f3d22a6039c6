import type { Page } from 'playwright-core';

const MAX_STEPS = 400;

/** Somebody who has a keyboard and nothing else. */
export class KeyboardUser {
  readonly page: Page;
  readonly #said: (english: string) => string;

  /** @param said what the page says in place of an English text, where names are given in English */
  constructor(page: Page, said = (english: string): string => english) {
    this.page = page;
    this.#said = said;
  }

  /** Goes on with Tab until the focus is on an element of that name (its label, its text or its group's), and sees it. */
  async goTo(name: string | RegExp, kind = ''): Promise<void> {
    const shown = typeof name === 'string' ? this.#said(name) : name;
    for (let step = 0; step < MAX_STEPS; step++) {
      await this.page.keyboard.press('Tab');
      const focused = await this.#focused();
      const isIt =
        typeof shown === 'string' ? focused.names.includes(shown) : focused.names.some((each) => shown.test(each));
      if (!isIt || !focused.kind.startsWith(kind)) continue;
      if (!focused.isSeen) throw new Error(`the focus is on ${String(shown)}, but hidden behind ${focused.inFront}`);
      if (!focused.isMarked) throw new Error(`the focus is on ${String(shown)}, but nothing shows it`);
      return;
    }
    throw new Error(`Tab leads to nothing called ${String(shown)}`);
  }

  async write(name: string | RegExp, words: string): Promise<void> {
    await this.goTo(name);
    await this.page.keyboard.insertText(words);
  }

  /** Chooses in a group of radio buttons: the first one, or one that many steps further. */
  async choose(group: string, further = 0): Promise<void> {
    await this.goTo(group, 'radio');
    await this.page.keyboard.press('Space');
    for (let step = 0; step < further; step++) await this.page.keyboard.press('ArrowRight');
  }

  async press(name: string | RegExp, key: 'Enter' | 'Space' = 'Enter'): Promise<void> {
    await this.goTo(name);
    await this.page.keyboard.press(key);
  }

  #focused() {
    return this.page.evaluate(() => {
      const element = document.activeElement;
      if (!(element instanceof HTMLElement)) return { names: [], kind: '', isSeen: true, inFront: '', isMarked: true };
      const textOf = (node: Element | null | undefined) => node?.textContent.replace(/\s+/g, ' ').trim() ?? '';
      const labels =
        element instanceof HTMLInputElement ||
        element instanceof HTMLTextAreaElement ||
        element instanceof HTMLSelectElement
          ? [...(element.labels ?? [])]
          : [];
      const names = [
        element.getAttribute('aria-label') ?? '',
        ...labels.map(textOf),
        textOf(element.closest('fieldset')?.querySelector(':scope > legend')),
        element.matches('button, a, summary') ? textOf(element) : '',
      ].filter((name) => name !== '');
      const box = element.getBoundingClientRect();
      // A tall field is scrolled to where the cursor is: what counts is the part of it in the window.
      const x = box.left + box.width / 2;
      const y = (Math.max(box.top, 0) + Math.min(box.bottom, innerHeight)) / 2;
      const top = document.elementFromPoint(x, y);
      const isSeen =
        top !== null && (element.contains(top) || top.contains(element) || labels.some((label) => label.contains(top)));
      const marker = element.closest('.choice, .step') ?? element;
      const { outlineStyle, outlineWidth } = getComputedStyle(marker);
      return {
        names,
        kind: element instanceof HTMLInputElement ? element.type : element.tagName.toLowerCase(),
        isSeen,
        inFront: top?.outerHTML.slice(0, 200) ?? `the edge of the window, at ${x}, ${y}`,
        isMarked: outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2,
      };
    });
  }
}

import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';

/** Where each role’s effort stands, between two comments. */
const TOUR = fileURLToPath(new URL('../../docs/tour.md', import.meta.url));

/** What a story took: buttons, links and folds that were pressed, fields that were filled in, and seconds. */
export interface Effort {
  presses: number;
  fields: number;
  seconds: number;
}

/** Counts what each role does on its pages, while a script does it. */
export class EffortMeter {
  readonly stories = new Map<string, Effort>();
  /** The roles whose time runs; only the last one’s does. */
  readonly #running: string[] = [];
  #since = performance.now();

  /** Counts what is done in a browser profile for a role. To be called before its first page is opened. */
  async watch(page: Page, story: string): Promise<void> {
    const effort = this.#effortOf(story);
    const fields = new Set<string>();
    await page.context().exposeBinding('noteEffort', (_source, kind: 'press' | 'field', name: string) => {
      if (kind === 'press') effort.presses++;
      else fields.add(name);
      effort.fields = fields.size;
    });
    await page.context().addInitScript(() => {
      const note = (globalThis as unknown as { noteEffort: (kind: string, name: string) => void }).noteEffort;
      addEventListener(
        'click',
        ({ target }) => {
          if (target instanceof Element && target.closest('a, button, summary')) note('press', '');
        },
        true,
      );
      addEventListener(
        'input',
        ({ target }) => {
          const name = target instanceof Element ? (target.getAttribute('name') ?? target.id) : '';
          note('field', `${location.pathname} ${name}`);
        },
        true,
      );
    });
  }

  /** Does a part of a story; what is done for another role, or beside all of them, meanwhile does not count. */
  async during<T>(story: string | null, work: () => Promise<T>): Promise<T> {
    this.#charge();
    this.#running.push(story ?? '');
    try {
      return await work();
    } finally {
      this.#charge();
      this.#running.pop();
    }
  }

  #charge(): void {
    const now = performance.now();
    const story = this.#running.at(-1);
    if (story !== undefined && story !== '') this.#effortOf(story).seconds += (now - this.#since) / 1_000;
    this.#since = now;
  }

  #effortOf(story: string): Effort {
    const effort = this.stories.get(story) ?? { presses: 0, fields: 0, seconds: 0 };
    this.stories.set(story, effort);
    return effort;
  }
}

/** Writes a part of the tour that is measured or logged, between the comments that name it. */
export async function writePart(name: string, lines: readonly string[]): Promise<void> {
  const [begin, end] = [`<!-- ${name}: written by npm run tour -->`, `<!-- end of ${name} -->`];
  const text = await readFile(TOUR, 'utf8');
  const [before, rest] = [text.indexOf(begin), text.indexOf(end)];
  if (before < 0 || rest < before) throw new Error(`docs/tour.md has no part called ${name}`);
  await writeFile(TOUR, `${text.slice(0, before + begin.length)}\n\n${lines.join('\n')}\n\n${text.slice(rest)}`);
}

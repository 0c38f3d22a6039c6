import type { Page } from 'playwright-core';
import { Policy } from '#workflows/domain/policy.ts';
import { wordsOf } from '#workflows/domain/translation.ts';
import { readExample } from '#worker/standalone/examples/seed.ts';
import { POLICY } from './setup.ts';
import type { Reader } from './readers.ts';

/** Words that hardly an English sentence does without, and that German does not have. */
const ENGLISH =
  /\b(?:the|and|you|your|were|with|this|that|have|been|from|until|since|which|their|when|case|for|are|not|of|by|is|it|to|no)\b/gi;

const policy = Policy.parse(JSON.parse(await readExample(POLICY, 'policy.json')));
/** What the policy of the cases states, in its own language, the longest first. */
const STATED = wordsOf(policy)
  .flatMap(({ words }) => (words.length > 3 ? [words] : []))
  .toSorted((one, other) => other.length - one.length);

/**
 * English words that a page says to the eye or to a screen reader of another language, each with what stands around it; none for
 * an English reader. What people wrote, what a policy states, names and code are quoted, and do not count.
 */
export async function englishLeftOn(page: Page, { language }: Pick<Reader, 'language'>): Promise<string[]> {
  if (language === 'en') return [];
  const said = await page.evaluate(() => {
    const body = document.body.cloneNode(true) as HTMLElement;
    for (const quoted of body.querySelectorAll(
      'script, style, blockquote, q, pre, code, bdi, textarea, .voice, .sheet dd, .facts strong, .citation option, [name="policy"] option, [name="outcome"] option, [hreflang], .exhibit > :not(.exhibit-name)',
    ))
      quoted.replaceWith('…');
    const inAttributes = [...body.querySelectorAll('[aria-label], [title], [placeholder]')].flatMap((element) =>
      ['aria-label', 'title', 'placeholder'].map((name) => element.getAttribute(name) ?? ''),
    );
    const texts = document.createTreeWalker(body, NodeFilter.SHOW_TEXT);
    const inText: string[] = [];
    while (texts.nextNode()) inText.push(texts.currentNode.textContent ?? '');
    return [document.title, ...inText, ...inAttributes].join(' | ').replace(/\s+/g, ' ');
  });
  const own = STATED.reduce((rest, words) => rest.replaceAll(words, '…'), said);
  return [...own.matchAll(ENGLISH)].map(({ index }) => own.slice(Math.max(index - 40, 0), index + 40));
}

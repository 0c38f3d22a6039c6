import { afterAll, beforeAll, expect, test } from 'vitest';
import { MESSAGES } from '#api/ui/messages/index.ts';
import { WORDS } from '../../case/words.ts';
import { samplePolicy } from '../../setup/sample-policy.ts';
import { Court } from '../court.ts';
import type { CastCase } from '../authorization/scene.ts';

let court: Court;

/** Where a case can stand, so that every part of its page is shown in one of them. */
const STAGES: Record<string, () => Promise<CastCase>> = {
  opened: () => court.opened(samplePolicy({ appealWindow: { duration: 'P14D', for: 'all' } })),
  claimed: () => court.claimed(),
  asked: () => court.asked(),
  recorded: () => court.recorded(),
  deliberating: () => court.deliberating(),
  proposed: () => court.proposed(),
  decided: () => court.decided(),
  'decided without a remedy': async () => {
    const { remedy: _, ...policy } = samplePolicy();
    return court.uncontested(policy);
  },
  'claimed late': () => court.claimedLate(),
  invited: () => court.invited(),
  chosen: () => court.chosen(),
  minuted: () => court.minuted(),
  objected: () => court.objected(),
  helped: () => court.helped(),
  'written down': () => court.writtenDown(),
  'wanted back': () => court.wantedBack(),
  'with a file': async () => {
    const one = await court.claimed();
    await court.scene.attach(one);
    return one;
  },
};

beforeAll(async () => {
  court = await Court.open();
});
afterAll(() => court.close());

/** Words that no sentence of these pages does without in English, and that other languages do not have. */
const ENGLISH = /\b(?:the|and|you|your|were|with|this|that|have|been|from|until|since|which|their|when|case)\b/gi;

/** What pages quote: an institution's policy, the words of people, and names. */
const QUOTED = [
  ...textsIn(samplePolicy()),
  ...Object.values(WORDS),
  ...textsIn({ name: 'A friend', text: 'They said that they work again.', reason: 'They know my former employer.' }),
  'an interpreter',
  'sent twice',
  'I was in hospital.',
];

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

/** What a page says to the eye and to a screen reader, without what it quotes and its links to other languages. */
function wordsOf(page: string): string {
  const body = page
    .replace(/<(script|style|head)\b.*?<\/\1>/gs, ' ')
    .replace(/<a [^>]*hreflang[^>]*>.*?<\/a>/gs, ' ')
    .replace(/<blockquote\b.*?<\/blockquote>/gs, ' ')
    .replace(
      /(?:aria-label|placeholder|title|data-(?:saving|saved|unsaved|failed|overtaken|left|over))="([^"]*)"/g,
      '> $1 <',
    )
    .replace(/<[^>]*>/g, ' ')
    .replaceAll('&#39;', '’')
    .replace(/\s+/g, ' ');
  return QUOTED.filter((text) => text.length > 2)
    .toSorted((a, b) => b.length - a.length)
    .reduce((rest, text) => rest.replaceAll(text, ' '), body);
}

const read = (one: CastCase, below: string, language: string) =>
  court.app.call(null, `GET /appeal/${one.token}${below}${below.includes('?') ? '&' : '?'}lang=${language}`, {
    headers: { accept: 'text/html' },
  });

/** Every sentence of a language's messages; of those with an argument, what stands around it. */
function sentencesOf(messages: unknown): string[] {
  if (typeof messages === 'function') return (messages as (...of: string[]) => string)('§', '§').split('§');
  return typeof messages === 'object' && messages !== null
    ? Object.values(messages).flatMap(sentencesOf)
    : textsIn(messages);
}

test.each(Object.keys(STAGES))(
  'a page of a case that is %s is in its reader’s language to the last word',
  async (stage) => {
    const one = await STAGES[stage]!();
    const addresses = ['', `/claims/${one.claimId}`];
    for (const language of ['de', 'es'] as const) {
      const own = new Set(sentencesOf(MESSAGES[language]));
      const foreign = sentencesOf(MESSAGES.en).filter((each) => each.trim().split(' ').length > 2 && !own.has(each));
      for (const address of addresses) {
        const { status, text } = await read(one, address, language);
        if (status !== 200) continue;
        const words = wordsOf(text);
        expect(words.length).toBeGreaterThan(500);
        expect(foreign.filter((sentence) => words.includes(sentence.trim()))).toEqual([]);
        expect([...words.matchAll(ENGLISH)].map(({ index }) => words.slice(index - 40, index + 40))).toEqual([]);
      }
    }
  },
);

test('every time on a subject’s page is in the zone of their policy, drafts included, and the page names it once', async () => {
  const one = await court.opened(samplePolicy({ timeZone: 'Asia/Tokyo' }));
  await court.app.call(null, `PUT /v1/appeals/${one.token}/drafts/claim`, { body: { statement: WORDS.statement } });
  const { text } = await read(one, '', 'en');
  const moments = [...text.matchAll(/<time ([^>]*data-moment[^>]*)>([^<]*)/g)];
  expect(moments.length).toBeGreaterThan(1);
  for (const [, attributes, words] of moments) {
    expect(attributes).toContain('data-zone="Asia/Tokyo"');
    expect(words).not.toMatch(/Standard Time|UTC|Universal/);
  }
  expect(text).toMatch(/Draft saved on <time [^>]*data-zone="Asia\/Tokyo"/);
  expect(text.match(/Asia\/Tokyo\./g)).toHaveLength(1);
});

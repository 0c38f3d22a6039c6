import type { TrailEvent } from '#workflows/domain/event.ts';
import { commit } from '../commitment.ts';
import type { TextKind } from '../schema/cases.ts';

/** What is shown in place of words that are not those that the trail committed to. */
export const ALTERED_WORDS =
  'The stored words do not match what the trail committed to, so they are not shown. They were changed outside Hearken. The auditor can see which entry they belong to.';

/** Kinds whose words are stored as JSON. */
const AS_JSON = new Set<TextKind>(['perspectiveRecord', 'theoryAssessment']);

interface Text {
  id: string;
  kind: TextKind;
  commitment: string;
  body: string;
}

/**
 * Texts of a case as they may be shown: words that differ from the trail's commitment are replaced by {@link ALTERED_WORDS},
 * and reported as a warning of the process without the words themselves.
 *
 * @param key the subject's commitment key; without one, nothing can be compared
 */
export function checkWords<T extends Text>(
  caseId: string,
  texts: readonly T[],
  trail: readonly TrailEvent[],
  key: Buffer | null,
): T[] {
  if (key === null) return [...texts];
  const committed = trail.map(({ event }) => ({ event, commitments: commitmentsIn(event) }));
  return texts.map((text) => {
    const named = committed.filter(({ event }) => Object.values(event).includes(text.id));
    const isNamed = (named.length > 0 ? named : committed).some(({ commitments }) => commitments.has(text.commitment));
    return isNamed && matches(text, key) ? text : { ...text, body: replacing(caseId, text) };
  });
}

/** Words of one text as they may be shown; see {@link checkWords}. */
export const checkText = (caseId: string, text: Text, key: Buffer | null): string =>
  key === null || matches(text, key) ? text.body : replacing(caseId, text);

const matches = ({ body, commitment }: Text, key: Buffer): boolean => commit(key, body) === commitment;

function replacing(caseId: string, { id, kind }: Text): string {
  process.emitWarning(`case ${caseId}: text ${id} does not match its commitment`, { code: 'HEARKEN_ALTERED_WORDS' });
  return AS_JSON.has(kind) ? JSON.stringify(ALTERED_WORDS) : ALTERED_WORDS;
}

/**
 * Every commitment that an event contains, however deep.
 *
 * @param isWanted whether to take the commitments of properties with that name; all by default
 */
export function commitmentsIn(
  value: unknown,
  isWanted: (name: string) => boolean = () => true,
  name = '',
): Set<string> {
  if (typeof value === 'string') return new Set(name.endsWith('ommitment') && isWanted(name) ? [value] : []);
  if (typeof value !== 'object' || value === null) return new Set();
  return new Set(Object.entries(value).flatMap(([key, each]) => [...commitmentsIn(each, isWanted, key)]));
}

import type { FindingSummary } from './finding.ts';
import type { Policy } from './policy.ts';
import { MENTAL_STATES, STATES, type PartName, type RecordPart } from './record-part.ts';

const DEFAULT_MIN_LETTERS = 40;

/** Letters that each part in prose needs under a policy, or `null` under one from before there was a minimum. */
export const minLettersOf = ({ perspective }: Pick<Policy, 'perspective'>): number | null =>
  perspective?.minLetters ?? null;

/** A policy as it is stored: with the default minimum if it names none. */
export const withFloor = (policy: Policy): Policy => ({
  ...policy,
  perspective: policy.perspective ?? { minLetters: DEFAULT_MIN_LETTERS },
});

/** Statements and facts are one thing each, and a passage can be short: they need this share of what prose does. */
const SHORT = 8;
export const shortMinimum = (minLetters: number): number => Math.ceil(minLetters / SHORT);

/** What rests on passages. */
const CITING = new Set<PartName>(['emotion', ...STATES, 'individualFact']);

/** Whether a part is an answer in sentences. */
export const isProse = (part: PartName): boolean => !CITING.has(part);

/** Letters that a part needs where prose needs `minLetters`. An emotion can be one word of one letter. */
function minimumOf(part: PartName, minLetters: number): number {
  if (part === 'emotion') return 1;
  return isProse(part) ? minLetters : shortMinimum(minLetters);
}

/** Parts that each say something else: the same words in two of them answer neither question. */
const OF_THEIR_OWN = new Set<PartName>([
  ...(['feltAlongside', 'couldNot', 'restatement', 'whereIDiffer', 'ifAboutMyself'] as const),
  ...(['strongestCaseFor', 'strongestCaseAgainst', 'reasons', 'answerToCaseFor'] as const),
]);

/** What keeps a record below its floor. */
export interface PartFault {
  part: PartName | 'finding';
  /** The part's place among the parts; `null` for one that is missing, and for a finding. */
  place: number | null;
  claimId?: string;
  /** How many letters the part lacks, where it is too short. */
  missingLetters?: number;
  message: string;
}

/**
 * Checks the shape of a record: which parts are there, how long they are, what they rest on, and whether each finding has its
 * own. The words themselves are not needed.
 *
 * @param minLetters letters that each part in prose needs
 * @returns what is missing; nothing for a record that may be taken in
 */
export function checkFloor(
  parts: readonly RecordPart[],
  findings: readonly FindingSummary[],
  minLetters: number,
): PartFault[] {
  const missing = [...missingParts(parts), ...findings.flatMap((finding) => missingInFinding(parts, finding))];
  const places = parts.flatMap((part, place) => faultOf(parts, part, place, minLetters));
  return [...missing, ...places, ...untoldFindings(parts, findings)];
}

function missingParts(parts: readonly RecordPart[]): PartFault[] {
  const has = (...names: PartName[]) => parts.some(({ part }) => names.includes(part));
  const always = ['restatement', 'whereIDiffer', 'ifAboutMyself', 'strongestCaseFor', 'strongestCaseAgainst'] as const;
  const absent: PartName[] = always.filter((name) => !has(name));
  if (!has('feltAlongside', 'couldNot')) absent.push('feltAlongside');
  for (const state of STATES) if (!has(state, `${state}CouldNotTell`)) absent.push(state);
  return absent.map((part) => ({ part, place: null, message: 'this part is missing' }));
}

function missingInFinding(parts: readonly RecordPart[], finding: FindingSummary): PartFault[] {
  const { claimId } = finding;
  const own = parts.filter((part) => part.claimId === claimId);
  const absent = (part: PartName, message: string): PartFault => ({ part, place: null, claimId, message });
  const reasons = own.filter(({ part }) => part === 'reasons');
  const faults = reasons.length === 1 ? [] : [absent('reasons', 'give reasons for this claim')];
  if (finding.finding === 'specialPleading') {
    if (!own.some(({ part }) => part === 'answerToCaseFor'))
      faults.push(absent('answerToCaseFor', 'answer the strongest case for the subject (answerToCaseFor)'));
    if (reasons.some(({ passages = 0 }) => passages === 0))
      faults.push(absent('reasons', 'cite at least one passage that you weighed'));
  }
  if (finding.finding === 'exceptional')
    for (const id of finding.individualFactIds)
      if (!own.some(({ part, factId }) => part === 'individualFact' && factId === id))
        faults.push(absent('individualFact', 'name the individual fact in words'));
  return faults;
}

function faultOf(parts: readonly RecordPart[], given: RecordPart, place: number, minLetters: number): PartFault[] {
  const { part, letters, passages = 0, claimId } = given;
  const at = { part, place, ...(claimId !== undefined && { claimId }) };
  const minimum = minimumOf(part, minLetters);
  if (letters < minimum) {
    const missingLetters = minimum - letters;
    return [{ ...at, missingLetters, message: describeShortage(letters, minimum) }];
  }
  if (CITING.has(part) && passages === 0) return [{ ...at, message: 'cite at least one passage' }];
  const repeated =
    OF_THEIR_OWN.has(part) &&
    parts.some((other, earlier) => earlier < place && OF_THEIR_OWN.has(other.part) && isSame(other, given));
  return repeated
    ? [{ ...at, message: 'these words are already in another part; answer here what this part asks' }]
    : [];
}

const isSame = (one: RecordPart, other: RecordPart): boolean => one.commitment === other.commitment;

/** What a part in prose lacks, in words. */
export const describeShortage = (letters: number, minimum: number): string =>
  `write at least ${minimum - letters} more ${minimum - letters === 1 ? 'letter' : 'letters'}: this part needs ${minimum}, in any script, and has ${letters}; a repeated phrase counts once`;

/** Findings of a record that could tell none of the subject's mental states, other than that it could not. */
function untoldFindings(parts: readonly RecordPart[], findings: readonly FindingSummary[]): PartFault[] {
  if (parts.some(({ part }) => MENTAL_STATES.some((state) => state === part))) return [];
  return findings
    .filter(({ finding }) => finding !== 'cannotDecipher')
    .map(({ claimId }) => ({
      part: 'finding',
      place: null,
      claimId,
      message:
        'you could tell no belief, desire or intention of the subject, so you can only find cannotDecipher; attribute one and cite its passage, or change the finding',
    }));
}

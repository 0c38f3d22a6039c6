import type { FindingSummary } from './finding.ts';
import { countLetters } from './letter-count.ts';
import type { Finding, PerspectiveRecord } from './perspective.ts';
import { STATES, type PartName, type RecordPart, type State } from './record-part.ts';

/** A part of a record in its judge's words. */
export interface WrittenPart extends Omit<RecordPart, 'letters' | 'commitment'> {
  part: PartName;
  /** JSON pointer to the part in the record. */
  at: string;
  text: string;
}

/**
 * The parts of a record in their order, without those that are left out.
 *
 * @param summaries of the record's findings, in their order, with the ids of the individual facts
 */
export function partsOf(record: PerspectiveRecord, summaries: readonly FindingSummary[]): WrittenPart[] {
  const { affectiveMatching, otherOrientedPerspective, selfOtherDifferentiation } = record;
  const prose = (part: PartName, at: string, text: string | undefined): WrittenPart[] =>
    text === undefined ? [] : [{ part, at, text }];
  return [
    ...affectiveMatching.emotions.map(({ emotion, citations }, index) => ({
      part: 'emotion' as const,
      at: `/affectiveMatching/emotions/${index}/emotion`,
      text: emotion,
      passages: citations.length,
    })),
    ...prose('feltAlongside', '/affectiveMatching/feltAlongside', affectiveMatching.feltAlongside),
    ...prose('couldNot', '/affectiveMatching/couldNot', affectiveMatching.couldNot),
    ...prose('restatement', '/otherOrientedPerspective/restatement', otherOrientedPerspective.restatement),
    ...STATES.flatMap((state) => partsOfState(state, otherOrientedPerspective[state])),
    ...prose('whereIDiffer', '/selfOtherDifferentiation/whereIDiffer', selfOtherDifferentiation.whereIDiffer),
    ...prose(
      'ifAboutMyself',
      '/selfOtherDifferentiation/ifAboutMyself/reason',
      selfOtherDifferentiation.ifAboutMyself.reason,
    ),
    ...prose('strongestCaseFor', '/strongestCaseFor', record.strongestCaseFor),
    ...prose('strongestCaseAgainst', '/strongestCaseAgainst', record.strongestCaseAgainst),
    ...record.findings.flatMap((finding, index) => partsOfFinding(finding, `/findings/${index}`, summaries[index])),
  ];
}

function partsOfState(
  state: State,
  { attributed, couldNotTell }: PerspectiveRecord['otherOrientedPerspective'][State],
): WrittenPart[] {
  const at = `/otherOrientedPerspective/${state}`;
  const told: WrittenPart[] = attributed.map(({ statement, citations }, index) => ({
    part: state,
    at: `${at}/attributed/${index}/statement`,
    text: statement,
    passages: citations.length,
  }));
  return couldNotTell === undefined
    ? told
    : [...told, { part: `${state}CouldNotTell`, at: `${at}/couldNotTell`, text: couldNotTell }];
}

function partsOfFinding(finding: Finding, at: string, summary: FindingSummary | undefined): WrittenPart[] {
  const { claimId, reasons } = finding;
  const cited = finding.finding === 'specialPleading' ? { passages: finding.citations.length } : {};
  const parts: WrittenPart[] = [{ part: 'reasons', at: `${at}/reasons`, text: reasons, claimId, ...cited }];
  if (finding.finding === 'specialPleading' && finding.answerToCaseFor !== undefined)
    parts.push({ part: 'answerToCaseFor', at: `${at}/answerToCaseFor`, text: finding.answerToCaseFor, claimId });
  if (finding.finding === 'exceptional' && summary?.finding === 'exceptional')
    finding.individualFacts.forEach(({ fact, citations }, index) => {
      const factId = summary.individualFactIds[index];
      const named = { claimId, passages: citations.length, ...(factId !== undefined && { factId }) };
      parts.push({ part: 'individualFact', at: `${at}/individualFacts/${index}/fact`, text: fact, ...named });
    });
  return parts;
}

/**
 * The parts as the trail stores them.
 *
 * @param commit commits to a part's words
 */
export const summarizeParts = (written: readonly WrittenPart[], commit: (text: string) => string): RecordPart[] =>
  written.map(({ at: _, text, ...part }) => ({ ...part, letters: countLetters(text), commitment: commit(text) }));

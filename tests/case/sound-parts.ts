import { sha256 } from '#db/commitment.ts';
import type { FindingSummary } from '#workflows/domain/finding.ts';
import type { PartName, RecordPart } from '#workflows/domain/record-part.ts';

const PROSE = [
  ...(['feltAlongside', 'restatement', 'whereIDiffer', 'ifAboutMyself'] as const),
  ...(['strongestCaseFor', 'strongestCaseAgainst'] as const),
];
const ATTRIBUTED = ['emotion', 'beliefs', 'desires', 'intentions', 'circumstances'] as const;

/** Letters of every part: enough for the minimum that policies have by default. */
const ENOUGH = 60;

/** The parts of a record with these findings, as long as policies want them, without any words. */
export function soundParts(findings: readonly FindingSummary[]): RecordPart[] {
  const part = (name: PartName, more: Partial<RecordPart> = {}): RecordPart => ({
    part: name,
    letters: ENOUGH,
    commitment: sha256(JSON.stringify([name, more])),
    ...more,
  });
  return [
    ...PROSE.map((name) => part(name)),
    ...ATTRIBUTED.map((name) => part(name, { passages: 1 })),
    ...findings.flatMap((finding) => {
      const { claimId } = finding;
      switch (finding.finding) {
        case 'exceptional':
          return [
            part('reasons', { claimId }),
            ...finding.individualFactIds.map((factId) => part('individualFact', { claimId, factId, passages: 1 })),
          ];
        case 'specialPleading':
          return [part('reasons', { claimId, passages: 1 }), part('answerToCaseFor', { claimId })];
        case 'cannotDecipher':
          return [part('reasons', { claimId })];
      }
    }),
  ];
}

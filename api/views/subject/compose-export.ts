import type { CaseMaterial } from '#db/cases/read-material.ts';
import type { SubjectRecord } from '#db/cases/read-subject-record.ts';
import { methodOf, type TrailEvent } from '#workflows/domain/event.ts';
import type { AppealWords } from './appeal-words.ts';
import { sizeOf } from '#workflows/domain/score.ts';
import { composeAppeal } from './compose-appeal.ts';
import type { ExportView } from './export-view.ts';

/** Everything that is held about a subject at a moment, with sentences in the words of their language. */
export function composeExport(
  material: CaseMaterial,
  institution: string,
  { name, contact, surveys }: SubjectRecord,
  { notices, drafts }: Pick<ExportView, 'notices' | 'drafts'>,
  at: string,
  helperId: string | undefined,
  words: AppealWords,
): ExportView {
  return {
    exportedAt: at,
    person: { name, contact },
    case: composeAppeal(material, institution, drafts[0] ?? null, at, words, helperId),
    facts: material.facts,
    score: composeScore(material),
    notices,
    surveys,
    drafts,
    attachments: material.attachments.map(({ attachmentId, shown: _, ...attachment }) => ({
      id: attachmentId,
      ...attachment,
      href: `attachments/${attachmentId}`,
    })),
    course: material.trail.map((entry) => {
      const own = wordsOf(entry, material.texts);
      return {
        seq: entry.seq,
        at: entry.at,
        kind: entry.event.type,
        method: methodOf(entry.event),
        by: { kind: entry.actor.kind, role: entry.actor.role },
        ...(own.length > 0 && { words: own }),
      };
    }),
    notIncluded: words.notExported,
  };
}

function composeScore({ state, score, policy }: CaseMaterial): ExportView['score'] {
  if (!state.score || !score) return null;
  return {
    probability: score.probability,
    adverseEvent: policy.adverseEvent.name,
    provisionalOutcome: state.score.provisionalOutcome,
    model: state.score.model,
    builtin: state.score.builtin,
    rationale: score.model.rationale,
    comparedWith: sizeOf(score.referenceClass),
    principalFactors: score.principalFactors,
  };
}

/** The subject's own words behind an entry of theirs: those that it commits to. */
function wordsOf({ actor, event }: TrailEvent, { byCommitment }: CaseMaterial['texts']): string[] {
  if (actor.kind !== 'subject') return [];
  return Object.values(event).flatMap((value) => {
    const text = typeof value === 'string' ? byCommitment.get(value) : undefined;
    return text === undefined ? [] : [text];
  });
}

import type { AuditedCase } from '#db/audit/case-trail.ts';
import type { AuditedView } from '#db/audit/view-list.ts';

/** When a judge learned the score of a case, beside when they recorded their own view of it. */
export interface Knowledge {
  judgeId: string;
  /** Their first sight of the case. */
  firstSight: string | null;
  /** Their first perspective record. */
  record: { at: string; seq: number } | null;
  /** Their first view with the score in it. */
  firstScore: AuditedView | null;
  /** Where the trail says that the score was revealed to them. */
  reveal: { at: string; seq: number } | null;
  /** Views with the score in them that they were served before their record. */
  tooEarly: AuditedView[];
}

/** Every judge who held the hearing or wrote a record in it, in the order in which they came to it. */
export function whoKnew({ entries }: Pick<AuditedCase, 'entries'>, views: readonly AuditedView[]): Knowledge[] {
  const judges = new Set<string>();
  for (const { body, actor } of entries) {
    if (body.type === 'hearingAssigned') judges.add(body.judgeId);
    if (body.type === 'perspectiveRecorded') judges.add(actor.id);
  }
  return [...judges].map((judgeId) => {
    const seen = views.filter(({ principal }) => principal.kind === 'human' && principal.id === judgeId);
    const withScore = seen.filter(({ disclosesScore }) => disclosesScore);
    const place = (entry: AuditedCase['entries'][number] | undefined) =>
      entry ? { at: entry.at, seq: entry.seq } : null;
    const record = place(
      entries.find(({ body, actor }) => body.type === 'perspectiveRecorded' && actor.id === judgeId),
    );
    return {
      judgeId,
      firstSight: seen[0]?.servedAt ?? null,
      record,
      firstScore: withScore[0] ?? null,
      reveal: place(entries.find(({ body }) => body.type === 'scoreRevealed' && body.judgeId === judgeId)),
      tooEarly: withScore.filter(({ servedAt }) => record === null || servedAt < record.at),
    };
  });
}

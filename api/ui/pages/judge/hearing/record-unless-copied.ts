import { recordPerspective } from '#api/acts/record-perspective.ts';
import { Problem } from '#api/problem.ts';
import { compareWithOwnRecords } from '#api/views/judge/find-copies.ts';
import { COPIES_FOUND } from './content.ts';

/**
 * Records a judge's perspective unless parts of it repeat their record on another case: the judge is then shown those parts
 * once. Submitted again as it is, the record is accepted.
 */
export const recordUnlessCopied: typeof recordPerspective = {
  ...recordPerspective,
  async check(ground, transaction, dependencies) {
    await recordPerspective.check?.(ground, transaction, dependencies);
    const { caseId, actor, found, body } = ground;
    const { changeReason: _, telemetry: __, ...record } = body;
    const own = { judgeId: actor.id, caseId, record };
    const copies = await compareWithOwnRecords(transaction, found.state.institutionId, own);
    if (copies.length === 0) return;
    throw new Problem(409, COPIES_FOUND, 'You wrote this on another case', {
      detail: 'Some of your answers have nearly the same words as your record on another case',
      remedy: 'change them where this case differs, or submit the record again as it is',
      errors: copies.map(({ field, externalRef, text }) => ({
        field,
        message: `you wrote this on case ${externalRef}: “${text}”`,
      })),
    });
  },
};

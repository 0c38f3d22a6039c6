import { z } from 'zod';
import { newSeed } from '#db/commitment.ts';
import { markLetterHandedOver } from '#db/notices/letters.ts';
import { endReplacedLinks } from '#db/notices/replaced-links.ts';
import { arrivalOf } from '#workflows/domain/letter.ts';
import { act } from './act.ts';

export const LetterDay = z.strictObject({
  on: z.iso.date({ error: 'give the day, such as 2026-11-25' }).describe('the day on which it was posted or collected'),
});

/** A letter, and the day on which it was posted, or collected and signed for. */
export type HandedOverLetter = z.infer<typeof LetterDay> & { noticeId: string };

/** A letter was posted, or collected and signed for. */
export const handOverLetter = act({
  name: 'handOverLetter',
  as: ['institution', 'supervisor'],
  on: 'case',
  command: ({ body: { noticeId, on } }: { body: HandedOverLetter }) => ({
    type: 'handOverLetter',
    noticeId,
    on,
    seed: newSeed(),
  }),
  async store({ caseId, body: { noticeId, on }, found: { state, policy, at } }, transaction) {
    await markLetterHandedOver(transaction, state.institutionId, noticeId, at);
    const isPosted = state.letters?.find((letter) => letter.noticeId === noticeId)?.way === 'post';
    const arrivesAt = isPosted ? arrivalOf(policy, on) : at;
    const readAt = arrivesAt > at ? arrivesAt : at;
    await endReplacedLinks(transaction, state.institutionId, [{ noticeId, caseId }], readAt);
  },
  answer: ({ caseId, body: { noticeId } }, { state }) => ({
    id: caseId,
    phase: state.phase,
    reached: state.notified,
    arrivesAt: state.letters?.find((letter) => letter.noticeId === noticeId)?.arrivesAt ?? null,
  }),
});

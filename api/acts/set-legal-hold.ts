import { z } from 'zod';
import { words } from '#workflows/domain/words.ts';
import { Moment } from '../fields/moment.ts';
import { act } from './act.ts';

export const LegalHold = z.strictObject({
  reason: words(5_000),
  /** When the hold ends by itself; without this it has no end. A time in the past ends it now. */
  until: Moment.optional(),
});
type LegalHold = z.infer<typeof LegalHold>;

/** A supervisor holds back the erasure of a case's data, or ends the hold: what was set last is what counts. */
export const setLegalHold = act({
  name: 'setLegalHold',
  as: ['supervisor'],
  on: 'case',
  words: ({ body }: { body: LegalHold }) => [{ kind: 'reason', text: body.reason }],
  command: ({ body: { until }, commitments: [commitment = ''] }) => ({
    type: 'setLegalHold',
    until: until === undefined ? null : new Date(until).toISOString(),
    reasonCommitment: commitment,
  }),
  answer: ({ caseId }, { state }) => ({ id: caseId, until: state.legalHold?.until ?? null }),
});

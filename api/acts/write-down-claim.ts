import { z } from 'zod';
import { newSeed, sha256 } from '#db/commitment.ts';
import { Channel } from '#workflows/domain/event.ts';
import { Moment } from '../fields/moment.ts';
import { Words } from '../fields/words.ts';
import { act } from './act.ts';
import { ClaimLanguage, type ClaimReceipt } from './raise-claim.ts';

export const WrittenClaim = z.strictObject({
  /** What the subject said, in their own words. */
  statement: Words,
  channel: Channel,
  /** When the institution received it, which decides whether it came in time. */
  receivedAt: Moment,
  /** The language that it is written down in, or that the original is written in. */
  language: ClaimLanguage.optional(),
});

/** A supervisor writes down a claim that the subject made by phone, by letter or in person; the subject is told. */
export const writeDownClaim = act({
  name: 'writeDownClaim',
  as: ['supervisor'],
  on: 'case',
  needsWindow: true,
  words: ({ body, id }: { body: z.infer<typeof WrittenClaim>; id: string }) => [
    { kind: 'claim', text: body.statement, id },
  ],
  command: ({ id, body, commitments: [commitment = ''] }) => ({
    type: 'writeDownClaim',
    claimId: id,
    statementCommitment: commitment,
    channel: body.channel,
    receivedAt: new Date(body.receivedAt).toISOString(),
    seed: newSeed(),
    ...(body.language !== undefined && { language: body.language }),
  }),
  answer: ({ id, body }, { command }): ClaimReceipt => ({
    claimId: id,
    receivedAt: command.receivedAt,
    hash: sha256(body.statement),
  }),
});

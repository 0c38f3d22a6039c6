import { z } from 'zod';
import { findRecentClaim } from '#db/cases/find-recent-claim.ts';
import { newSeed, sha256 } from '#db/commitment.ts';
import { addMilliseconds } from '#workflows/domain/duration.ts';
import { ClaimKind } from '#workflows/domain/event.ts';
import { LanguageTag } from '#workflows/domain/language.ts';
import { Words } from '../fields/words.ts';
import { act } from './act.ts';

/** The language that a claim is written in; the subject's by default. */
export const ClaimLanguage = LanguageTag.describe('the language that it is written in; the subject’s by default');

export const ClaimBody = z.strictObject({
  statement: Words,
  kind: ClaimKind.optional().describe('exception, if it is left out'),
  fact: z.string().min(1).max(200).optional().describe('the name of the fact that is wrong, as the policy has it'),
  language: ClaimLanguage.optional(),
});

/** The receipt that a subject gets for a claim. */
export const ClaimReceipt = z.strictObject({
  claimId: z.uuid(),
  receivedAt: z.iso.datetime(),
  /** SHA-256 of the statement (UTF-8), hex. */
  hash: z.string(),
});
export type ClaimReceipt = z.infer<typeof ClaimReceipt>;

/** A repeated statement within this time counts as the same request sent twice, not as a second claim. */
const SAME_WORDS_MILLISECONDS = 60_000;

/**
 * The subject raises a claim that their case is different, in their own words. The receipt confirms that it was durably stored
 * at the time that it states.
 */
export const raiseClaim = act({
  name: 'raiseClaim',
  as: [],
  needsWindow: true,
  words: ({ body, id }: { body: z.infer<typeof ClaimBody>; id: string }) => [
    { kind: 'claim', text: body.statement, id },
  ],
  draft: (body) => ({ kind: 'claim', body }),
  async findRepeated({ caseId, found, commitments: [commitment = ''], body }, transaction) {
    const { institutionId, claims } = found.state;
    const since = addMilliseconds(found.at, -SAME_WORDS_MILLISECONDS);
    const recent = claims.filter((claim) => !claim.withdrawn && claim.raisedAt > since);
    const same = await findRecentClaim(transaction, institutionId, caseId, commitment, recent);
    return same && { claimId: same.claimId, receivedAt: same.raisedAt, hash: sha256(body.statement) };
  },
  command: ({ id, body: { kind, fact, language }, commitments: [commitment = ''] }) => ({
    type: 'raiseClaim',
    claimId: id,
    statementCommitment: commitment,
    seed: newSeed(),
    ...(kind !== undefined && { kind }),
    ...(fact !== undefined && { fact }),
    ...(language !== undefined && { language }),
  }),
  answer: ({ id, body }, { at }): ClaimReceipt => ({ claimId: id, receivedAt: at, hash: sha256(body.statement) }),
});

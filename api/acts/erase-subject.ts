import { z } from 'zod';
import { commit } from '#db/commitment.ts';
import { eraseSubject as erase } from '#db/erasure/erase-subject.ts';
import { words } from '#workflows/domain/words.ts';
import { problemOf } from '../problem.ts';
import { act, type Ground } from './act.ts';

/** Why a subject's data is erased. The reason may name them, so only a commitment to it is kept. */
export const Erasure = z.strictObject({ reason: words(5_000) });
type Erasure = z.infer<typeof Erasure>;

/**
 * The institution erases what is personal about the subject of a closed case. Asked again, it answers when that was done.
 */
export const eraseSubject = act({
  name: 'eraseSubject',
  as: ['institution'],
  findRepeated: ({ caseId, found: { state } }: Ground<Erasure>) =>
    Promise.resolve(state.erasedAt === undefined ? undefined : { id: caseId, erasedAt: state.erasedAt }),
  command: ({ found: { key }, body: { reason } }) => ({
    type: 'eraseSubject',
    ground: 'requested',
    reasonCommitment: commit(keyOf(key), reason),
  }),
  store: ({ found }, transaction) => erase(transaction, found.state.institutionId, { ...found, key: keyOf(found.key) }),
  answer: ({ caseId }, { at }) => ({ id: caseId, erasedAt: at }),
});

/** The key of a subject who is not erased. */
function keyOf(key: Buffer | null): Buffer {
  if (!key) throw problemOf({ code: 'erased' });
  return key;
}

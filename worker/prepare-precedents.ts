import type { CaseScorerParts } from '#activities/score-case.ts';
import type { Database } from '#db/database.ts';
import { describeFault } from '#db/fault.ts';
import { findPolicy } from '#db/policies/policies.ts';
import { areReadAgain, listSettledRevisions, type PrecedentRevision } from '#db/precedents/precedent-revisions.ts';
import { inTransaction, type Transaction } from '#db/transaction.ts';
import { poll } from './poll.ts';

interface PreparationParts {
  database: Database;
  precedents: CaseScorerParts['precedents'];
}

/**
 * Reads imported precedents and has their calibration fitted once an import has ended, so that the next docket need not wait for that.
 *
 * @returns how to stop it: resolves once the current look has ended
 */
export function pollImportedPrecedents(
  parts: PreparationParts,
  everyMilliseconds: number,
): { stop: () => Promise<void> } {
  const look = createPreparation(parts);
  return poll(async () => {
    try {
      await look();
    } catch (error) {
      process.emitWarning(`precedents are prepared later, or by the docket that needs them: ${describeFault(error)}`);
    }
  }, everyMilliseconds);
}

/**
 * Looks for policies whose precedents have changed since the look before the last and not since then, and prepares them one after
 * another under the policy's newest version. Only a change for which all precedents are read again is worth that; what the first look
 * finds is not prepared, so that a start reads no precedents that no docket may ask for.
 */
export function createPreparation({ database, precedents }: PreparationParts): () => Promise<void> {
  let hasLooked = false;
  /** By policy, the revision of the last look, and the one up to which its precedents were dealt with. */
  const seen = new Map<string, { last: string; done: string }>();

  const prepareIfSettled = async (institutionId: string, found: PrecedentRevision): Promise<void> => {
    const { policyKey, revision } = found;
    const name = JSON.stringify([institutionId, policyKey]);
    const before = seen.get(name) ?? (hasLooked ? { last: '0', done: '0' } : { last: revision, done: revision });
    const isSettled = before.last === revision;
    seen.set(name, { last: revision, done: isSettled ? revision : before.done });
    if (!isSettled || before.done === revision) return;
    const policy = await within(database, institutionId, async (transaction) =>
      (await areReadAgain(transaction, institutionId, found, before.done))
        ? findPolicy(transaction, institutionId, policyKey)
        : undefined,
    );
    if (policy) await precedents({ institutionId, policyKey, policyVersion: policy.version, policy: policy.document });
  };

  return async () => {
    for (const each of await listSettledRevisions(database)) await prepareIfSettled(each.institutionId, each);
    hasLooked = true;
  };
}

const within = <T>(
  database: Database,
  institutionId: string,
  work: (transaction: Transaction) => Promise<T>,
): Promise<T> => inTransaction(database, { institutionId, actor: 'system:scorer' }, work);

import { insertRows } from '../insert-rows.ts';
import type { Transaction } from '../transaction.ts';
import type { Appended } from './command-request.ts';

/** The actor of a command, its request, and its answer. */
export interface Receipt {
  /** `kind:id`. */
  caller: string;
  /** HMAC of the request under the subject's key. */
  requestHash: string;
  /** Ids and times only; personal text is never stored here. */
  answer: unknown;
}

/**
 * Records commands that appended entries as carried out, so that the same id is carried out only once. A command that was
 * refused without an entry may be sent again, because the answer can change.
 *
 * @param receipt of an act's one command, so that the act gets the same answer if it is sent again
 */
export async function noteCommands(
  transaction: Transaction,
  institutionId: string,
  appended: readonly Appended[],
  receipt?: Receipt,
): Promise<void> {
  const carriedOut = appended.filter(({ entries }) => entries.length > 0);
  await insertRows(
    transaction,
    'commands',
    carriedOut.map(({ request, refusal, at }) => ({
      institution_id: institutionId,
      case_id: request.caseId,
      command_id: request.commandId,
      kind: request.command.type,
      refusal,
      carried_out_at: at,
      caller: receipt?.caller ?? null,
      request_hash: receipt?.requestHash ?? null,
      answer: receipt?.answer ?? null,
    })),
  );
}

import { insertRows } from '../insert-rows.ts';
import type { Transaction } from '../transaction.ts';
import type { Appended } from './command-request.ts';

/** Whose act a command was, what was asked, and what was answered. */
export interface Receipt {
  /** `kind:id`. */
  caller: string;
  /** HMAC of the request under the subject's key. */
  requestHash: string;
  /** Ids and times only; words are never stored here. */
  answer: unknown;
}

/**
 * Notes commands that left entries as carried out, so that the same id is carried out once. A refusal that left nothing may
 * be asked again: the answer can be another one later.
 *
 * @param receipt of the one command of an act, so that the act, sent again, is answered as it was
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

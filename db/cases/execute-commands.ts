import { sql } from 'kysely';
import type { Refusal } from '#workflows/domain/refusal.ts';
import type { TrailEvent } from '#workflows/domain/event.ts';
import type { Clock } from '../clock.ts';
import type { DraftKind } from '../schema/trail.ts';
import { textRows, type StoredText } from '../texts.ts';
import type { Transaction } from '../transaction.ts';
import type { Appended, CommandRequest, CommandResult } from './command-request.ts';
import { decideInTime } from './decide-in-time.ts';
import { lockCases, type LockedCase } from './lock-cases.ts';
import { noteCommands } from './note-commands.ts';
import { projectedRows } from './project.ts';
import { readTrail } from './read-case.ts';
import { settleWindows } from './settle-windows.ts';
import { trailRows } from './trail-rows.ts';
import { wakeRows } from './wakes.ts';
import { writeCaseRows } from './write-case-rows.ts';

/**
 * Carries out commands, at most one for each case, in the caller's transaction: locks the cases, decides with the domain
 * core, appends to the trails and updates every table that follows from them. If an outage took time from a window that a
 * command would close, the window is lengthened or left open instead: see `lookAgainAt`.
 */
export async function executeCommands(
  transaction: Transaction,
  institutionId: string,
  requests: readonly CommandRequest[],
  clock: Clock,
): Promise<CommandResult[]> {
  if (requests.length === 0) return [];
  const caseIds = requests.map((request) => request.caseId);
  const people = requests.filter(({ actor }) => actor.kind === 'human').map(({ actor }) => actor.id);
  const locked = await lockCases(transaction, institutionId, caseIds, clock, [...new Set(people)]);
  return executeOnLocked(transaction, institutionId, locked, requests);
}

/** Carries out commands, at most one for each case, as {@link executeCommands} does, on cases that the caller has locked. */
export async function executeOnLocked(
  transaction: Transaction,
  institutionId: string,
  locked: ReadonlyMap<string, LockedCase>,
  requests: readonly CommandRequest[],
): Promise<CommandResult[]> {
  if (requests.length === 0) return [];
  if (new Set(requests.map(({ caseId }) => caseId)).size < requests.length)
    throw new RangeError('give at most one command for each case');
  const earlier = await findEarlier(transaction, institutionId, requests);

  const settled = await settleWindows(
    transaction,
    requests.flatMap(({ caseId, command }) => {
      const found = locked.get(caseId);
      return found ? [{ found, command }] : [];
    }),
  );

  const results: CommandResult[] = [];
  const appended: Appended[] = [];
  for (const request of requests) {
    const { caseId } = request;
    const found = locked.get(caseId);
    const done = earlier.get(`${caseId} ${request.commandId}`);
    if (!found) {
      results.push({ ...NOTHING, caseId, refusal: { code: 'unknownCase' }, state: null });
    } else if (done) {
      results.push({ ...NOTHING, ...done, caseId, state: found.state });
    } else {
      const outcome = decideInTime(found, institutionId, request, settled.get(caseId));
      const { entries, effects, state } = outcome.appended ?? { ...NOTHING, state: found.state };
      results.push({ caseId, refusal: outcome.refusal, entries, effects, state, lookAgainAt: outcome.lookAgainAt });
      if (outcome.appended) appended.push(outcome.appended);
    }
  }
  await record(transaction, institutionId, appended);
  await noteCommands(transaction, institutionId, appended);
  return results;
}

const NOTHING = { entries: [], effects: [], lookAgainAt: null };

/** What an act writes in addition to its entries: the texts that they refer to, and the draft that it deletes. */
export interface Beside {
  caseId: string;
  texts: readonly StoredText[];
  draft?: { authorId: string; kind: DraftKind };
}

/**
 * Writes the results of commands in one statement: trails, the tables that follow from them, and when each case has to be
 * looked at next.
 */
export async function record(
  transaction: Transaction,
  institutionId: string,
  appended: readonly Appended[],
  ...beside: readonly Beside[]
): Promise<void> {
  const at = appended[0]?.at ?? '';
  await writeCaseRows(transaction, institutionId, {
    personal_texts: beside.flatMap(({ caseId, texts }) => textRows(caseId, texts, at)),
    trail: trailRows(institutionId, appended),
    ...projectedRows(appended),
    case_wakes: wakeRows(appended),
    dropped_drafts: beside.flatMap(({ caseId, draft }) =>
      draft ? [{ case_id: caseId, author_id: draft.authorId, kind: draft.kind }] : [],
    ),
  });
}

/** The results of commands that were carried out before, by `case command`. */
async function findEarlier(
  transaction: Transaction,
  institutionId: string,
  requests: readonly CommandRequest[],
): Promise<Map<string, { refusal: Refusal | null; entries: TrailEvent[] }>> {
  const rows = await transaction
    .selectFrom('commands')
    .select(['case_id', 'command_id', 'refusal'])
    .where('institution_id', '=', institutionId)
    .where(sql<boolean>`case_id = any(${requests.map(({ caseId }) => caseId)}::uuid[])`)
    .where(sql<boolean>`command_id = any(${[...new Set(requests.map(({ commandId }) => commandId))]}::text[])`)
    .execute();
  const found = new Map<string, { refusal: Refusal | null; entries: TrailEvent[] }>();
  for (const row of rows)
    found.set(`${row.case_id} ${row.command_id}`, {
      refusal: row.refusal,
      entries: await readTrail(transaction, institutionId, row.case_id, { commandId: row.command_id }),
    });
  return found;
}

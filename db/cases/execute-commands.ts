import type { Actor } from '../../workflows/domain/actor.ts';
import { decide } from '../../workflows/domain/decide/index.ts';
import type { CaseEvent, TrailEvent } from '../../workflows/domain/event.ts';
import { evolve } from '../../workflows/domain/evolve.ts';
import type { Refusal } from '../../workflows/domain/refusal.ts';
import { momentOf, type CaseState } from '../../workflows/domain/state.ts';
import type { Clock } from '../clock.ts';
import { loadPolicies } from '../policies.ts';
import type { Transaction } from '../transaction.ts';
import { appendTrail } from './append-trail.ts';
import type { Appended, CommandRequest, CommandResult } from './command-request.ts';
import { project } from './project.ts';
import { readTrail } from './read-case.ts';

/**
 * Carries out commands, at most one for each case, in the caller's transaction.
 *
 * Locks the cases in the order of their ids, reads the clock once the locks are held, decides with the domain core,
 * appends to the trails and brings every other table up to them. Whoever waits for a lock decides on what is true then,
 * which settles the race between a claim and the end of its window. No entry is earlier than the one before it.
 */
export async function executeCommands(
  transaction: Transaction,
  institutionId: string,
  requests: readonly CommandRequest[],
  clock: Clock,
): Promise<CommandResult[]> {
  if (requests.length === 0) return [];
  const caseIds = requests.map((request) => request.caseId);
  if (new Set(caseIds).size < caseIds.length) throw new RangeError('give at most one command for each case');
  const cases = await transaction
    .selectFrom('cases')
    .innerJoin('subjects', (join) =>
      join
        .onRef('subjects.institution_id', '=', 'cases.institution_id')
        .onRef('subjects.subject_id', '=', 'cases.subject_id'),
    )
    .select([
      'cases.case_id',
      'cases.external_ref',
      'cases.policy_key',
      'cases.policy_version',
      'cases.state',
      'cases.subject_id',
      'subjects.commitment_key',
    ])
    .where('cases.institution_id', '=', institutionId)
    .where('cases.case_id', 'in', caseIds)
    .orderBy('cases.case_id')
    .forUpdate('cases')
    .execute();
  const now = await clock(transaction);
  const byId = new Map(cases.map((row) => [row.case_id, row]));
  const policies = await loadPolicies(
    transaction,
    institutionId,
    cases.map((row) => ({ key: row.policy_key, version: row.policy_version })),
  );
  const earlier = await earlierCommands(transaction, institutionId, requests);
  const conflicts = await declaredConflicts(transaction, institutionId, requests);

  const results: CommandResult[] = [];
  const appended: Appended[] = [];
  for (const request of requests) {
    const row = byId.get(request.caseId);
    const done = earlier.get(`${request.caseId} ${request.commandId}`);
    if (!row) {
      results.push({ caseId: request.caseId, refusal: { code: 'unknownCase' }, entries: [], effects: [], state: null });
      continue;
    }
    if (done) {
      results.push({ ...done, caseId: request.caseId, effects: [], state: row.state });
      continue;
    }
    const policy = policies.get(row.policy_key, row.policy_version);
    const at = momentOf(row.state, now);
    const decided = decide(policy, row.state, {
      institutionId,
      actor: request.actor,
      at,
      command: request.command,
      conflicted: conflicts.get(request.actor.id)?.includes(row.external_ref) ?? false,
    });
    const before = row.state;
    const { state, entries } = append(before, decided.events ?? [], request.actor, at);
    const refusal = decided.accepted ? null : decided.refusal;
    const effects = decided.accepted ? decided.effects : [];
    results.push({ caseId: request.caseId, refusal, entries, effects, state });
    appended.push({ request, policy, before, state, entries, refusal, effects, key: row.commitment_key, at });
  }
  await appendTrail(transaction, institutionId, appended);
  await project(transaction, institutionId, appended);
  return results;
}

/** The entries that events become after a state, and the state after them. */
function append(
  before: CaseState,
  events: readonly CaseEvent[],
  actor: Actor,
  at: string,
): { state: CaseState; entries: TrailEvent[] } {
  let state = before;
  const entries: TrailEvent[] = [];
  for (const event of events) {
    const entry: TrailEvent = { seq: state.seq + 1, at, actor: actorOf(event, actor), event };
    entries.push(entry);
    state = evolve(state, entry);
  }
  return { state, entries };
}

/** A score is the scorer's, whoever recorded it. */
function actorOf(event: CaseEvent, actor: Actor): Actor {
  if (event.type !== 'scored') return actor;
  return { kind: event.score.builtin ? 'model' : 'llm', id: event.score.model, role: 'scorer' };
}

async function earlierCommands(
  transaction: Transaction,
  institutionId: string,
  requests: readonly CommandRequest[],
): Promise<Map<string, { refusal: Refusal | null; entries: TrailEvent[] }>> {
  const rows = await transaction
    .selectFrom('commands')
    .select(['case_id', 'command_id', 'refusal'])
    .where('institution_id', '=', institutionId)
    .where('case_id', 'in', [...new Set(requests.map((request) => request.caseId))])
    .where('command_id', 'in', [...new Set(requests.map((request) => request.commandId))])
    .execute();
  const found = new Map<string, { refusal: Refusal | null; entries: TrailEvent[] }>();
  for (const row of rows)
    found.set(`${row.case_id} ${row.command_id}`, {
      refusal: row.refusal,
      entries: await readTrail(transaction, institutionId, row.case_id, { commandId: row.command_id }),
    });
  return found;
}

/** The external references that acting staff have declared a conflict with. */
async function declaredConflicts(
  transaction: Transaction,
  institutionId: string,
  requests: readonly CommandRequest[],
): Promise<Map<string, string[]>> {
  const people = requests.filter((request) => request.actor.kind === 'human').map((request) => request.actor.id);
  if (people.length === 0) return new Map();
  const rows = await transaction
    .selectFrom('staff')
    .select(['staff_id', 'conflicts'])
    .where('institution_id', '=', institutionId)
    .where('staff_id', 'in', [...new Set(people)])
    .execute();
  return new Map(rows.map((row) => [row.staff_id, row.conflicts]));
}

import { sql } from 'kysely';
import { engine } from '#workflows/domain/actor.ts';
import type { Clock } from '../clock.ts';
import { eraseSubject } from '../erasure/erase-subject.ts';
import type { Transaction } from '../transaction.ts';
import { decideOn } from './decide-on.ts';
import { record } from './execute-commands.ts';
import { lockCases } from './lock-cases.ts';
import { noteCommands } from './note-commands.ts';

/**
 * Closed cases whose policy's term for personal data has ended and which no legal hold on them or on their policy protects; ids, at most `limit`.
 *
 * @param at RFC 3339 UTC
 */
export async function casesWithEndedTerm(
  transaction: Transaction,
  institutionId: string,
  at: string,
  limit: number,
): Promise<string[]> {
  // Moments in a state are text in one form, which sorts as they do. A case closes when it is decided, or after it was received; under
  // row-level security an index can be searched by that and not by what a function makes of the state.
  const { rows } = await sql<{ case_id: string }>`
    select c.case_id
    from policies p
    cross join lateral (
      select ${at}::timestamptz - make_interval(secs => seconds_of(p.document->'retention'->>'personalData')) as start
      offset 0
    ) term
    cross join lateral (
      select c.case_id from cases c
      where c.institution_id = p.institution_id and c.policy_key = p.policy_key and c.policy_version = p.version
        and c.phase in ('decided', 'withdrawn') and not c.state ? 'erasedAt'
        and case when c.decided_at is null then c.received_at else c.decided_at end <= term.start
        and coalesce(c.state->'decision'->>'at', c.state->>'at', c.state->>'receivedAt') <=
          to_char(term.start at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
        and not (c.state ? 'legalHold' and coalesce(c.state->'legalHold'->>'until' > ${at}, true))
      limit ${limit}
    ) c
    where p.institution_id = ${institutionId}
      and not is_policy_held(p.institution_id, p.policy_key, ${at}::timestamptz)
    limit ${limit}`.execute(transaction);
  return rows.map((row) => row.case_id);
}

/** Erases the subject of a case whose term has ended; leaves it alone where that has happened, or is not due, meanwhile. */
export async function eraseEndedTerm(
  transaction: Transaction,
  institutionId: string,
  caseId: string,
  clock: Clock,
): Promise<boolean> {
  const [found] = (await lockCases(transaction, institutionId, [caseId], clock)).values();
  if (!found?.key) return false;
  const erased = decideOn(found, institutionId, {
    caseId,
    commandId: 'retention-ended',
    actor: engine('sweeper'),
    command: { type: 'eraseSubject', ground: 'retentionEnded', reasonCommitment: null },
  });
  if (erased.refusal) return false;
  await record(transaction, institutionId, [erased]);
  await noteCommands(transaction, institutionId, [erased]);
  await eraseSubject(transaction, institutionId, { ...found, key: found.key });
  return true;
}

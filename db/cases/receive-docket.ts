import { sql } from 'kysely';
import type { Actor } from '#workflows/domain/actor.ts';
import { decide } from '#workflows/domain/decide/index.ts';
import { evolve } from '#workflows/domain/evolve.ts';
import type { TrailEvent } from '#workflows/domain/event.ts';
import type { Facts } from '#workflows/domain/policy.ts';
import { canonicalJson, commit, newCommitmentKey } from '../commitment.ts';
import { uuidv7 } from '../id.ts';
import { insertRows } from '../insert-rows.ts';
import { leafOf } from '../ledger/leaf.ts';
import { lookUp } from '../look-up.ts';
import type { StoredPolicy } from '../policies/policies.ts';
import { keyed } from '../keys/reference-key.ts';
import type { Transaction } from '../transaction.ts';

/** A case as it arrives, its facts already checked against the policy. */
export interface ArrivingCase {
  externalRef: string;
  facts: Facts;
  /** Their language by its tag (BCP 47) and time zone by its IANA name, where the institution knows them. */
  subject: { name: string; contact: string; language?: string | undefined; timeZone?: string | undefined };
  /** When the institution received it, RFC 3339 UTC; when it arrives here if omitted. */
  receivedAt?: string | undefined;
  /** When everything that the institution needs was there, RFC 3339 UTC; not known if omitted. */
  completedAt?: string | undefined;
}

export interface ReceivedDocket {
  docketId: string;
  cases: { id: string; externalRef: string }[];
}

/**
 * External references among `wanted` that the institution has already used under this policy for a case that it has not
 * withdrawn, even if they differ by blanks, letter case or invisible characters.
 */
export async function usedExternalRefs(
  transaction: Transaction,
  institutionId: string,
  policyKey: string,
  wanted: readonly string[],
): Promise<string[]> {
  const search = sql<{ reference: string }>`
    select w.reference from ${keyed(wanted)} w
    cross join lateral (
      select from cases c
      where c.institution_id = ${institutionId} and c.policy_key = ${policyKey} and c.phase <> 'withdrawn'
        and c.reference_key >= w.key and c.reference_key <= w.key
      order by c.reference_key limit 1) used`;
  const { rows } = await lookUp(transaction, wanted.length, () => search.execute(transaction));
  return rows.map(({ reference }) => reference);
}

/** The withdrawn case that had each reference last, for those references that one had. */
async function withdrawnByReference(
  transaction: Transaction,
  institutionId: string,
  policyKey: string,
  wanted: readonly string[],
): Promise<Map<string, string>> {
  const search = sql<{ reference: string; case_id: string | null }>`
    select w.reference, (
      select c.case_id from (
        select case_id from cases
        where institution_id = ${institutionId} and policy_key = ${policyKey} and phase = 'withdrawn'
          and reference_key >= w.key and reference_key <= w.key
        order by reference_key offset 0) c
      order by c.case_id desc limit 1) as case_id
    from ${keyed(wanted)} w`;
  const { rows } = await lookUp(transaction, wanted.length, () => search.execute(transaction));
  return new Map(rows.flatMap((row) => (row.case_id ? [[row.reference, row.case_id] as const] : [])));
}

/**
 * Stores a docket of 1 to 500 cases under one policy version, all or none: docket, subjects, cases and the first entry of
 * every trail.
 *
 * @param at the time of arrival, RFC 3339 UTC
 */
export async function receiveDocket(
  transaction: Transaction,
  institutionId: string,
  policy: StoredPolicy,
  arriving: readonly ArrivingCase[],
  actor: Actor,
  at: string,
  title?: string,
): Promise<ReceivedDocket> {
  const docketId = uuidv7();
  await transaction
    .insertInto('dockets')
    .values({
      institution_id: institutionId,
      docket_id: docketId,
      policy_key: policy.key,
      policy_version: policy.version,
      case_count: arriving.length,
      created_at: at,
      created_by: actor.id,
      title: title ?? null,
      wake_at: at,
    })
    .execute();
  const replaced = await withdrawnByReference(
    transaction,
    institutionId,
    policy.key,
    arriving.map(({ externalRef }) => externalRef),
  );
  const received = arriving.map((each) =>
    open(each, institutionId, docketId, policy, actor, at, replaced.get(each.externalRef)),
  );
  await insertRows(
    transaction,
    'subjects',
    received.map((each) => each.subject),
  );
  await insertRows(
    transaction,
    'cases',
    received.map((each) => each.case),
  );
  await insertRows(
    transaction,
    'trail',
    received.map((each) => each.trail),
  );
  return {
    docketId,
    cases: received.map((each) => ({ id: each.case.case_id, externalRef: each.case.external_ref })),
  };
}

function open(
  arriving: ArrivingCase,
  institutionId: string,
  docketId: string,
  policy: StoredPolicy,
  actor: Actor,
  at: string,
  replaces: string | undefined,
) {
  const caseId = uuidv7();
  const subjectId = uuidv7();
  const key = newCommitmentKey();
  const decided = decide(policy.document, null, {
    institutionId,
    actor,
    at,
    command: {
      type: 'receive',
      docketId,
      subjectId,
      policyKey: policy.key,
      policyVersion: policy.version,
      policyHash: policy.hash,
      factsCommitment: commit(key, canonicalJson(arriving.facts)),
      ...(arriving.receivedAt !== undefined && { receivedAt: arriving.receivedAt }),
      ...(arriving.completedAt !== undefined && { completedAt: arriving.completedAt }),
      ...(replaces !== undefined && { replaces }),
    },
  });
  const [event] = decided.events ?? [];
  if (!decided.accepted || event === undefined) throw new Error('a case could not be received');
  const entry: TrailEvent = { seq: 1, at, actor, event };
  const state = evolve(null, entry);
  const leaf = leafOf({ institutionId, caseId, seq: 1 }, { at, actor, event, view: null, supersedes: null }, key);
  return {
    subject: {
      institution_id: institutionId,
      subject_id: subjectId,
      name: arriving.subject.name,
      contact: arriving.subject.contact,
      language: arriving.subject.language ?? null,
      time_zone: arriving.subject.timeZone ?? null,
      commitment_key: key,
      erased_at: null,
    },
    case: {
      institution_id: institutionId,
      case_id: caseId,
      docket_id: docketId,
      subject_id: subjectId,
      external_ref: arriving.externalRef,
      policy_key: policy.key,
      policy_version: policy.version,
      facts: arriving.facts,
      phase: 'received' as const,
      seq: 1,
      state,
      score_id: null,
      provisional_outcome: null,
      outcome: null,
      adverse: null,
      window_ends_at: null,
      received_at: state.receivedAt,
      decided_at: null,
      blind: policy.document.blind,
    },
    trail: {
      institution_id: institutionId,
      case_id: caseId,
      seq: 1,
      kind: event.type,
      method: null,
      actor_kind: actor.kind,
      actor_id: actor.id,
      actor_role: actor.role,
      body: event,
      view_id: null,
      supersedes: null,
      at,
      command_id: `receive-${docketId}`,
      leaf_hash: leaf.leafHash,
      commitment: leaf.commitment,
    },
  };
}

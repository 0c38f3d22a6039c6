import { sql, type IsolationLevel } from 'kysely';
import { sha256 } from '#db/commitment.ts';
import { uuidv7 } from '#db/id.ts';
import { sqlState, type Transaction } from '#db/transaction.ts';
import type { Actor } from '#workflows/domain/actor.ts';
import type { CaseState } from '#workflows/domain/state.ts';
import { soundParts } from '../case/sound-parts.ts';
import type { TestInstitution } from '../case/test-institution.ts';
import { askOwner } from '../setup/ask-owner.ts';

const DIGEST = sha256('words');

/** The parts of a record that has no finding and is long enough, as the database takes them. */
export const SOUND_PARTS = JSON.stringify(soundParts([]));

/** Something that is run past the core, in a transaction as the application. */
export interface Raw {
  execute(transaction: Transaction): Promise<unknown>;
}

/** The guards that want an entry of the trail for what a row says, as `name on table`. */
export const ENTRY_GUARDS = [
  'said_by_an_entry on decisions',
  'said_by_an_entry on perspective_records',
  'said_by_an_entry on findings',
  'said_by_an_entry on theory_assessments',
  'said_by_an_entry on cases',
  'moved_by_an_entry on cases',
  'stands_at_the_last_entry on cases',
] as const;

const withoutEntryGuards = new Map<string, Promise<unknown>>();

/** Turns {@link ENTRY_GUARDS} off in a test's database, for what is written past the core without an entry. */
export function turnOffEntryGuards(ownerUrl: string): Promise<unknown> {
  const off = ENTRY_GUARDS.map((guard) => turn(guard, 'disable')).join('; ');
  const turned = withoutEntryGuards.get(ownerUrl) ?? askOwner(ownerUrl, off);
  withoutEntryGuards.set(ownerUrl, turned);
  return turned;
}

/**
 * The SQLSTATE with which the database refuses this to the application, or `null`. Leaves nothing behind either way. What is
 * written past the core has no entries, and {@link ENTRY_GUARDS} would refuse it in place of the guard that the test is about:
 * they are off in this test's database from the first call on.
 */
export const refused = (institution: TestInstitution, ...steps: readonly Raw[]): Promise<string | null> =>
  refusedAt(undefined, institution, ...steps);

/** The same in a transaction of that isolation level. */
export async function refusedAt(
  isolation: IsolationLevel | undefined,
  institution: TestInstitution,
  ...steps: readonly Raw[]
): Promise<string | null> {
  await turnOffEntryGuards(institution.test.ownerUrl);
  const undo = new Error('undo');
  try {
    await institution.within(async (transaction) => {
      for (const step of steps) await step.execute(transaction);
      // The deferred guards speak now, not when the transaction ends.
      await sql`set constraints all immediate`.execute(transaction);
      throw undo;
    }, isolation);
    return null;
  } catch (error) {
    if (error === undo) return null;
    const state = sqlState(error);
    if (state === undefined) throw error;
    return state;
  }
}

/** SQL by which the owner turns a guard, named as `name on table`, on or off. */
export function turn(guard: string, to: 'enable' | 'disable'): string {
  const [trigger = '', table = ''] = guard.split(' on ');
  return `alter table hearken.${table} ${to} trigger ${trigger}`;
}

export interface DecisionRow {
  decisionId?: string;
  outcome: string;
  adverse?: boolean;
  by?: Actor;
  outcomeWithoutIndividualFacts?: string;
  supersedes?: string;
  at?: string;
  /** Whether the case's row is written to say the same; by default it is. */
  isSaidByTheCase?: boolean;
}

export interface ContributionRow {
  sourceId: string;
  method: 'correlational' | 'theoryBased' | 'empathy';
  actorKind: 'human' | 'llm' | 'model';
  actorId: string;
  weight?: 'considered' | 'setAside';
}

/** SQL that writes a decision, what it rests on, and what the case's row says of it. */
export function writeDecision(
  { institutionId, at }: TestInstitution,
  caseId: string,
  row: DecisionRow,
  contributions: readonly ContributionRow[],
): Raw {
  const decisionId = row.decisionId ?? uuidv7();
  return {
    async execute(transaction) {
      await transaction
        .insertInto('decisions')
        .values({
          institution_id: institutionId,
          decision_id: decisionId,
          case_id: caseId,
          outcome: row.outcome,
          adverse: row.adverse ?? row.outcome === 'refuse',
          route: row.by ? 'hearing' : 'uncontested',
          actor_kind: row.by ? 'human' : 'system',
          actor_id: row.by?.id ?? 'docket',
          actor_role: row.by?.role ?? 'engine',
          signed_by: null,
          outcome_without_individual_facts: row.outcomeWithoutIndividualFacts ?? null,
          supersedes: row.supersedes ?? null,
          superseding_reason: row.supersedes ? DIGEST : null,
          decided_at: row.at ?? at,
        })
        .execute();
      for (const contribution of contributions)
        await transaction
          .insertInto('contributions')
          .values({
            institution_id: institutionId,
            decision_id: decisionId,
            source_id: contribution.sourceId,
            method: contribution.method,
            actor_kind: contribution.actorKind,
            actor_id: contribution.actorId,
            weight: contribution.weight ?? 'principal',
            reason_commitment: null,
          })
          .execute();
      if (row.isSaidByTheCase === false) return;
      await sql`
        update cases c set phase = 'decided', outcome = d.outcome, adverse = d.adverse, decided_at = d.decided_at
        from decisions d where d.decision_id = ${decisionId} and c.case_id = d.case_id`.execute(transaction);
    },
  };
}

/** What a decision rests on by its score. */
export const byScore = ({ score }: CaseState): ContributionRow => ({
  sourceId: score?.scoreId ?? uuidv7(),
  method: 'correlational',
  actorKind: 'model',
  actorId: score?.model ?? 'none',
});

/** What a decision rests on by a judge's perspective record. */
export const byRecord = (recordId: string, { id }: Actor): ContributionRow => ({
  sourceId: recordId,
  method: 'empathy',
  actorKind: 'human',
  actorId: id,
});

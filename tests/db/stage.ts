import { sql } from 'kysely';
import type { CommandResult } from '#db/cases/command-request.ts';
import { executeCommands } from '#db/cases/execute-commands.ts';
import { receiveDocket } from '#db/cases/receive-docket.ts';
import type { Clock } from '#db/clock.ts';
import { canonicalJson, hashOf, newSeed, sha256 } from '#db/commitment.ts';
import { uuidv7 } from '#db/id.ts';
import { loadPolicies, putPolicy } from '#db/policies.ts';
import { inTransaction, sqlState, type Transaction } from '#db/transaction.ts';
import { engine, type Actor } from '#workflows/domain/actor.ts';
import { claimsUntil } from '#workflows/domain/appeal-window.ts';
import type { Command, CommandOf } from '#workflows/domain/command.ts';
import { sourcesOf } from '#workflows/domain/decide/index.ts';
import type { FindingKind, FindingSummary } from '#workflows/domain/finding.ts';
import { provisionalOutcome, type Policy } from '#workflows/domain/policy.ts';
import { openClaims, type CaseState } from '#workflows/domain/state.ts';
import type { TestDatabase } from '../setup/database.ts';
import { samplePolicy, sampleScore } from '../setup/sample-policy.ts';

const INSTITUTION = 'north-bank';
export const judge = (number: number): Actor => ({ kind: 'human', id: `judge-${number}`, role: 'judge' });
export const supervisor: Actor = { kind: 'human', id: 'supervisor-1', role: 'supervisor' };
const clerk: Actor = { kind: 'human', id: 'clerk-1', role: 'institution' };

const DIGEST = sha256('words');

/** Brings cases of a test database to where a test begins, as the product would, by a clock that the test sets. */
export class Stage {
  readonly test: TestDatabase;
  readonly institutionId: string;
  at = '2026-03-02T09:00:00.000Z';
  readonly clock: Clock = () => Promise.resolve(this.at);

  constructor(test: TestDatabase, institutionId = INSTITUTION) {
    this.test = test;
    this.institutionId = institutionId;
  }

  /** Runs `work` as the application, for this institution. */
  within<T>(work: (transaction: Transaction) => Promise<T>): Promise<T> {
    return inTransaction(this.test.database, { institutionId: this.institutionId, actor: 'human:tester' }, work);
  }

  /** Takes in a docket of that many cases. */
  received(count: number, policy: Policy = samplePolicy(), clock: Clock = this.clock): Promise<string[]> {
    return this.within(async (transaction) => {
      const at = await clock(transaction);
      const stored = await putPolicy(transaction, this.institutionId, `p${hashOf(policy)}`, policy, clerk.id, at);
      const cases = Array.from({ length: count }, (_, index) => ({
        externalRef: `${uuidv7()}-${index}`,
        facts: { risk: 80, age: 40 },
        subject: { name: `Subject ${index}`, contact: `subject-${index}@example.org` },
      }));
      const docket = await receiveDocket(transaction, this.institutionId, stored.policy, cases, clerk, at);
      return docket.cases.map((each) => each.id);
    });
  }

  /** Received and scored at that probability, or not, for `null`. */
  async scored(
    count: number,
    policy: Policy = samplePolicy(),
    probability: number | null = 0.8,
    clock: Clock = this.clock,
  ): Promise<string[]> {
    const caseIds = await this.received(count, policy, clock);
    await this.within(async (transaction) => {
      const at = await clock(transaction);
      const scored = caseIds.map((caseId) => ({ caseId, scoreId: uuidv7() }));
      if (probability !== null)
        await transaction
          .insertInto('scores')
          .values(
            scored.map(({ caseId, scoreId }) => ({
              institution_id: this.institutionId,
              score_id: scoreId,
              case_id: caseId,
              document: canonicalJson(sampleScore(probability)),
              hash: hashOf(sampleScore(probability)),
              created_at: at,
            })),
          )
          .execute();
      const requests = scored.map(({ caseId, scoreId }) => ({
        caseId,
        commandId: 'score',
        actor: engine('docket'),
        command: scoring(policy, scoreId, probability),
      }));
      await executeCommands(transaction, this.institutionId, requests, clock);
    });
    return caseIds;
  }

  /** Received, scored at that probability (or not, for `null`), and the notice handed over. */
  async notified(
    count: number,
    policy: Policy = samplePolicy(),
    probability: number | null = 0.8,
    clock: Clock = this.clock,
  ): Promise<string[]> {
    const caseIds = await this.scored(count, policy, probability, clock);
    await this.within((transaction) => {
      const requests = caseIds.map((caseId) => ({
        caseId,
        commandId: 'notice',
        actor: engine('docket'),
        command: {
          type: 'handOverNotice',
          noticeId: uuidv7(),
          contentCommitment: DIGEST,
          seed: newSeed(),
        } as const,
      }));
      return executeCommands(transaction, this.institutionId, requests, clock);
    });
    return caseIds;
  }

  async state(caseId: string): Promise<CaseState> {
    return this.within(async (transaction) => {
      const row = await transaction
        .selectFrom('cases')
        .select('state')
        .where('case_id', '=', caseId)
        .executeTakeFirstOrThrow();
      return row.state;
    });
  }

  /** Gives a command, by the stage's clock. */
  give(caseId: string, actor: Actor, command: Command, commandId: string = uuidv7()): Promise<CommandResult> {
    return this.within(async (transaction) => {
      const [result] = await executeCommands(
        transaction,
        this.institutionId,
        [{ caseId, commandId, actor, command }],
        this.clock,
      );
      if (!result) throw new Error('no result');
      return result;
    });
  }

  /** Gives a command that has to be accepted. */
  async does(caseId: string, actor: Actor, command: Command): Promise<CommandResult> {
    const result = await this.give(caseId, actor, command);
    if (result.refusal) throw new Error(`${command.type} was refused: ${result.refusal.code}`);
    return result;
  }

  /** The subject raises a claim; returns its id. */
  async claimed(caseId: string): Promise<string> {
    const command = claiming();
    await this.does(caseId, await this.subjectOf(caseId), command);
    return command.claimId;
  }

  async subjectOf(caseId: string): Promise<Actor> {
    const { subjectId } = await this.state(caseId);
    return { kind: 'subject', id: subjectId, role: 'subject' };
  }

  /** A judge takes the hearing and finds the same of every open claim; returns the record's id. */
  async heardBy(caseId: string, by: Actor, finding: FindingKind): Promise<string> {
    const { hearing } = await this.state(caseId);
    if (hearing?.holding?.judgeId !== by.id) await this.does(caseId, by, { type: 'assign', how: 'next' });
    const recordId = uuidv7();
    await this.does(caseId, by, {
      type: 'recordPerspective',
      recordId,
      recordCommitment: DIGEST,
      changeReasonCommitment: null,
      findings: openClaims(await this.state(caseId)).map(({ claimId }) => findingOf(claimId, finding)),
      conflict: false,
    });
    return recordId;
  }

  /** The judge who was heard sees the score and decides; returns the decision's id. */
  async decidedBy(caseId: string, by: Actor, outcome: string, more: Partial<CommandOf<'recordDecision'>> = {}) {
    const before = await this.state(caseId);
    if (before.hearing?.revealedTo.includes(by.id) === false && before.phase === 'hearing')
      await this.does(caseId, by, { type: 'reveal' });
    const decisionId = uuidv7();
    await this.does(caseId, by, {
      type: 'recordDecision',
      decisionId,
      outcome,
      reasonsCommitment: DIGEST,
      markings: sourcesOf(await this.state(caseId), by.id).map(({ sourceId }) => ({
        sourceId,
        weight: 'considered',
        reasonCommitment: DIGEST,
      })),
      outcomeWithoutIndividualFacts: null,
      supersedes: null,
      ...more,
    });
    return decisionId;
  }

  /** Lets the stage's clock run on until a case's window and its grace have ended. */
  async windowEnds(caseId: string): Promise<void> {
    this.at = await this.claimsUntil(caseId);
  }

  /** Until when claims on a case are taken, by the core. */
  async claimsUntil(caseId: string): Promise<string> {
    const { policy, state } = await this.within(async (transaction) => {
      const {
        state,
        policy_key: key,
        policy_version: version,
      } = await transaction
        .selectFrom('cases')
        .select(['state', 'policy_key', 'policy_version'])
        .where('case_id', '=', caseId)
        .executeTakeFirstOrThrow();
      const policies = await loadPolicies(transaction, this.institutionId, [{ key, version }]);
      return { policy: policies.get(key, version), state };
    });
    const until = claimsUntil(policy, state);
    if (until === null) throw new Error('there is no window');
    return until;
  }

  /** The SQLSTATE with which the database refuses this to the application, or `null`. Leaves nothing behind either way. */
  async refused(...steps: readonly Raw[]): Promise<string | null> {
    const undo = new Error('undo');
    try {
      await this.within(async (transaction) => {
        for (const step of steps) await step.execute(transaction);
        // The deferred guards speak now, not when the transaction ends.
        await sql`set constraints all immediate`.execute(transaction);
        throw undo;
      });
      return null;
    } catch (error) {
      if (error === undo) return null;
      const state = sqlState(error);
      if (state === undefined) throw error;
      return state;
    }
  }

  /** SQL that writes a decision and what it rests on past the core. */
  decision(caseId: string, row: DecisionRow, contributions: readonly ContributionRow[]): Raw {
    const { institutionId, at } = this;
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
      },
    };
  }
}

/** Something that is run past the core, in a transaction as the application. */
export interface Raw {
  execute(transaction: Transaction): Promise<unknown>;
}

export interface DecisionRow {
  decisionId?: string;
  outcome: string;
  adverse?: boolean;
  by?: Actor;
  outcomeWithoutIndividualFacts?: string;
  supersedes?: string;
  at?: string;
}

export interface ContributionRow {
  sourceId: string;
  method: 'correlational' | 'theoryBased' | 'empathy';
  actorKind: 'human' | 'llm' | 'model';
  actorId: string;
  weight?: 'considered' | 'setAside';
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

export const claiming = (): CommandOf<'raiseClaim'> => ({
  type: 'raiseClaim',
  claimId: uuidv7(),
  statementCommitment: DIGEST,
  seed: newSeed(),
});

export const uncontested = (): CommandOf<'decideUncontested'> => ({
  type: 'decideUncontested',
  decisionId: uuidv7(),
  seed: newSeed(),
});

const scoring = (policy: Policy, scoreId: string, probability: number | null): Command => {
  if (probability === null) return { type: 'recordUnscored', reason: 'modelUnavailable' };
  const outcome = provisionalOutcome(policy, probability);
  const { model, referenceClass } = sampleScore(probability);
  return {
    type: 'recordScore',
    score: {
      scoreId,
      scoreHash: hashOf(sampleScore(probability)),
      probability,
      provisionalOutcome: outcome.name,
      adverse: outcome.adverse,
      referenceClassVersion: referenceClass.version,
      model: model.model,
      builtin: model.builtin,
    },
  };
};

function findingOf(claimId: string, finding: FindingKind): FindingSummary {
  switch (finding) {
    case 'exceptional':
      return { claimId, confidence: 5, finding, individualFactIds: [uuidv7()] };
    case 'specialPleading':
      return { claimId, confidence: 5, finding };
    case 'cannotDecipher':
      return { claimId, confidence: 1, finding, barrier: 'cannotImagine' };
  }
}

import { executeCommands } from '#db/cases/execute-commands.ts';
import { receiveDocket } from '#db/cases/receive-docket.ts';
import type { IsolationLevel } from 'kysely';
import type { Clock } from '#db/clock.ts';
import { canonicalJson, hashOf, newSeed, sha256 } from '#db/commitment.ts';
import { uuidv7 } from '#db/id.ts';
import { putPolicy } from '#db/policies/policies.ts';
import { inTransaction, type Transaction } from '#db/transaction.ts';
import { engine } from '#workflows/domain/actor.ts';
import type { Command } from '#workflows/domain/command.ts';
import type { Policy } from '#workflows/domain/policy.ts';
import type { TestDatabase } from '../setup/database.ts';
import { letTestsTellTheTime } from '../setup/tests-tell-the-time.ts';
import { samplePolicy, sampleScore } from '../setup/sample-policy.ts';
import { notice, score } from './commands.ts';
import { DatabaseCase } from './database-case.ts';
import { START } from './core-case.ts';
import { HERE, clerk } from './people.ts';
import { FACTS } from './words.ts';

/** An institution in a test database. It takes in dockets as the product does, by a clock that the test sets or by the given one. */
export class TestInstitution {
  readonly test: TestDatabase;
  readonly institutionId: string;
  at = START;
  /** The language that the subjects of its cases come with, if any. */
  language: string | undefined;
  readonly clock: Clock;
  readonly #tellsTheTime: boolean;
  readonly newId = uuidv7;
  readonly newSeed = newSeed;
  readonly commit = (_kind: string, words: string): string => sha256(words);

  constructor(test: TestDatabase, institutionId = HERE, clock?: Clock) {
    this.test = test;
    this.institutionId = institutionId;
    this.clock = clock ?? (() => Promise.resolve(this.at));
    this.#tellsTheTime = clock === undefined;
  }

  /** Runs `work` as the application, for this institution. */
  async within<T>(work: (transaction: Transaction) => Promise<T>, isolation?: IsolationLevel): Promise<T> {
    if (this.#tellsTheTime) await letTestsTellTheTime(this.test);
    return inTransaction(
      this.test.database,
      { institutionId: this.institutionId, actor: 'human:tester' },
      work,
      isolation,
    );
  }

  /** A case of this institution, for the steps that it takes from here. */
  case(caseId: string): DatabaseCase {
    return new DatabaseCase(this, caseId);
  }

  /** Takes in a docket of that many cases; gives their ids. */
  received(count: number, policy: Policy = samplePolicy(), clock: Clock = this.clock): Promise<string[]> {
    return this.within(async (transaction) => {
      const at = await clock(transaction);
      const stored = await putPolicy(transaction, this.institutionId, `p${hashOf(policy)}`, policy, clerk.id, at);
      const cases = Array.from({ length: count }, (_, index) => ({
        externalRef: `${uuidv7()}-${index}`,
        facts: FACTS,
        subject: { name: `Subject ${index}`, contact: `subject-${index}@example.org`, language: this.language },
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
    const scored =
      probability === null ? [] : caseIds.map((caseId) => ({ caseId, command: scoring(policy, probability) }));
    await this.within(async (transaction) => {
      const at = await clock(transaction);
      if (probability !== null)
        await transaction
          .insertInto('scores')
          .values(
            scored.map(({ caseId, command }) => ({
              institution_id: this.institutionId,
              score_id: command.score.scoreId,
              case_id: caseId,
              document: canonicalJson(sampleScore(probability)),
              hash: command.score.scoreHash,
              created_at: at,
            })),
          )
          .execute();
    });
    const unscored = { type: 'recordUnscored', reason: 'modelUnavailable' } as const;
    await this.#engineGives(
      probability === null ? caseIds.map((caseId) => ({ caseId, command: unscored })) : scored,
      clock,
    );
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
    await this.#engineGives(
      caseIds.map((caseId) => ({ caseId, command: notice(this) })),
      clock,
    );
    return caseIds;
  }

  #engineGives(given: readonly { caseId: string; command: Command }[], clock: Clock): Promise<unknown> {
    const requests = given.map(({ caseId, command }) => ({
      caseId,
      commandId: command.type,
      actor: engine('docket'),
      command,
    }));
    return this.within((transaction) => executeCommands(transaction, this.institutionId, requests, clock));
  }
}

/** A score whose document is that of the sample. */
function scoring(policy: Policy, probability: number) {
  const document = sampleScore(probability);
  const command = score({ newId: uuidv7, policy }, probability);
  const { version } = document.referenceClass;
  return {
    ...command,
    score: { ...command.score, scoreHash: hashOf(document), referenceClassVersion: version },
  };
}

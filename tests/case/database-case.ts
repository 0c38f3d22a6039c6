import type { CommandResult } from '#db/cases/command-request.ts';
import { executeCommands } from '#db/cases/execute-commands.ts';
import type { Clock } from '#db/clock.ts';
import { uuidv7 } from '#db/id.ts';
import { loadPolicies } from '#db/policies/policies.ts';
import type { Transaction } from '#db/transaction.ts';
import type { Actor } from '#workflows/domain/actor.ts';
import { claimsUntil } from '#workflows/domain/appeal-window.ts';
import type { Command } from '#workflows/domain/command.ts';
import type { CaseState } from '#workflows/domain/state.ts';
import { presentLinkOf } from '../setup/ensure-link.ts';
import { subjectOf } from './command-for.ts';
import { CommandedCase } from './commanded-case.ts';
import type { Standing } from './commands.ts';

/** What a case needs of the institution that it belongs to. */
interface Institution extends Omit<Standing, 'state'> {
  readonly institutionId: string;
  readonly clock: Clock;
  /** What the clock shows. */
  at: string;
  within<T>(work: (transaction: Transaction) => Promise<T>): Promise<T>;
}

/** A case in a test database: each command is one transaction, by the clock of its institution. */
export class DatabaseCase extends CommandedCase {
  readonly id: string;
  readonly #institution: Institution;

  constructor(institution: Institution, id: string) {
    super();
    this.#institution = institution;
    this.id = id;
  }

  async state(): Promise<CaseState> {
    return (await this.#row()).state;
  }

  async standing(): Promise<Standing> {
    const { newId, newSeed, commit } = this.#institution;
    return { newId, newSeed, commit, state: await this.state() };
  }

  async subject(): Promise<Actor> {
    return subjectOf((await this.state()).subjectId);
  }

  give(actor: Actor, command: Command, commandId: string = uuidv7()): Promise<CommandResult> {
    const { institutionId, clock } = this.#institution;
    const request = { caseId: this.id, commandId, actor, command };
    return this.#institution.within(async (transaction) => {
      if (actor.kind === 'subject') await presentLinkOf(transaction, institutionId, this.id);
      const [result] = await executeCommands(transaction, institutionId, [request], clock);
      if (!result) throw new Error('no result');
      return result;
    });
  }

  override async does(actor: Actor, command: Command): Promise<CommandResult> {
    const result = await this.give(actor, command);
    if (result.refusal) throw new Error(`${command.type} was refused: ${result.refusal.code}`);
    return result;
  }

  /** Lets the institution's clock run on until the case's window and its grace have ended. */
  async windowEnds(): Promise<void> {
    this.#institution.at = await this.claimsUntil();
  }

  /** Until when claims on the case are taken, by the core. */
  async claimsUntil(): Promise<string> {
    const { state, policy_key: key, policy_version: version } = await this.#row();
    const policies = await this.#institution.within((transaction) =>
      loadPolicies(transaction, this.#institution.institutionId, [{ key, version }]),
    );
    const until = claimsUntil(policies.get(key, version), state);
    if (until === null) throw new Error('there is no window');
    return until;
  }

  #row() {
    return this.#institution.within((transaction) =>
      transaction
        .selectFrom('cases')
        .select(['state', 'policy_key', 'policy_version'])
        .where('case_id', '=', this.id)
        .executeTakeFirstOrThrow(),
    );
  }
}

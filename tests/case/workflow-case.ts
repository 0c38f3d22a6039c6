import { Problem } from '#api/problem.ts';
import { act, type ActName } from '#api/acts/act.ts';
import { perform } from '#api/acts/perform.ts';
import type { PresentSubject } from '#api/present-link.ts';
import type { ApiDependencies } from '#api/deps.ts';
import type { Staff } from '#api/principal.ts';
import { readTrail } from '#db/cases/read-case.ts';
import { commit, newSeed } from '#db/commitment.ts';
import { uuidv7 } from '#db/id.ts';
import type { TextKind } from '#db/schema/cases.ts';
import { readSubjectKey } from '#db/keys/subject-key.ts';
import type { StoredText } from '#db/texts.ts';
import { inTransaction, type Transaction } from '#db/transaction.ts';
import { followWaitingClaims } from '#db/outages/waiting-claims.ts';
import { hearingProgress, hearingWorkflowId } from '#workflows/contract.ts';
import { STAFF_ROLES, type Actor } from '#workflows/domain/actor.ts';
import type { Command, CommandOf } from '#workflows/domain/command.ts';
import type { EventType, TrailEvent } from '#workflows/domain/event.ts';
import type { CaseState, Phase } from '#workflows/domain/state.ts';
import type { TestEngine } from '../setup/engine.ts';
import { ensureLink } from '../setup/ensure-link.ts';
import { storeCommitted, storeWords } from '../setup/store-words.ts';
import { INSTITUTION } from '../workflow/people.ts';
import { subjectOf } from './command-for.ts';
import { CommandedCase } from './commanded-case.ts';
import type { Standing } from './commands.ts';

type ActCommand = CommandOf<ActName>;

const PATIENCE_MILLISECONDS = 45_000;

/** A case in a running engine: people act by the same calls that the API makes, and its workflow is told of it. */
export class WorkflowCase extends CommandedCase {
  readonly id: string;
  readonly engine: TestEngine;
  /** Words of commands that have not been given yet. */
  readonly #written: StoredText[] = [];

  constructor(engine: TestEngine, id = '') {
    super();
    this.engine = engine;
    this.id = id;
  }

  within<T>(work: (transaction: Transaction) => Promise<T>): Promise<T> {
    return inTransaction(this.engine.test.database, { institutionId: INSTITUTION, actor: 'human:test' }, work);
  }

  row() {
    return this.within((transaction) =>
      transaction.selectFrom('cases').selectAll().where('case_id', '=', this.id).executeTakeFirstOrThrow(),
    );
  }

  async state(): Promise<CaseState> {
    return (await this.row()).state;
  }

  trail(): Promise<TrailEvent[]> {
    return this.within((transaction) => readTrail(transaction, INSTITUTION, this.id));
  }

  /** The events on the trail, by their types. */
  async events(): Promise<EventType[]> {
    return (await this.trail()).map((entry) => entry.event.type);
  }

  notices() {
    return this.within((transaction) =>
      transaction.selectFrom('notices').selectAll().where('case_id', '=', this.id).orderBy('notice_id').execute(),
    );
  }

  /** Waits until the case is so; what the engine does on its own takes a moment. */
  becomes(isSo: (state: CaseState) => boolean): Promise<CaseState> {
    return until(() => this.state(), isSo);
  }

  /** Waits until the case's workflow has looked at everything that has happened. */
  async lookedAt(): Promise<void> {
    const { seq } = await this.state();
    const workflow = this.engine.environment.client.workflow.getHandle(hearingWorkflowId(this.id));
    await until(
      () => workflow.query(hearingProgress),
      (progress) => progress !== null && progress.seq >= seq,
    );
  }

  noticesWhen(isSo: (notices: Awaited<ReturnType<WorkflowCase['notices']>>) => boolean) {
    return until(() => this.notices(), isSo);
  }

  async subject(): Promise<Actor> {
    return subjectOf((await this.state()).subjectId);
  }

  async standing(): Promise<Standing> {
    const [state, key] = await Promise.all([
      this.state(),
      this.within((transaction) => readSubjectKey(transaction, INSTITUTION, this.id)),
    ]);
    if (!key) throw new Error(`no case ${this.id}`);
    const write = (kind: TextKind, body: string) => {
      const commitment = commit(key, body);
      this.#written.push({ kind, body, commitment });
      return commitment;
    };
    return { state, newId: uuidv7, newSeed, commit: write };
  }

  /** Gives a command as the API does, with the words that it refers to, and waits until the case's workflow has been told. */
  async give(actor: Actor, command: Command, commandId?: string): Promise<{ seq: number; phase: Phase }> {
    const { test, dependencies, workflows } = this.engine;
    const written = this.#written.splice(0);
    await this.within((transaction) => storeCommitted(transaction, INSTITUTION, this.id, written));
    const given = act({
      name: command.type as ActName,
      as: actor.kind === 'human' ? STAFF_ROLES : [],
      command: () => command as ActCommand,
      answer: (_asked, { state: { seq, phase } }) => ({ seq, phase }),
    });
    const api = { database: test.database, subjectDatabase: test.database, clock: dependencies.clock, workflows };
    const caller = await this.callerOf(actor);
    const answer = await perform(api as ApiDependencies, given, caller, this.id, null, { commandId });
    await workflows.settled();
    return answer;
  }

  private async callerOf(actor: Actor): Promise<Staff | PresentSubject> {
    const { id } = actor;
    if (actor.kind === 'human') return { kind: 'human', id, name: id, institutionId: INSTITUTION, roles: [actor.role] };
    const presentedToken = await this.within((transaction) => ensureLink(transaction, INSTITUTION, this.id));
    const scope = { institutionId: INSTITUTION, actor: `${actor.kind}:${id}`, presentedToken };
    const principal = { kind: 'subject', id, institutionId: INSTITUTION, roles: [] } as const;
    return {
      institutionId: INSTITUTION,
      caseId: this.id,
      state: await this.state(),
      principal,
      actor,
      scope,
      arrival: followWaitingClaims().follow(presentedToken),
    };
  }

  /** Gives a command that has to be refused; returns the refusal's name. */
  async refuses(actor: Actor, command: Command): Promise<string> {
    try {
      await this.give(actor, command);
    } catch (error) {
      if (error instanceof Problem) return error.document.code;
      throw error;
    }
    throw new Error(`${command.type} was accepted`);
  }

  override does(actor: Actor, command: Command): Promise<unknown> {
    return this.give(actor, command);
  }

  /** Stores words beside the trail, and gives their commitment. */
  words(kind: TextKind, body: string): Promise<string> {
    return this.within((transaction) => storeWords(transaction, INSTITUTION, this.id, kind, body));
  }
}

async function until<T>(read: () => Promise<T>, isSo: (value: T) => boolean): Promise<T> {
  for (const patience = Date.now() + PATIENCE_MILLISECONDS; ;) {
    const value = await read();
    if (isSo(value)) return value;
    if (Date.now() > patience) throw new Error(`it stays ${JSON.stringify(value)}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

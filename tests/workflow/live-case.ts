import { Problem } from '#api/problem.ts';
import { act, type ActName } from '#api/acts/act.ts';
import { perform } from '#api/acts/perform.ts';
import type { PresentSubject } from '#api/present-link.ts';
import type { ApiDependencies } from '#api/deps.ts';
import type { Staff } from '#api/principal.ts';
import { readTrail } from '#db/cases/read-case.ts';
import { uuidv7 } from '#db/id.ts';
import { newSeed } from '#db/commitment.ts';
import type { TextKind } from '#db/schema.ts';
import { inTransaction, type Transaction } from '#db/transaction.ts';
import { STAFF_ROLES, type Actor } from '#workflows/domain/actor.ts';
import type { CommandOf } from '#workflows/domain/command.ts';
import { sourcesOf } from '#workflows/domain/decide/index.ts';
import type { EventType, TrailEvent } from '#workflows/domain/event.ts';
import type { FindingKind, FindingSummary } from '#workflows/domain/finding.ts';
import { hearingProgress, hearingWorkflowId } from '#workflows/contract.ts';
import { openClaims, type CaseState, type Phase } from '#workflows/domain/state.ts';
import { storeWords } from '../setup/store-words.ts';
import type { TestEngine } from '../setup/engine.ts';
import { INSTITUTION } from './people.ts';

type ActCommand = CommandOf<ActName>;

const PATIENCE_MILLISECONDS = 45_000;

/** One case in a running engine, and everything that people can do to it, by the same calls that the API makes. */
export class LiveCase {
  readonly id: string;
  readonly engine: TestEngine;

  constructor(engine: TestEngine, id = '') {
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

  noticesWhen(isSo: (notices: Awaited<ReturnType<LiveCase['notices']>>) => boolean) {
    return until(() => this.notices(), isSo);
  }

  async subject(): Promise<Actor> {
    const { subject_id } = await this.row();
    return { kind: 'subject', id: subject_id, role: 'subject' };
  }

  /** Gives a command as the API does, and waits until the case's workflow has been told. */
  async give(actor: Actor, command: ActCommand, commandId?: string): Promise<{ seq: number; phase: Phase }> {
    const { test, dependencies, workflows } = this.engine;
    const given = act({
      name: command.type,
      as: actor.kind === 'human' ? STAFF_ROLES : [],
      command: () => command,
      answer: (_asked, { state: { seq, phase } }) => ({ seq, phase }),
    });
    const api = { database: test.database, subjectDatabase: test.database, clock: dependencies.clock, workflows };
    const caller = await this.callerOf(actor);
    const answer = await perform(api as ApiDependencies, given, caller, this.id, null, { commandId });
    await workflows.settled();
    return answer;
  }

  private async callerOf(actor: Actor): Promise<Staff | PresentSubject> {
    const scope = { institutionId: INSTITUTION, actor: `${actor.kind}:${actor.id}` };
    const { id } = actor;
    if (actor.kind === 'human') return { kind: 'human', id, name: id, institutionId: INSTITUTION, roles: [actor.role] };
    const principal = { kind: 'subject', id, institutionId: INSTITUTION, roles: [] } as const;
    return { institutionId: INSTITUTION, caseId: this.id, state: await this.state(), principal, actor, scope };
  }

  /** Gives a command that has to be refused; returns the refusal's name. */
  async refuses(actor: Actor, command: ActCommand): Promise<string> {
    try {
      await this.give(actor, command);
    } catch (error) {
      if (error instanceof Problem) return error.document.code;
      throw error;
    }
    throw new Error(`${command.type} was accepted`);
  }

  /** Stores words beside the trail, and gives their commitment. */
  words(kind: TextKind, body: string): Promise<string> {
    return this.within((transaction) => storeWords(transaction, INSTITUTION, this.id, kind, body));
  }

  async claiming(claimId = uuidv7()): Promise<CommandOf<'raiseClaim'>> {
    const statementCommitment = await this.words('claim', `My case is different, says claim ${claimId}`);
    return { type: 'raiseClaim', claimId, statementCommitment, seed: newSeed() };
  }

  /** The subject raises a claim; returns its id. */
  async claimed(): Promise<string> {
    const command = await this.claiming();
    await this.give(await this.subject(), command);
    return command.claimId;
  }

  async withdrawn(claimId: string): Promise<void> {
    await this.give(await this.subject(), { type: 'withdrawClaim', claimId, seed: newSeed() });
  }

  async takenBy(judge: Actor): Promise<void> {
    await this.give(judge, { type: 'assign', how: 'next' });
  }

  async recording(finding: FindingKind): Promise<CommandOf<'recordPerspective'>> {
    return {
      type: 'recordPerspective',
      recordId: uuidv7(),
      recordCommitment: await this.words('perspectiveRecord', `They see it like this, says a record of ${finding}`),
      changeReasonCommitment: null,
      findings: openClaims(await this.state()).map(({ claimId }) => findingOf(claimId, finding)),
      conflict: false,
    };
  }

  /** A judge takes the hearing if they do not have it, and finds the same of every open claim. */
  async heardBy(
    judge: Actor,
    finding: FindingKind = 'specialPleading',
    more: Partial<CommandOf<'recordPerspective'>> = {},
  ): Promise<void> {
    const { hearing } = await this.state();
    if (hearing?.holding?.judgeId !== judge.id) await this.takenBy(judge);
    await this.give(judge, { ...(await this.recording(finding)), ...more });
  }

  async deciding(
    judge: Actor,
    outcome: string,
    more: Partial<CommandOf<'recordDecision'>> = {},
  ): Promise<CommandOf<'recordDecision'>> {
    const reasonCommitment = await this.words('reason', 'It weighed as it did, says a reason');
    return {
      type: 'recordDecision',
      decisionId: uuidv7(),
      outcome,
      reasonsCommitment: await this.words('reason', 'I decide this way, says a decision'),
      markings: sourcesOf(await this.state(), judge.id).map(({ sourceId }) => ({
        sourceId,
        weight: 'considered',
        reasonCommitment,
      })),
      outcomeWithoutIndividualFacts: null,
      supersedes: null,
      ...more,
    };
  }

  /** A judge who was heard sees the score and decides; returns the decision's id. */
  async decidedBy(judge: Actor, outcome: string, more: Partial<CommandOf<'recordDecision'>> = {}): Promise<string> {
    const { hearing, score } = await this.state();
    if (score && hearing?.revealedTo.includes(judge.id) === false) await this.give(judge, { type: 'reveal' });
    const command = await this.deciding(judge, outcome, more);
    await this.give(judge, command);
    return command.decisionId;
  }

  /** The subject has nothing to add, so that a decision need not wait for the window's end. */
  async rested(): Promise<void> {
    await this.give(await this.subject(), { type: 'restCase' });
  }

  async asked(judge: Actor): Promise<string> {
    const questionId = uuidv7();
    const questionCommitment = await this.words('question', `What happened then, asks ${questionId}`);
    await this.give(judge, { type: 'askQuestion', questionId, questionCommitment });
    return questionId;
  }

  async answering(questionId: string): Promise<CommandOf<'answerQuestion'>> {
    const answerCommitment = await this.words('answer', `This happened, answers ${questionId}`);
    return { type: 'answerQuestion', questionId, answerId: uuidv7(), answerCommitment };
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

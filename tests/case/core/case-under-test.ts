import { claimsUntil } from '#workflows/domain/appeal-window.ts';
import type { Actor } from '#workflows/domain/actor.ts';
import type { Command, CommandOf, Instruction } from '#workflows/domain/command.ts';
import { decide, sourcesOf, type Decided } from '#workflows/domain/decide/index.ts';
import { scorerOf, type TrailEvent } from '#workflows/domain/event.ts';
import { evolve } from '#workflows/domain/evolve.ts';
import type { FindingKind, FindingSummary } from '#workflows/domain/finding.ts';
import { provisionalOutcome, type Policy } from '#workflows/domain/policy.ts';
import { momentOf, openClaims, type CaseState } from '#workflows/domain/state.ts';
import { HERE, SUBJECT_ID, clerk, subject, theEngine } from './cast.ts';
import { countedIds, digest } from './ids.ts';
import { policyWith } from './policies.ts';

export const START = '2026-03-02T09:00:00.000Z';
const PROBABILITY = { grant: 0.1, grantSmaller: 0.4, decline: 0.8 };
/** Below every share of second judges but 0, so that a share of 1 draws one. */
const SEED = digest(0);

/** A case and its trail, driven by commands as the database drives it: decide, append, evolve. */
export class CaseUnderTest {
  readonly policy: Policy;
  readonly newId = countedIds();
  readonly trail: TrailEvent[] = [];
  at = START;
  private readonly decide: typeof decide;
  private folded: CaseState | null = null;

  constructor(policy: Policy = policyWith(), decides: typeof decide = decide) {
    this.policy = policy;
    this.decide = decides;
  }

  get state(): CaseState {
    if (!this.folded) throw new Error('the case has not been received');
    return this.folded;
  }

  /** The same case from here on, for a look at what would happen. */
  copy(decides: typeof decide = this.decide): CaseUnderTest {
    const copy = new CaseUnderTest(this.policy, decides);
    copy.trail.push(...this.trail);
    copy.folded = this.folded;
    copy.at = this.at;
    return copy;
  }

  /** The events on the trail, by their types. */
  get types(): string[] {
    return this.trail.map((entry) => entry.event.type);
  }

  /** The last event on the trail. */
  get last(): TrailEvent['event'] {
    return this.trail.at(-1)!.event;
  }

  give(actor: Actor, command: Command, more: Partial<Instruction> = {}): Decided {
    const instruction = { institutionId: HERE, actor, at: this.at, command, ...more };
    const decided = this.decide(this.policy, this.folded, instruction);
    for (const event of decided.events ?? []) {
      const by = event.type === 'scored' ? scorerOf(event.score) : actor;
      const at = momentOf(this.folded ?? {}, instruction.at);
      const entry = { seq: this.trail.length + 1, at, actor: by, event };
      this.folded = evolve(this.folded, entry);
      this.trail.push(entry);
    }
    return decided;
  }

  /** Gives a command that has to be accepted; returns the types of the effects. */
  does(actor: Actor, command: Command): string[] {
    const decided = this.give(actor, command);
    if (!decided.accepted)
      throw new Error(`${command.type} was refused: ${decided.refusal.code} ${decided.refusal.detail ?? ''}`);
    return decided.effects.map((effect) => effect.type);
  }

  /** Gives a command that has to be refused; returns the name of the refusal. */
  refuses(actor: Actor, command: Command, more: Partial<Instruction> = {}): string {
    const decided = this.give(actor, command, more);
    if (decided.accepted) throw new Error(`${command.type} was accepted`);
    return decided.refusal.code;
  }

  /** Lets time pass until a moment, or by milliseconds. */
  passes(until: string | number): this {
    this.at = typeof until === 'string' ? until : new Date(Date.parse(this.at) + until).toISOString();
    return this;
  }

  received(): this {
    this.does(clerk, receive(this));
    return this;
  }

  /** Received, scored towards a provisional outcome, and the notice handed over. */
  notified(provisional: keyof typeof PROBABILITY | 'unscored' = 'decline'): this {
    this.received();
    this.does(
      theEngine,
      provisional === 'unscored'
        ? { type: 'recordUnscored', reason: 'modelTimedOut' }
        : score(this, PROBABILITY[provisional]),
    );
    this.does(theEngine, notice(this));
    return this;
  }

  /** The subject raises a claim; returns its id. */
  claimed(): string {
    const command = claim(this);
    this.does(subject, command);
    return command.claimId;
  }

  /** A judge takes the hearing and records the same finding on every open claim. */
  heardBy(judge: Actor, finding: FindingKind = 'specialPleading'): this {
    if (this.state.hearing?.holding?.judgeId !== judge.id) this.does(judge, { type: 'assign', how: 'next' });
    this.does(judge, record(this, finding));
    return this;
  }

  /** A judge sees the score and decides, as one who holds the hearing and has a record would. */
  decidedBy(judge: Actor, outcome: string, more: Partial<CommandOf<'recordDecision'>> = {}): this {
    this.revealedTo(judge).does(judge, decision(this, judge, outcome, more));
    return this;
  }

  revealedTo(judge: Actor): this {
    if (this.state.hearing?.revealedTo.includes(judge.id) === false) this.does(judge, { type: 'reveal' });
    return this;
  }

  /** Until the window's end and its grace have passed. */
  windowEnds(): this {
    return this.passes(claimsUntil(this.policy, this.state)!);
  }
}

export const receive = ({ newId }: CaseUnderTest): CommandOf<'receive'> => ({
  type: 'receive',
  docketId: newId(),
  subjectId: SUBJECT_ID,
  policyKey: 'loans',
  policyVersion: 1,
  policyHash: digest(1),
  factsCommitment: digest(2),
});

export function score({ policy, newId }: CaseUnderTest, probability: number): CommandOf<'recordScore'> {
  const { name, adverse } = provisionalOutcome(policy, probability);
  return {
    type: 'recordScore',
    score: {
      scoreId: newId(),
      scoreHash: digest(3),
      probability,
      provisionalOutcome: name,
      adverse,
      referenceClassVersion: 'precedents-1',
      model: 'builtin/reference-class',
      builtin: true,
    },
  };
}

export const notice = ({ newId }: CaseUnderTest): CommandOf<'handOverNotice'> => ({
  type: 'handOverNotice',
  noticeId: newId(),
  contentCommitment: digest(4),
  seed: SEED,
});

export const claim = ({ newId }: CaseUnderTest): CommandOf<'raiseClaim'> => ({
  type: 'raiseClaim',
  claimId: newId(),
  statementCommitment: digest(5),
  seed: SEED,
});

export const withdraw = (claimId: string): CommandOf<'withdrawClaim'> => ({
  type: 'withdrawClaim',
  claimId,
  seed: SEED,
});

export const attachment = ({ newId }: CaseUnderTest): CommandOf<'addAttachment'> => ({
  type: 'addAttachment',
  attachmentId: newId(),
  contentCommitment: digest(16),
  mediaType: 'application/pdf',
  bytes: 1_024,
});

export const uncontested = ({ newId }: CaseUnderTest): CommandOf<'decideUncontested'> => ({
  type: 'decideUncontested',
  decisionId: newId(),
  seed: SEED,
});

export const question = ({ newId }: CaseUnderTest): CommandOf<'askQuestion'> => ({
  type: 'askQuestion',
  questionId: newId(),
  questionCommitment: digest(6),
});

export const answer = ({ newId }: CaseUnderTest, questionId: string): CommandOf<'answerQuestion'> => ({
  type: 'answerQuestion',
  questionId,
  answerId: newId(),
  answerCommitment: digest(7),
});

function finding({ newId }: CaseUnderTest, claimId: string, kind: FindingKind): FindingSummary {
  switch (kind) {
    case 'exceptional':
      return { claimId, confidence: 6, finding: kind, individualFactIds: [newId()] };
    case 'specialPleading':
      return { claimId, confidence: 4, finding: kind };
    case 'cannotDecipher':
      return { claimId, confidence: 1, finding: kind, barrier: 'missingEvidence' };
  }
}

/** A record with one finding for every open claim, the same kind or one by claim id. */
export function record(
  given: CaseUnderTest,
  findings: FindingKind | Record<string, FindingKind>,
  more: Partial<CommandOf<'recordPerspective'>> = {},
): CommandOf<'recordPerspective'> {
  const kindOf = (claimId: string) => (typeof findings === 'string' ? findings : findings[claimId]);
  return {
    type: 'recordPerspective',
    recordId: given.newId(),
    recordCommitment: digest(8),
    changeReasonCommitment: null,
    findings: openClaims(given.state).flatMap(({ claimId }) => {
      const kind = kindOf(claimId);
      return kind ? [finding(given, claimId, kind)] : [];
    }),
    conflict: false,
    ...more,
  };
}

/** A decision that marks every contribution there is. */
export const decision = (
  { state, newId }: CaseUnderTest,
  judge: Actor,
  outcome: string,
  more: Partial<CommandOf<'recordDecision'>> = {},
): CommandOf<'recordDecision'> => ({
  type: 'recordDecision',
  decisionId: newId(),
  outcome,
  reasonsCommitment: digest(9),
  markings: sourcesOf(state, judge.id).map(({ sourceId }) => ({
    sourceId,
    weight: 'considered',
    reasonCommitment: digest(10),
  })),
  outcomeWithoutIndividualFacts: null,
  supersedes: null,
  ...more,
});

export const supersede = (decisionId: string): CommandOf<'recordDecision'>['supersedes'] => ({
  decisionId,
  reasonCommitment: digest(11),
});

export const sign = (decisionId: string, agree: boolean): CommandOf<'signDecision'> => ({
  type: 'signDecision',
  decisionId,
  agree,
  reasonCommitment: digest(12),
});

export const release: CommandOf<'release'> = { type: 'release', reasonCommitment: digest(13) };
export const deliberate: CommandOf<'noteDeliberation'> = { type: 'noteDeliberation', noteCommitment: digest(14) };

export const reassign = (
  judgeId: string | null,
  judgeRole: CommandOf<'reassign'>['judgeRole'] = judgeId === null ? null : 'judge',
): CommandOf<'reassign'> => ({ type: 'reassign', judgeId, judgeRole, reasonCommitment: digest(15) });

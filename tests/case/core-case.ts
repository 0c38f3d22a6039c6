import { sha256 } from '#db/commitment.ts';
import { claimsUntil } from '#workflows/domain/appeal-window.ts';
import type { Actor } from '#workflows/domain/actor.ts';
import type { Command, CommandOf, Instruction } from '#workflows/domain/command.ts';
import { decide, type Decided } from '#workflows/domain/decide/index.ts';
import { scorerOf, type TrailEvent } from '#workflows/domain/event.ts';
import { evolve } from '#workflows/domain/evolve.ts';
import type { Policy } from '#workflows/domain/policy.ts';
import { momentOf, type CaseState } from '#workflows/domain/state.ts';
import { commandFor } from './command-for.ts';
import { notice, score } from './commands.ts';
import { countedIds, digest } from './ids.ts';
import { policyWith } from './loan-policy.ts';
import { HERE, SUBJECT_ID, clerk, theEngine } from './people.ts';
import { Steps, type Step } from './steps.ts';

export const START = '2026-03-02T09:00:00.000Z';

/** A case in the core alone: its trail is driven by commands as the database drives it, decide, append, evolve. */
export class CoreCase extends Steps<CoreCase> {
  readonly policy: Policy;
  readonly newId: () => string;
  /** Below every share of second judges but 0, so that a share of 1 draws one. */
  readonly newSeed = () => digest(0);
  readonly trail: TrailEvent[] = [];
  at = START;
  private readonly decide: typeof decide;
  private folded: CaseState | null = null;

  constructor(policy: Policy = policyWith(), decides: typeof decide = decide, newId = countedIds()) {
    super();
    this.newId = newId;
    this.policy = policy;
    this.decide = decides;
  }

  commit(_kind: string, words: string): string {
    return sha256(words);
  }

  get state(): CaseState {
    if (!this.folded) throw new Error('the case has not been received');
    return this.folded;
  }

  /** The claim that was raised last. */
  get claimId(): string {
    return this.state.claims.at(-1)!.claimId;
  }

  /** The same case from here on, for a look at what would happen. Its ids are counted anew unless `newId` gives others. */
  copy(decides: typeof decide = this.decide, newId?: () => string): CoreCase {
    const copy = new CoreCase(this.policy, decides, newId);
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

  /** Received, scored at that probability (or not, for `null`), and the notice handed over. */
  notified(probability: number | null = 0.8): this {
    this.received();
    this.does(
      theEngine,
      probability === null ? { type: 'recordUnscored', reason: 'modelTimedOut' } : score(this, probability),
    );
    this.does(theEngine, notice(this));
    return this;
  }

  override take(...steps: Step[]): this {
    for (const step of steps) {
      const given = commandFor(this, step);
      if (given) this.does(given.actor, given.command);
    }
    return this;
  }

  /** Until the window's end and its grace have passed. */
  windowEnds(): this {
    return this.passes(claimsUntil(this.policy, this.state)!);
  }
}

export const receive = ({ newId }: CoreCase): CommandOf<'receive'> => ({
  type: 'receive',
  docketId: newId(),
  subjectId: SUBJECT_ID,
  policyKey: 'loans',
  policyVersion: 1,
  policyHash: digest(1),
  factsCommitment: digest(2),
});

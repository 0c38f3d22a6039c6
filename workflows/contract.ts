import { defineQuery, defineSignal } from '@temporalio/workflow';
import type { Policy } from './domain/policy.ts';
import type { Phase } from './domain/state.ts';

/** The queue that workers serve. */
export const TASK_QUEUE = 'adjudication';

/** Queues of earlier designs. No worker serves them; workflows that still run there are restarted from PostgreSQL. */
export const RETIRED_TASK_QUEUES = ['hearken'] as const;

export const docketWorkflowId = (docketId: string): string => `docket-${docketId}`;
export const hearingWorkflowId = (caseId: string): string => `hearing-${caseId}`;

/** What a docket workflow starts from: ids and the policy snapshot that its durations come from. */
export interface DocketInput {
  institutionId: string;
  docketId: string;
  policy: Policy;
}

export interface CaseRef {
  institutionId: string;
  caseId: string;
}

export interface DocketRef {
  institutionId: string;
  docketId: string;
}

/** The docket workflow, for callers that must not import its code. */
export type DocketWorkflow = (input: DocketInput) => Promise<void>;

/** The hearing workflow, for callers that must not import its code. */
export type HearingWorkflow = (input: CaseRef) => Promise<void>;

/** Options that start a docket's workflow, or leave the one that runs. */
export const docketStart = (input: DocketInput) => ({
  taskQueue: TASK_QUEUE,
  workflowId: docketWorkflowId(input.docketId),
  workflowIdConflictPolicy: 'USE_EXISTING' as const,
  args: [input] as [DocketInput],
});

/**
 * That a case has to be looked at, by when at the latest. It brings the next look nearer and carries no act, so nothing can
 * be forged by it.
 */
export interface Hint {
  /**
   * The last entry of the case's trail when the hint was given: a hint about what was looked at since is stale. Null where
   * what happened left no entry.
   */
  seq: number | null;
  /** RFC 3339 UTC. */
  wakeBy: string;
}

/** One hint for two: about the later entry, by the earlier moment. A hint about no entry makes both so. */
export const joinHints = (one: Hint, other: Hint): Hint => ({
  seq: one.seq === null || other.seq === null ? null : Math.max(one.seq, other.seq),
  wakeBy: Date.parse(one.wakeBy) < Date.parse(other.wakeBy) ? one.wakeBy : other.wakeBy,
});

export const wakeSignal = defineSignal<[Hint]>('wake');

/** Options that tell a case's workflow of a hint, and start it where none runs. */
export const hearingWake = (input: CaseRef, hint: Hint) => ({
  taskQueue: TASK_QUEUE,
  workflowId: hearingWorkflowId(input.caseId),
  args: [input] as [CaseRef],
  signal: wakeSignal,
  signalArgs: [hint] as [Hint],
});

/** How far a docket has come. */
export interface DocketProgress {
  step: 'scoring' | 'notifying' | 'appealWindow' | 'closing' | 'closed';
  cases: Partial<Record<Phase, number>>;
  windowEndsAt: string | null;
}

export const docketProgress = defineQuery<DocketProgress>('progress');

/** A case as it stood when its hearing last looked at it. */
export interface CaseProgress {
  seq: number;
  phase: Phase;
  /** What the case waits for. */
  awaiting: 'score' | 'judge' | 'perspectiveRecord' | 'windowEnd' | 'decision' | 'delivery' | 'nothing';
  /** Whether a claim was raised, the case could not be scored, or the policy wants a person. */
  isHearingOpened: boolean;
  /** Whether a person's perspective record has a finding for every claim that stands. */
  isEveryClaimHeard: boolean;
  /** Whether the appeal window is over, or the subject has nothing to add. */
  isWindowOver: boolean;
  isDecided: boolean;
  /** Whether every notice was handed over or given up. */
  isEverybodyTold: boolean;
  /** Whether the case needs its workflow no more, decided or not. */
  isOver: boolean;
  /** When time brings the next thing; RFC 3339 UTC, or null while time brings nothing. */
  nextAt: string | null;
  /** When the hearing is due, null where there is none. */
  dueAt: string | null;
  /** Whether the search attributes are registered with the Temporal server. */
  isSearchable: boolean;
}

export const hearingProgress = defineQuery<CaseProgress | null>('progress');

/** What is left of a step that was done in part, and how long to wait before the rest. */
export interface StepProgress {
  remaining: number;
  pauseSeconds: number;
}

/** How far the scoring of a docket has come. */
export interface ScoringPass {
  /** Cases that wait for a score. */
  remaining: number;
  cases: Partial<Record<Phase, number>>;
  /** What came of the first pass over the scored cases; missing while cases remain, and in histories from before it was joined. */
  pass?: DocketPass;
}

/** What a docket still waits for once everything that was due is done. */
export interface DocketPass {
  cases: Partial<Record<Phase, number>>;
  /** First notices that were not handed over, and decisions. */
  untold: StepProgress;
  undelivered: StepProgress;
  /** When the next window can be closed at the earliest, together with others that can be close behind it. */
  lookAgainAt: string | null;
  /** When the last open window ends. */
  windowEndsAt: string | null;
  /** Cases that the database refused to end: something is wrong with them, and a person has to look. */
  refused: number;
}

/** Everything that workflows have done for them. Arguments and results carry ids, counts and times only. */
export interface Activities {
  /** Scores a part of the docket's cases, and where none remains, does what is due for them then. */
  scoreCases(docket: DocketRef): Promise<ScoringPass>;
  /** Does everything that is due for the docket's scored cases. */
  carryDocket(docket: DocketRef): Promise<DocketPass>;
  /** Carries out what time has brought a case, hands over its notices, and tells how it stands then. */
  advanceCase(which: CaseRef): Promise<CaseProgress | null>;
  /** Raises the alarm that must never be raised: a case was decided with a claim that no person has heard. */
  reportUnheardClaim(which: CaseRef): Promise<void>;
}

import { defineQuery, defineSignal } from '@temporalio/workflow';
import type { Phase } from './domain/state.ts';

/** The queue that workers serve. */
export const TASK_QUEUE = 'adjudication';

/** Queues of earlier designs. No worker serves them; workflows that still run there are restarted from PostgreSQL. */
export const RETIRED_TASK_QUEUES = ['hearken'] as const;

export const docketWorkflowId = (docketId: string): string => `docket-${docketId}`;
export const hearingWorkflowId = (caseId: string): string => `hearing-${caseId}`;

export interface CaseRef {
  institutionId: string;
  caseId: string;
}

export interface DocketRef {
  institutionId: string;
  docketId: string;
}

/** The docket workflow, for callers that must not import its code. */
export type DocketWorkflow = (input: DocketRef) => Promise<void>;

/** The hearing workflow, for callers that must not import its code. */
export type HearingWorkflow = (input: CaseRef) => Promise<void>;

/** Options that start a docket's workflow, or leave a running one alone. */
export const docketStart = (input: DocketRef) => ({
  taskQueue: TASK_QUEUE,
  workflowId: docketWorkflowId(input.docketId),
  workflowIdConflictPolicy: 'USE_EXISTING' as const,
  args: [input] as [DocketRef],
});

/**
 * Tells a workflow the latest time by which its case has to be looked at. A hint can only bring the next look forward and
 * carries no act, so it cannot be used to forge one.
 */
export interface Hint {
  /**
   * The last entry of the case's trail when the hint was given: a hint about an entry that has been looked at since is stale.
   * Null if the event left no entry.
   */
  seq: number | null;
  /** RFC 3339 UTC. */
  wakeBy: string;
}

/** Merges two hints: the later entry, by the earlier time. If either is about no entry, so is the merged hint. */
export const joinHints = (one: Hint, other: Hint): Hint => ({
  seq: one.seq === null || other.seq === null ? null : Math.max(one.seq, other.seq),
  wakeBy: Date.parse(one.wakeBy) < Date.parse(other.wakeBy) ? one.wakeBy : other.wakeBy,
});

export const wakeSignal = defineSignal<[Hint]>('wake');

/** Options that send a hint to a case's workflow, starting the workflow if none is running. */
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

/** Tells a docket's workflow that a case in it waits for a score again. */
export const scoreAgainSignal = defineSignal('scoreAgain');

/** Options that tell a docket's workflow so, starting it where none runs. */
export const docketScoreAgain = (input: DocketRef) => ({
  taskQueue: TASK_QUEUE,
  workflowId: docketWorkflowId(input.docketId),
  args: [input] as [DocketRef],
  signal: scoreAgainSignal,
  signalArgs: [] as [],
});

export const docketProgress = defineQuery<DocketProgress>('progress');

/** The state of a case when its hearing workflow last looked at it. */
export interface CaseProgress {
  seq: number;
  phase: Phase;
  /** What the case is waiting for. */
  awaiting: 'score' | 'judge' | 'perspectiveRecord' | 'windowEnd' | 'decision' | 'delivery' | 'nothing';
  /** Whether a claim was raised, the case could not be scored, or the policy requires a person. */
  isHearingOpened: boolean;
  /** Whether a person's perspective record has a finding for every open claim. */
  isEveryClaimHeard: boolean;
  /** Whether the appeal window is over, or the subject has nothing to add. */
  isWindowOver: boolean;
  isDecided: boolean;
  /** Whether every notice was handed over or abandoned. */
  isEverybodyTold: boolean;
  /** Whether the case no longer needs its workflow, decided or not. */
  isOver: boolean;
  /** When the next deadline comes; RFC 3339 UTC, or null while there is none. */
  nextAt: string | null;
  /** When the hearing is due; null if there is no hearing. */
  dueAt: string | null;
  /** Whether the search attributes are registered with the Temporal server. */
  isSearchable: boolean;
}

export const hearingProgress = defineQuery<CaseProgress | null>('progress');

/** What remains of a partly completed step, and how long to wait before continuing. */
export interface StepProgress {
  remaining: number;
  pauseSeconds: number;
}

/** How far the scoring of a docket has come. */
export interface ScoringPass {
  /** Cases that are waiting for a score. */
  remaining: number;
  cases: Partial<Record<Phase, number>>;
  /** How long to wait for a batch that the model's provider is working on; missing where there is none to wait for. */
  pauseSeconds?: number;
  /** Result of the first pass over the scored cases; missing while cases remain, and in histories from before the two were joined. */
  pass?: DocketPass;
}

/** What a docket is still waiting for once everything due is done. */
export interface DocketPass {
  cases: Partial<Record<Phase, number>>;
  /** First notices that have not been handed over, and decisions. */
  untold: StepProgress;
  undelivered: StepProgress;
  /** When the next window, and others that end shortly after it, can be closed at the earliest. */
  lookAgainAt: string | null;
  /** When the last open window ends. */
  windowEndsAt: string | null;
  /** Cases that the database refused to end; an operator has to investigate them. */
  refused: number;
}

/** The activities that workflows call. Arguments and results carry only ids, counts and times. */
export interface Activities {
  /** Scores a batch of the docket's cases; once none remains, does everything that is due for them. */
  scoreCases(docket: DocketRef): Promise<ScoringPass>;
  /** Does everything that is due for the docket's scored cases. */
  carryDocket(docket: DocketRef): Promise<DocketPass>;
  /** Carries out what is due for a case, hands over its notices, and returns its progress. */
  advanceCase(which: CaseRef): Promise<CaseProgress | null>;
  /** Raises the alarm that must never be raised: a case was decided with a claim that no person has heard. */
  reportUnheardClaim(which: CaseRef): Promise<void>;
}

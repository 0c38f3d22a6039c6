import { defineQuery, defineUpdate } from '@temporalio/workflow';
import type { Actor } from './domain/actor.ts';
import type { Command, CommandType } from './domain/command.ts';
import type { TrailEvent } from './domain/event.ts';
import type { Policy } from './domain/policy.ts';
import type { Refusal } from './domain/refusal.ts';
import type { CaseState, Phase } from './domain/state.ts';

/** The queue that workers serve. */
export const TASK_QUEUE = 'hearken';

export const docketWorkflowId = (docketId: string): string => `docket-${docketId}`;
export const hearingWorkflowId = (caseId: string): string => `hearing-${caseId}`;

/** What a docket workflow starts from: ids and the policy snapshot that its durations come from. */
export interface DocketInput {
  institutionId: string;
  docketId: string;
  policy: Policy;
}

export interface HearingInput {
  institutionId: string;
  caseId: string;
}

/** The docket workflow, for callers that must not import its code. */
export type DocketWorkflow = (input: DocketInput) => Promise<void>;

/** The hearing workflow, for callers that must not import its code. */
export type HearingWorkflow = (input: HearingInput) => Promise<void>;

/** Options that start a docket's workflow, or leave the one that runs. */
export const docketStart = (input: DocketInput) => ({
  taskQueue: TASK_QUEUE,
  workflowId: docketWorkflowId(input.docketId),
  workflowIdConflictPolicy: 'USE_EXISTING' as const,
  args: [input] as [DocketInput],
});

/** Options that start a hearing's workflow, or leave the one that runs. */
export const hearingStart = (input: HearingInput) => ({
  taskQueue: TASK_QUEUE,
  workflowId: hearingWorkflowId(input.caseId),
  workflowIdConflictPolicy: 'USE_EXISTING' as const,
  args: [input] as [HearingInput],
});

/** How far a docket has come. */
export interface DocketProgress {
  step: 'scoring' | 'notifying' | 'appealWindow' | 'closing' | 'closed';
  cases: Partial<Record<Phase, number>>;
  windowEndsAt: string | null;
}

export const docketProgress = defineQuery<DocketProgress>('progress');

/** The folded state of the case as its hearing sees it. */
export const hearingState = defineQuery<CaseState | null>('state');

/** Commands that reach a case through its hearing; each is an update of its own name. */
export const HEARING_UPDATES = [
  'raiseClaim',
  'withdrawClaim',
  'addAttachment',
  'restCase',
  'answerQuestion',
  'answerRestatement',
  'answerSurvey',
  'assign',
  'release',
  'recuse',
  'reassign',
  'escalate',
  'askQuestion',
  'recordPerspective',
  'reveal',
  'assessTheory',
  'noteDeliberation',
  'recordDecision',
  'signDecision',
  'withdrawCase',
  'answerWithdrawal',
  'recordLaterOutcome',
] as const satisfies readonly CommandType[];
export type HearingUpdateName = (typeof HEARING_UPDATES)[number];

/** An update's argument. `commandId` makes its effect happen once. */
export interface HearingUpdate {
  commandId: string;
  actor: Actor;
  command: Command;
  viewId?: string;
}

/**
 * An update as it is sent. A workflow is found by its case's id alone, so the message says whose case it is meant for, and a
 * workflow of another institution refuses it as if the case were not there.
 */
export interface HearingMessage extends HearingUpdate {
  institutionId: string;
}

export interface HearingUpdateResult {
  seq: number;
  phase: Phase;
}

export const hearingUpdate = (name: HearingUpdateName) => defineUpdate<HearingUpdateResult, [HearingMessage]>(name);

/** Type of the application failure that carries a {@link Refusal} as its only detail. */
export const REFUSED = 'Refused';

export interface CaseRef {
  institutionId: string;
  caseId: string;
}

export interface DocketRef {
  institutionId: string;
  docketId: string;
}

/** The entries a case gained since a `seq`, and what came of the command that was asked. */
export interface CommandOutcome {
  refusal: Refusal | null;
  entries: TrailEvent[];
  notify: boolean;
}

/** Everything that workflows have done for them. Arguments and results carry ids, counts and trail entries only. */
export interface Activities {
  /** Scores a part of the docket's cases; `remaining` more are waiting. */
  scoreCases(docket: DocketRef): Promise<{ remaining: number }>;
  /** Hands over a part of the docket's first notices; `pauseSeconds` is how long to wait before the rest. */
  handOverNotices(docket: DocketRef): Promise<{ remaining: number; pauseSeconds: number }>;
  /** Decides, in one transaction, every case of the docket that nobody contests and whose time has come. */
  closeDocket(docket: DocketRef): Promise<{
    /** Cases whose window is still open, and when the last of these windows can be closed at the earliest. */
    waiting: number;
    windowEndsAt: string | null;
    /** Cases that the database refused to end: something is wrong with them, and somebody has to look. */
    refused: number;
  }>;
  /** Starts the workflows of hearings that have none. */
  startHearings(docket: DocketRef): Promise<{ started: number }>;
  /** Hands over the pending notices of a docket's cases, or of one case. */
  deliverNotices(which: DocketRef | CaseRef): Promise<{ remaining: number; pauseSeconds: number }>;
  countPhases(docket: DocketRef): Promise<Partial<Record<Phase, number>>>;
  loadHearing(which: CaseRef): Promise<{ policy: Policy; state: CaseState } | null>;
  executeCommand(which: CaseRef & { after: number; update: HearingUpdate }): Promise<CommandOutcome>;
  /** Ends a case whose claims were all withdrawn, once its window has ended. */
  closeUncontested(which: CaseRef & { after: number }): Promise<CommandOutcome>;
  /** Passes a waiting hearing that no registered judge may take on to a supervisor. */
  escalateIfNobodyMayTake(which: CaseRef & { after: number }): Promise<CommandOutcome>;
}

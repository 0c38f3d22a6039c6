import type { CommandOf } from './command.ts';
import { reminderAt } from './decide/index.ts';
import { claimsUntil } from './appeal-window.ts';
import type { Policy } from './policy.ts';
import type { CaseState } from './state.ts';
import { isHolderObjectedTo, openObjection, pendingQuestion } from './hearing.ts';

/** A command that is due at a deadline, and when. None of them closes a claim or makes a decision. */
export interface Deadline {
  at: string;
  command: CommandOf<
    'closeAppealWindow' | 'lapseQuestion' | 'expireLease' | 'remind' | 'markOverdue' | 'markObjectionOverdue'
  >;
}

/** The next deadline of a case in a hearing, or `null`. */
export function nextDeadline(policy: Policy, state: CaseState): Deadline | null {
  const { hearing, window } = state;
  if (state.phase !== 'hearing' || !hearing) return null;
  const deadlines: Deadline[] = [];
  const closesAt = claimsUntil(policy, state);
  if (closesAt !== null && !window?.closed && state.notified)
    deadlines.push({ at: closesAt, command: { type: 'closeAppealWindow' } });
  const question = pendingQuestion(hearing);
  if (question)
    deadlines.push({ at: question.answerBy, command: { type: 'lapseQuestion', questionId: question.questionId } });
  const objection = openObjection(hearing);
  if (objection && !objection.overdue) {
    const { answerBy, objectionId } = objection;
    deadlines.push({ at: answerBy, command: { type: 'markObjectionOverdue', objectionId } });
  }
  if (hearing.holding && !isHolderObjectedTo(hearing))
    deadlines.push({ at: hearing.holding.leaseUntil, command: { type: 'expireLease' } });
  const isPaused = question !== undefined || objection?.waits === true;
  if (!isPaused && !hearing.reminded) deadlines.push({ at: reminderAt(policy, hearing), command: { type: 'remind' } });
  if (!isPaused && !hearing.overdue) deadlines.push({ at: hearing.dueAt, command: { type: 'markOverdue' } });
  return deadlines.toSorted((a, b) => (a.at < b.at ? -1 : 1))[0] ?? null;
}

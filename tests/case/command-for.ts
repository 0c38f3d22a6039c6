import type { Actor } from '#workflows/domain/actor.ts';
import type { Command } from '#workflows/domain/command.ts';
import { pendingQuestion } from '#workflows/domain/hearing.ts';
import {
  answer,
  claim,
  decision,
  deliberate,
  question,
  record,
  sign,
  theory,
  withdraw,
  type Standing,
} from './commands.ts';
import type { Step } from './steps.ts';

/** The command that a step is in a case as it stands, with its actor; `null` where nothing is left to do. */
export function commandFor(given: Standing, step: Step): { actor: Actor; command: Command } | null {
  const { state } = given;
  const subject = (command: Command) => ({ actor: subjectOf(state.subjectId), command });
  switch (step.act) {
    case 'raiseClaim':
      return subject(claim(given));
    case 'withdrawClaim':
      return subject(withdraw(step.claimId));
    case 'restCase':
      return subject({ type: 'restCase' });
    case 'answerQuestion':
      return subject(answer(given, (state.hearing && pendingQuestion(state.hearing)?.questionId) ?? ''));
    case 'assign':
      return step.unlessHeld && state.hearing?.holding?.judgeId === step.by.id
        ? null
        : { actor: step.by, command: { type: 'assign', how: 'next' } };
    case 'askQuestion':
      return { actor: step.by, command: question(given) };
    case 'recordPerspective':
      return { actor: step.by, command: record(given, step.finding, step.change) };
    case 'reveal':
      return state.score && state.phase === 'hearing' && !state.hearing?.revealedTo.includes(step.by.id)
        ? { actor: step.by, command: { type: 'reveal' } }
        : null;
    case 'assessTheory':
      return { actor: step.by, command: theory(given) };
    case 'noteDeliberation':
      return { actor: step.by, command: deliberate };
    case 'recordDecision':
      return { actor: step.by, command: decision(given, step.by, step.outcome, step.change) };
    case 'signDecision':
      return { actor: step.by, command: sign(state.hearing?.proposal?.decisionId ?? '', true) };
  }
}

export const subjectOf = (subjectId: string): Actor => ({ kind: 'subject', id: subjectId, role: 'subject' });

/** The id of what a command makes, where it makes something. */
export function madeBy(command: Command): string | undefined {
  switch (command.type) {
    case 'raiseClaim':
      return command.claimId;
    case 'askQuestion':
      return command.questionId;
    case 'answerQuestion':
      return command.answerId;
    case 'recordPerspective':
      return command.recordId;
    case 'assessTheory':
      return command.assessmentId;
    case 'recordDecision':
      return command.decisionId;
    default:
      return undefined;
  }
}

import { recordOf } from '../state.ts';
import { hearingOf } from './hearing.ts';
import { accept, refuse, type Decided, type Given } from './result.ts';

/** The first time a judge sees score and reference class: after they have submitted their record. */
export function reveal({ state, instruction }: Given<'reveal'>): Decided {
  if (!hearingOf(state)) return refuse('wrongPhase', `the case is in phase ${state.phase}`);
  const record = recordOf(state, instruction.actor.id);
  if (!record) return refuse('perspectiveMissing');
  if (state.hearing?.revealedTo.includes(instruction.actor.id)) return refuse('alreadyGiven');
  return accept([{ type: 'scoreRevealed', judgeId: instruction.actor.id, recordId: record.recordId }]);
}

export function assessTheory({ state, command, instruction }: Given<'assessTheory'>): Decided {
  if (!hearingOf(state)) return refuse('wrongPhase', `the case is in phase ${state.phase}`);
  if (!recordOf(state, instruction.actor.id)) return refuse('perspectiveMissing');
  return accept([
    {
      type: 'theoryAssessed',
      assessmentId: command.assessmentId,
      assessmentCommitment: command.assessmentCommitment,
      afterReveal: state.hearing?.revealedTo.includes(instruction.actor.id) === true,
    },
  ]);
}

/** A judge's assessment of the comparison, which they have seen. It changes nothing in the case by itself. */
export function assessComparison({ state, command, instruction }: Given<'assessComparison'>): Decided {
  const hearing = hearingOf(state);
  if (!hearing) return refuse('wrongPhase', `the case is in phase ${state.phase}`);
  const judgeId = instruction.actor.id;
  if (!recordOf(state, judgeId)) return refuse('perspectiveMissing');
  if (!state.score) return refuse('nothingCompared');
  if (!hearing.revealedTo.includes(judgeId)) return refuse('revealMissing');
  const { comparisonId, fit, reasonsCommitment } = command;
  return accept([
    { type: 'comparisonAssessed', comparisonId, judgeId, scoreId: state.score.scoreId, fit, reasonsCommitment },
  ]);
}

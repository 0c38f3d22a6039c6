import { accept, refuse, type Decided, type Given } from './result.ts';

/**
 * What later happened in a decided case. There is one such outcome in force: another one names the entry that it supersedes, and
 * says why.
 */
export function recordLaterOutcome({ policy, state, command }: Given<'recordLaterOutcome'>): Decided {
  const { event, observedAt, supersedes } = command;
  if (state.phase !== 'decided') return refuse('wrongPhase', 'a later outcome needs a decision');
  const { laterOutcome, laterOutcomeSeq } = state;
  if (!supersedes && laterOutcome !== null)
    return refuse(
      'outcomeAlreadyRecorded',
      laterOutcomeSeq === undefined
        ? `the outcome in force is ${laterOutcome}`
        : `the outcome in force is ${laterOutcome}, recorded by entry ${laterOutcomeSeq}`,
    );
  if (supersedes && laterOutcome === null) return refuse('outcomeNotRecorded');
  if (supersedes && supersedes.seq !== (laterOutcomeSeq ?? supersedes.seq))
    return refuse('supersedesWrongOutcome', `the outcome in force was recorded by entry ${laterOutcomeSeq}`);
  const { name, otherwise } = policy.adverseEvent;
  if (event !== name && event !== otherwise) return refuse('outcomeUnknown', `use ${name} or ${otherwise}`);
  const comparable = state.decision?.adverse !== true;
  return accept([{ type: 'laterOutcomeRecorded', event, observedAt, comparable, ...(supersedes && { supersedes }) }]);
}

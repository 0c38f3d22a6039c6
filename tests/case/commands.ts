import type { Actor } from '#workflows/domain/actor.ts';
import type { CommandOf } from '#workflows/domain/command.ts';
import { factsOfExceptions, sourcesOf } from '#workflows/domain/decide/index.ts';
import type { MailFault } from '#workflows/domain/event.ts';
import type { FindingKind, FindingSummary } from '#workflows/domain/finding.ts';
import { provisionalOutcome, type Policy } from '#workflows/domain/policy.ts';
import { isUnderReview, openClaims, type CaseState } from '#workflows/domain/state.ts';
import type { TextKind } from '#db/schema/cases.ts';
import { digest } from './ids.ts';
import { soundParts } from './sound-parts.ts';
import { WORDS } from './words.ts';

/** Where ids, seeds and commitments of a command come from; each driver has its own. */
export interface Source {
  newId(): string;
  /** The seed by which a second judge is drawn, 64 hexadecimal digits. */
  newSeed(): string;
  /** What a command refers to words by. */
  commit(kind: TextKind, words: string): string;
}

/** A case as it stands, for commands that depend on it. */
export interface Standing extends Source {
  readonly state: CaseState;
}

export function score(
  { newId, policy }: Pick<Source, 'newId'> & { policy: Policy },
  probability: number,
): CommandOf<'recordScore'> {
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

export const notice = ({ newId, newSeed }: Source): CommandOf<'handOverNotice'> => ({
  type: 'handOverNotice',
  noticeId: newId(),
  about: 'provisionalOutcome',
  contentCommitment: digest(4),
  reply: null,
  seed: newSeed(),
});

export const undeliverable = (
  { newId, newSeed }: Source,
  fault: MailFault = 'permanent',
): CommandOf<'markUndeliverable'> => ({
  type: 'markUndeliverable',
  noticeId: newId(),
  about: 'provisionalOutcome',
  attempts: 5,
  fault,
  reply: null,
  seed: newSeed(),
});

export const letter = (
  { newId }: Pick<Source, 'newId'>,
  change: Partial<CommandOf<'prepareLetter'>> = {},
): CommandOf<'prepareLetter'> => ({
  type: 'prepareLetter',
  noticeId: newId(),
  about: 'provisionalOutcome',
  way: 'post',
  contentCommitment: digest(4),
  ...change,
});

/** A bounce as it was reported before one reopened a case that no person had decided. */
export const bounceAsBefore: CommandOf<'reportBounce'> = { type: 'reportBounce', reasonCommitment: digest(17) };

export const bounce: CommandOf<'reportBounce'> = { ...bounceAsBefore, seed: digest(20) };

export const correction: CommandOf<'correctContact'> = {
  type: 'correctContact',
  contactCommitment: digest(18),
  reasonCommitment: digest(19),
};

export function claim(given: Source): CommandOf<'raiseClaim'> {
  const claimId = given.newId();
  const statementCommitment = given.commit('claim', `${WORDS.statement} (${claimId})`);
  return { type: 'raiseClaim', claimId, statementCommitment, seed: given.newSeed() };
}

export const withdraw = (claimId: string): CommandOf<'withdrawClaim'> => ({
  type: 'withdrawClaim',
  claimId,
  seed: digest(0),
});

export const uncontested = ({ newId, newSeed }: Source): CommandOf<'decideUncontested'> => ({
  type: 'decideUncontested',
  decisionId: newId(),
  seed: newSeed(),
});

export const removal = (attachmentId: string): CommandOf<'removeAttachment'> => ({
  type: 'removeAttachment',
  attachmentId,
});

export const attachment = ({ newId }: Source): CommandOf<'addAttachment'> => ({
  type: 'addAttachment',
  attachmentId: newId(),
  contentCommitment: digest(16),
  mediaType: 'application/pdf',
  bytes: 1_024,
});

export function question(given: Source): CommandOf<'askQuestion'> {
  const questionId = given.newId();
  return {
    type: 'askQuestion',
    questionId,
    questionCommitment: given.commit('question', saying('question', questionId)),
  };
}

export const answer = (given: Source, questionId: string): CommandOf<'answerQuestion'> => ({
  type: 'answerQuestion',
  questionId,
  answerId: given.newId(),
  answerCommitment: given.commit('answer', saying('answer', questionId)),
});

/** A record with one finding for every open claim, the same kind or one by claim id. */
export function record(
  given: Standing,
  findings: FindingKind | Record<string, FindingKind>,
  change: Partial<CommandOf<'recordPerspective'>> = {},
): CommandOf<'recordPerspective'> {
  const kindOf = (claimId: string) => (typeof findings === 'string' ? findings : findings[claimId]);
  const recordId = given.newId();
  const made: CommandOf<'recordPerspective'> = {
    type: 'recordPerspective',
    recordId,
    recordCommitment: given.commit('perspectiveRecord', saying('restatement', recordId)),
    changeReasonCommitment: null,
    findings: openClaims(given.state).flatMap(({ claimId }) => {
      const kind = kindOf(claimId);
      return kind ? [finding(given, claimId, kind)] : [];
    }),
    conflict: false,
    ...change,
  };
  return { ...made, parts: change.parts ?? soundParts(made.findings) };
}

function finding({ newId }: Source, claimId: string, kind: FindingKind): FindingSummary {
  switch (kind) {
    case 'exceptional':
      return { claimId, confidence: 6, finding: kind, individualFactIds: [newId()] };
    case 'specialPleading':
      return { claimId, confidence: 4, finding: kind };
    case 'cannotDecipher':
      return { claimId, confidence: 1, finding: kind, barrier: 'missingEvidence' };
  }
}

export const theory = (given: Source): CommandOf<'assessTheory'> => ({
  type: 'assessTheory',
  assessmentId: given.newId(),
  assessmentCommitment: given.commit('theoryAssessment', WORDS.theory),
});

/** A decision that marks every contribution there is, and names the one that is under review. */
export function decision(
  given: Standing,
  judge: Actor,
  outcome: string,
  change: Partial<CommandOf<'recordDecision'>> = {},
): CommandOf<'recordDecision'> {
  const decisionId = given.newId();
  const reasonCommitment = given.commit('reason', saying('weighing', decisionId));
  return {
    type: 'recordDecision',
    decisionId,
    outcome,
    reasonsCommitment: given.commit('reason', saying('reasons', decisionId)),
    markings: sourcesOf(given.state, judge.id).map(({ sourceId }) => ({
      sourceId,
      weight: 'considered',
      reasonCommitment,
    })),
    outcomeWithoutIndividualFacts: null,
    factChanges: factsOfExceptions(given.state, judge.id).map((factId) => ({ factId, commitment: digest(17) })),
    supersedes: isUnderReview(given.state) && given.state.decision ? supersede(given.state.decision.decisionId) : null,
    toldUnreached: false,
    ...change,
  };
}

/** Words of the case with an id in them, so that no two commands are committed to the same words. */
const saying = (name: keyof typeof WORDS, id: string): string => `${WORDS[name]} (${id})`;

export const supersede = (decisionId: string): CommandOf<'recordDecision'>['supersedes'] => ({
  decisionId,
  reasonCommitment: digest(11),
});

export const sign = (decisionId: string, agree: boolean): CommandOf<'signDecision'> => ({
  type: 'signDecision',
  decisionId,
  agree,
  reasonCommitment: digest(12),
  toldUnreached: false,
});

export const release: CommandOf<'release'> = { type: 'release', reasonCommitment: digest(13) };
export const deliberate: CommandOf<'noteDeliberation'> = { type: 'noteDeliberation', noteCommitment: digest(14) };

export const reassign = (
  judgeId: string | null,
  judgeRole: CommandOf<'reassign'>['judgeRole'] = judgeId === null ? null : 'judge',
): CommandOf<'reassign'> => ({ type: 'reassign', judgeId, judgeRole, reasonCommitment: digest(15) });

import { isWindowOpen } from '../../workflows/domain/decide/index.ts';
import type { Contribution } from '../../workflows/domain/method.ts';
import { PerspectiveRecord } from '../../workflows/domain/perspective.ts';
import { findOutcome } from '../../workflows/domain/policy.ts';
import { BUILTIN_MODEL } from '../../workflows/domain/score.ts';
import {
  findingOn,
  openClaims,
  pendingQuestion,
  recordsInForce,
  type CaseState,
} from '../../workflows/domain/state.ts';
import type { CaseMaterial } from '../../db/cases/read-material.ts';
import { sha256 } from '../../db/commitment.ts';
import type { AppealView } from './appeal-view.ts';

/** A subject's own case as they see it at a moment. */
export function composeAppeal(
  material: CaseMaterial,
  institution: string,
  draft: AppealView['draft'],
  at: string,
): AppealView {
  const { state, policy, texts } = material;
  const open = isWindowOpen(state, at);
  return {
    caseId: material.caseId,
    reference: material.externalRef,
    institution,
    policy: { title: policy.title, version: material.policyVersion },
    phase: state.phase,
    status: describeStatus(state, at),
    receivedAt: state.receivedAt,
    provisionalOutcome: composeProvisional(material),
    appealWindow: state.window && { endsAt: state.window.endsAt, open },
    mayRaiseClaim: open && (state.phase === 'appealWindow' || state.phase === 'hearing'),
    nothingToAdd: state.nothingToAdd,
    claims: state.claims.map((claim) => {
      const statement = texts.byId.get(claim.claimId) ?? null;
      return {
        id: claim.claimId,
        statement,
        receivedAt: claim.raisedAt,
        withdrawn: claim.withdrawn,
        hash: statement === null ? null : sha256(statement),
        heard: findingOn(state, claim.claimId) !== undefined,
      };
    }),
    questions: composeQuestions(material),
    attachments: material.attachments.map(({ attachmentId, text: _, ...attachment }) => ({
      id: attachmentId,
      ...attachment,
    })),
    restatements: composeRestatements(material),
    decision: composeDecision(material),
    survey: state.surveyed ? 'answered' : state.phase === 'decided' ? 'open' : 'notYet',
    draft,
  };
}

const ATTRIBUTED_TO_MODEL = 'a language model, by comparison with earlier cases';
const ATTRIBUTED_TO_BUILTIN = 'a statistical comparison with earlier cases, by a program that is no language model';

function composeProvisional({ state, policy, score }: CaseMaterial): AppealView['provisionalOutcome'] {
  if (!state.score || !score) return null;
  return {
    outcome: state.score.provisionalOutcome,
    meaning: findOutcome(policy, state.score.provisionalOutcome)?.meaning ?? state.score.provisionalOutcome,
    adverse: state.score.adverse,
    by: state.score.model === BUILTIN_MODEL ? ATTRIBUTED_TO_BUILTIN : ATTRIBUTED_TO_MODEL,
    factors: score.principalFactors.map(({ attribute, value, comparisonValue }) => ({
      attribute,
      meaning: policy.attributes.find((each) => each.name === attribute)?.meaning ?? attribute,
      value,
      comparisonValue,
    })),
  };
}

function composeQuestions({ state, texts, trail }: CaseMaterial): AppealView['questions'] {
  return (state.hearing?.questions ?? []).map((question) => {
    const answered = trail.find(
      ({ event }) => event.type === 'questionAnswered' && event.questionId === question.questionId,
    );
    return {
      id: question.questionId,
      question: texts.byId.get(question.questionId) ?? null,
      askedAt: question.askedAt,
      answerBy: question.answerBy,
      status: question.status,
      answer: answered?.event.type === 'questionAnswered' ? (texts.byId.get(answered.event.answerId) ?? null) : null,
    };
  });
}

/** Only the judge's restatement of the subject's own view leaves a record; the rest of it is the judge's. */
function composeRestatements({ state, texts, trail }: CaseMaterial): AppealView['restatements'] {
  return recordsInForce(state).flatMap(({ recordId }) => {
    const record = PerspectiveRecord.safeParse(parseText(texts.byId.get(recordId)));
    if (!record.success) return [];
    const answer = trail.findLast(({ event }) => event.type === 'restatementAnswered' && event.recordId === recordId);
    return [
      {
        recordId,
        restatement: record.data.otherOrientedPerspective.restatement,
        confirmed: answer?.event.type === 'restatementAnswered' ? answer.event.confirmed : null,
      },
    ];
  });
}

function composeDecision({ state, policy, texts }: CaseMaterial): AppealView['decision'] {
  const { decision } = state;
  if (!decision) return null;
  return {
    outcome: decision.outcome,
    meaning: findOutcome(policy, decision.outcome)?.meaning ?? decision.outcome,
    adverse: decision.adverse,
    decidedAt: decision.at,
    reasons: decision.reasonsCommitment === null ? null : (texts.byCommitment.get(decision.reasonsCommitment) ?? null),
    parts: decision.contributions.map(({ method, actor, weight }) => ({
      method,
      by: actor.kind === 'human' ? 'person' : 'machine',
      words: `${WORDS[method]}; it was ${WEIGHTS[weight]}`,
    })),
  };
}

const WORDS: Record<Contribution['method'], string> = {
  correlational: 'a comparison with people whose records are similar',
  theoryBased: 'a person’s reasoning from a general theory',
  empathy: 'a person’s effort to see the case from your point of view',
};

const WEIGHTS: Record<Contribution['weight'], string> = {
  principal: 'decisive',
  considered: 'taken into account',
  setAside: 'set aside',
};

function describeStatus(state: CaseState, at: string): string {
  switch (state.phase) {
    case 'received':
      return 'Your case has arrived. A machine will compare it with earlier cases first.';
    case 'scored':
      return 'A machine has compared your case with earlier cases. Nothing is decided.';
    case 'appealWindow':
      return isWindowOpen(state, at)
        ? 'There is a provisional outcome, by a machine. If you think that your case is different, say so: a person will then hear you before anything is decided.'
        : 'The time for saying that your case is different has passed. The decision follows.';
    case 'hearing':
      return describeHearing(state);
    case 'decided':
      return 'Your case is decided.';
    case 'withdrawn':
      return 'The institution has withdrawn your case. No decision was made about you.';
  }
}

function describeHearing(state: CaseState): string {
  const { hearing } = state;
  if (hearing && pendingQuestion(hearing)) return 'The person who hears your case has asked you something.';
  const what = openClaims(state).length > 0 ? 'what you have said' : 'your case';
  if (!hearing?.holding) return `A person will hear ${what} and decide. No machine decides it.`;
  return `A person is hearing ${what}. No machine decides it.`;
}

const parseText = (text: string | undefined): unknown => (text === undefined ? null : (JSON.parse(text) as unknown));

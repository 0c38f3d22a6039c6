import { parseStoredText } from '#db/texts.ts';
import {
  hasRoomForClaim,
  hasRoomForFile,
  hasRoomForHelper,
  isConversationOpen,
  isRemovable,
  restatementAnswerBy,
} from '#workflows/domain/decide/index.ts';
import { addDuration } from '#workflows/domain/duration.ts';
import { isWindowOpen, takesClaims } from '#workflows/domain/appeal-window.ts';
import { PerspectiveRecord } from '#workflows/domain/perspective.ts';
import { wordsFor } from '#workflows/domain/attribute.ts';
import { findOutcome, type Policy } from '#workflows/domain/policy.ts';
import { isHeld } from '#workflows/domain/retention.ts';
import { reviewableUntil } from '#workflows/domain/review-term.ts';
import { BUILTIN_MODEL, sizeOf } from '#workflows/domain/score.ts';
import { comparedFacts } from '#workflows/domain/compared-facts.ts';
import { missingInWords } from '#workflows/domain/score-in-words.ts';
import { policyIn } from '#workflows/domain/translated-policy.ts';
import {
  findingOn,
  isUnderReview,
  openClaims,
  recordOf,
  recordsInForce,
  unheardClaims,
  type CaseState,
  type Claim,
  isBeforeJudge,
} from '#workflows/domain/state.ts';
import { awaitedObjection, pendingQuestion, type Hearing } from '#workflows/domain/hearing.ts';
import type { CaseMaterial } from '#db/cases/read-material.ts';
import { sha256 } from '#db/commitment.ts';
import { messagesIn } from '#db/conversation/conversation.ts';
import { showMeetings } from '../../conversation/shown-meeting.ts';
import { showRecordings } from '../../conversation/shown-recording.ts';
import { showMessage } from '../../conversation/shown-message.ts';
import type { AppealView } from './appeal-view.ts';
import { ENGLISH, type AppealWords } from './appeal-words.ts';
import { composeHearer, type TellableNames } from './compose-hearer.ts';
import { composeSteps } from './compose-steps.ts';

/**
 * A subject's own case as they see it at a moment, in the words of their language.
 *
 * @param helperId of the helper who reads it for them
 * @param names of the people who hear them, where the policy tells subjects those
 */
export function composeAppeal(
  stored: CaseMaterial,
  institution: string,
  draft: AppealView['draft'],
  at: string,
  words: AppealWords = ENGLISH,
  helperId?: string,
  names: TellableNames = new Map(),
): AppealView {
  const policy = policyIn(stored.policy, words.language);
  const material = { ...stored, policy };
  const { state, texts } = material;
  const open = takesClaims(policy, state, at);
  const onHold = [state.legalHold, stored.policyHold ?? undefined].some((hold) => isHeld(hold, at));
  return {
    caseId: material.caseId,
    reference: material.externalRef,
    institution,
    policy: { title: policy.title, version: material.policyVersion },
    phase: state.phase,
    status: describeStatus(material, at, words.status),
    receivedAt: state.receivedAt,
    provisionalOutcome: composeProvisional(material, words.by),
    facts: composeFacts(material),
    appealWindow: state.window && { endsAt: state.window.endsAt, open },
    mayRaiseClaim: open && hasRoomForClaim(state) && ['scored', 'appealWindow', 'hearing'].includes(state.phase),
    full: [
      ...(hasRoomForClaim(state) ? [] : (['claims'] as const)),
      ...(hasRoomForFile(state) ? [] : (['files'] as const)),
      ...(hasRoomForHelper(state) ? [] : (['helpers'] as const)),
    ],
    nothingToAdd: state.nothingToAdd,
    claims: state.claims.map((claim) => {
      const statement = texts.byId.get(claim.claimId) ?? null;
      return {
        id: claim.claimId,
        kind: claim.kind ?? 'exception',
        about: claim.fact === undefined ? null : meaningOf(policy, claim.fact),
        statement,
        receivedAt: claim.raisedAt,
        language: claim.language ?? null,
        writtenDown: claim.writtenDown ?? null,
        withdrawn: claim.withdrawn,
        helper: claim.helperId === undefined ? null : (texts.byId.get(claim.helperId) ?? ''),
        hash: statement === null ? null : sha256(statement),
        heard: findingOn(state, claim.claimId) !== undefined,
        ...composeFinding(state, claim, words.findings),
      };
    }),
    mayClaimLate: !open && hasRoomForClaim(state) && ['appealWindow', 'hearing', 'decided'].includes(state.phase),
    lateClaims: (state.lateClaims ?? []).map(({ claimId, raisedAt, status, reasonCommitment }) => ({
      id: claimId,
      statement: texts.byId.get(claimId) ?? null,
      receivedAt: raisedAt,
      status,
      reason: reasonCommitment === undefined ? null : (texts.byCommitment.get(reasonCommitment) ?? null),
    })),
    reviewableUntil: reviewableUntil(policy, state, at),
    reviewRequests: (state.reviewRequests ?? []).map(({ requestId, at: requestedAt }) => ({
      id: requestId,
      at: requestedAt,
      why: texts.byId.get(requestId) ?? null,
    })),
    underReview: isUnderReview(state),
    questions: composeQuestions(material),
    attachments: material.attachments.map(({ attachmentId, text: _, shown, ...attachment }) => ({
      id: attachmentId,
      ...attachment,
      removable: helperId === undefined && !shown && !onHold && isRemovable(state, attachmentId),
      onHold,
    })),
    restatements: composeRestatements(material),
    decision: composeDecision(material, words),
    withdrawal:
      state.withdrawal && state.phase !== 'withdrawn'
        ? {
            reason: texts.byCommitment.get(state.withdrawal.reasonCommitment) ?? null,
            declined: state.withdrawal.declined,
          }
        : null,
    readBy: helperId === undefined ? 'subject' : 'helper',
    helpers: (state.helpers ?? []).map(({ helperId: id, grantedAt, revoked }) => ({
      id,
      name: texts.byId.get(id) ?? null,
      grantedAt,
      revoked,
    })),
    erasureRequestedAt: state.erasureRequest?.at ?? null,
    messages: messagesIn(material).map(showMessage),
    ...showMeetings(material),
    recording: showRecordings(state),
    mayWrite: isConversationOpen(state),
    ...composeHearer(material, names, words.hearer),
    steps: composeSteps(material, names, words),
    survey: state.surveyed ? 'answered' : state.phase === 'decided' ? 'open' : 'notYet',
    expectations: state.expectationsAnswered ? 'answered' : isBeforeJudge(state) ? 'open' : 'closed',
    study: policy.study?.purpose ?? null,
    draft,
  };
}

/** What a person found on a claim: the subject's to know once the case is decided. */
function composeFinding(
  state: CaseState,
  { claimId, withdrawn }: Claim,
  words: AppealWords['findings'],
): Pick<AppealView['claims'][number], 'finding' | 'found'> {
  const finding = state.phase === 'decided' && !withdrawn ? findingOn(state, claimId)?.finding : undefined;
  return { finding: finding ?? null, found: finding === undefined ? null : words[finding] };
}

/** Number of the facts that counted most which are named to a subject. */
const MAX_HEAVIEST = 3;

function composeProvisional(
  { state, policy, score, facts }: CaseMaterial,
  by: AppealWords['by'],
): AppealView['provisionalOutcome'] {
  if (!state.score || !score) return null;
  const { referenceClass, calibrated, model, modelWeight, probability, attributeWeights = {}, valueRates } = score;
  const missing = missingInWords(policy, score, facts);
  return {
    outcome: state.score.provisionalOutcome,
    meaning: findOutcome(policy, state.score.provisionalOutcome)?.meaning ?? state.score.provisionalOutcome,
    adverse: state.score.adverse,
    by: state.score.model === BUILTIN_MODEL ? by.builtin : by.languageModel,
    made: {
      neighbours: sizeOf(referenceClass),
      share: referenceClass.baseRate,
      calibrated: calibrated ?? null,
      model: model.probability,
      modelWeight,
      probability,
      event: policy.adverseEvent.meaning,
      heaviest: Object.entries(attributeWeights)
        .toSorted(([, a], [, b]) => b - a)
        .filter(([, weight]) => weight > 0)
        .map(([name]) => meaningOf(policy, name))
        .filter((meaning) => !missing.leftOut.includes(meaning))
        .slice(0, MAX_HEAVIEST),
      byRates: valueRates !== undefined,
      missing: missing.leftOut,
      missingCompared: missing.compared,
      compared: comparedFacts(policy, score, facts),
    },
    factors: score.principalFactors.map(({ attribute, value, comparisonValue }) => {
      const declared = policy.attributes.find((each) => each.name === attribute);
      return {
        attribute,
        meaning: meaningOf(policy, attribute),
        value,
        comparisonValue,
        unit: declared && 'unit' in declared ? declared.unit : null,
        words: (declared && wordsFor(declared, value)) ?? null,
        comparisonWords: (declared && wordsFor(declared, comparisonValue)) ?? null,
      };
    }),
  };
}

const meaningOf = ({ attributes }: Pick<Policy, 'attributes'>, name: string): string =>
  attributes.find((each) => each.name === name)?.meaning ?? name;

const composeFacts = ({ policy, facts }: CaseMaterial): AppealView['facts'] =>
  policy.attributes.flatMap((attribute) => {
    const value = facts[attribute.name];
    if (value === undefined) return [];
    return [
      {
        attribute: attribute.name,
        meaning: attribute.meaning,
        value,
        unit: 'unit' in attribute ? attribute.unit : null,
        words: wordsFor(attribute, value) ?? null,
      },
    ];
  });

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
      earlierAnswerBy: question.earlierAnswerBy ?? null,
      status: question.status,
      answer: answered?.event.type === 'questionAnswered' ? (texts.byId.get(answered.event.answerId) ?? null) : null,
    };
  });
}

/** Only the judge's restatement of the subject's own view leaves a record; the rest of it is the judge's. */
function composeRestatements({ state, policy, texts }: CaseMaterial): AppealView['restatements'] {
  return recordsInForce(state).flatMap((summary) => {
    const { recordId } = summary;
    const record = PerspectiveRecord.safeParse(parseStoredText(texts.byId.get(recordId)));
    if (!record.success) return [];
    return [
      {
        recordId,
        restatement: record.data.otherOrientedPerspective.restatement,
        confirmed: summary.restatement?.confirmed ?? null,
        answerBy: state.phase === 'hearing' ? restatementAnswerBy(policy, state, summary) : null,
      },
    ];
  });
}

function composeDecision(
  { state, policy, texts }: CaseMaterial,
  { methods, weights, part, individualFacts: roles }: AppealWords,
): AppealView['decision'] {
  const { decision } = state;
  if (!decision) return null;
  const role = decision.individualFacts ?? null;
  return {
    outcome: decision.outcome,
    meaning: findOutcome(policy, decision.outcome)?.meaning ?? decision.outcome,
    adverse: decision.adverse,
    decidedAt: decision.at,
    reasons: decision.reasonsCommitment === null ? null : (texts.byCommitment.get(decision.reasonsCommitment) ?? null),
    remedy: decision.adverse ? composeRemedy(policy, decision.at) : null,
    individualFacts: role && {
      playedCausalRole: role.playedCausalRole,
      words: role.playedCausalRole ? roles.changedTheOutcome : roles.changedNothing,
      changes: role.changes.flatMap(({ commitment }) => texts.byCommitment.get(commitment) ?? []),
    },
    parts: decision.contributions.map(({ method, actor, weight }) => ({
      method,
      by: actor.kind === 'human' ? 'person' : 'machine',
      words: part(methods[method], weights[weight]),
    })),
  };
}

function composeRemedy(
  { remedy }: Pick<CaseMaterial['policy'], 'remedy'>,
  decidedAt: string,
): NonNullable<AppealView['decision']>['remedy'] {
  if (!remedy) return null;
  const { what, office, within, contact } = remedy;
  return { what, office, until: within === undefined ? null : addDuration(decidedAt, within), contact };
}

function describeStatus(material: CaseMaterial, at: string, words: AppealWords['status']): string {
  const { policy, state } = material;
  switch (state.phase) {
    case 'received':
    case 'scored':
    case 'decided':
    case 'withdrawn':
      return words[state.phase];
    case 'appealWindow':
      return takesClaims(policy, state, at) ? words.windowOpen : words.windowOver;
    case 'hearing':
      return describeHearing(material, at, words);
  }
}

function describeHearing({ policy, state }: CaseMaterial, at: string, words: AppealWords['status']): string {
  const { hearing } = state;
  const hasClaims = openClaims(state).length > 0;
  if (!hearing) return words.caseWaits;
  if (awaitedObjection(hearing)) return words.objected;
  if (isUnderReview(state) && !pendingQuestion(hearing)) return words.underReview;
  if (state.withdrawal?.declined === false && hasClaims) return words.withdrawalAsked;
  if (pendingQuestion(hearing)) return words.asked;
  if (hearing.proposal) return words.signatureWaits;
  if (isHeardByAnother(state, hearing)) return words.anotherHears;
  if (!hearing.holding) return hasClaims ? words.claimWaits : words.caseWaits;
  const record = recordOf(state, hearing.holding.judgeId);
  if (record && hasClaims && unheardClaims(state).length === 0) {
    if (!record.restatement) return words.restated;
    if (isWindowOpen(policy, state, at) && !state.nothingToAdd) return words.heardWaits;
  }
  return hasClaims ? words.claimIsHeard : words.caseIsHeard;
}

/** Whether one judge has heard the case, and the hearing is waiting for or assigned to a judge who has not yet. */
function isHeardByAnother(state: CaseState, { holding, deliberation }: Hearing): boolean {
  if (deliberation?.closed === false) return true;
  if (recordsInForce(state).length === 0 || unheardClaims(state).length > 0) return false;
  return !holding || recordOf(state, holding.judgeId) === undefined;
}

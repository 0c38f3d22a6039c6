import { parseStoredText } from '#db/texts.ts';
import { wordsFor } from '#workflows/domain/attribute.ts';
import { isConversationOpen, sourcesOf } from '#workflows/domain/decide/index.ts';
import { isWindowOpen } from '#workflows/domain/appeal-window.ts';
import { earlierFactsOf } from '#db/cases/earlier-facts.ts';
import type { TrailEvent } from '#workflows/domain/event.ts';
import type { Facts, Policy } from '#workflows/domain/policy.ts';
import { mayAct, type Principal } from '#workflows/domain/may-act.ts';
import { comparedFacts } from '#workflows/domain/compared-facts.ts';
import { minLettersOf } from '#workflows/domain/record-floor.ts';
import { factorsInWords, weightsInWords, missingInWords } from '#workflows/domain/score-in-words.ts';
import { recordOf, recordsInForce } from '#workflows/domain/state.ts';
import type { DecisionSummary } from '#workflows/domain/decision.ts';
import { awaitedObjection, type Hearing } from '#workflows/domain/hearing.ts';
import type { CaseMaterial } from '#db/cases/read-material.ts';
import { messagesIn } from '#db/conversation/conversation.ts';
import { showMeetings } from '../../conversation/shown-meeting.ts';
import { showRecordings } from '../../conversation/shown-recording.ts';
import { showMessage } from '../../conversation/shown-message.ts';
import {
  BlindHearingView,
  BlindSignerHearingView,
  ScoreBlindHearingView,
  SignerHearingView,
  type HearingView,
  type ServedHearingView,
} from './hearing-view.ts';

/** What every hearing says of the fields of a perspective record. */
export const NOTICE =
  'These fields are evidence of procedure, not proof of an inner state. They record what a person did to take another person’s point of view.';

export interface ComposedHearing {
  view: ServedHearingView;
  disclosesScore: boolean;
}

/**
 * A hearing as one judge may see it now: before their own perspective record without score, neighbours, factors, rationale,
 * or any other judge's record; afterwards whole.
 *
 * @param heldBack leaves the view as before the record, for a judge who has not asked for the reveal yet
 */
export function composeHearing(
  material: CaseMaterial,
  hearing: Hearing,
  judge: Principal,
  drafts: HearingView['drafts'],
  at: string,
  heldBack = false,
): ComposedHearing {
  const whole = composeWhole(material, hearing, judge, drafts, at);
  const hasRecord = recordOf(material.state, judge.id) !== undefined;
  if (hasRecord && !heldBack) return { view: whole, disclosesScore: whole.score !== null };
  if (!hasRecord && whole.you.maySign && material.policy.blind !== 'none') {
    const view =
      material.policy.blind === 'score' ? strip(SignerHearingView, whole) : strip(BlindSignerHearingView, whole);
    return { view, disclosesScore: false };
  }
  switch (material.policy.blind) {
    case 'scoreAndOutcome':
      return { view: strip(BlindHearingView, whole), disclosesScore: false };
    case 'score':
      return { view: strip(ScoreBlindHearingView, whole), disclosesScore: false };
    case 'none':
      return {
        view: whole.you.maySign ? whole : { ...whole, records: [], theories: [], comparisons: [], deliberation: null },
        disclosesScore: whole.score !== null,
      };
  }
}

/** Only the keys that a view's schema knows, checked. */
function strip<View>(schema: { shape: object; parse: (value: unknown) => View }, whole: HearingView): View {
  return schema.parse(Object.fromEntries(Object.entries(whole).filter(([key]) => key in schema.shape)));
}

function composeWhole(
  material: CaseMaterial,
  hearing: Hearing,
  judge: Principal,
  drafts: HearingView['drafts'],
  at: string,
): HearingView {
  const { policy, state, texts, caseId } = material;
  const mine = recordOf(state, judge.id);
  return {
    id: caseId,
    caseId,
    externalRef: material.externalRef,
    phase: state.phase,
    policy: {
      key: material.policyKey,
      version: material.policyVersion,
      title: policy.title,
      kind: policy.kind,
      outcomes: policy.outcomes.map(({ name, adverse, meaning }) => ({ name, adverse, meaning })),
      minLetters: minLettersOf(policy),
      theories: policy.theories ?? [],
    },
    openedAt: hearing.openedAt,
    dueAt: hearing.dueAt,
    reminded: hearing.reminded,
    overdue: hearing.overdue,
    legalDeadline: state.legalDeadline,
    appealWindow: state.window && { endsAt: state.window.endsAt, open: isWindowOpen(policy, state, at) },
    nothingToAdd: state.nothingToAdd,
    reach: {
      reached: state.notified,
      since: state.unreached?.since ?? null,
      why: state.unreached?.why ?? null,
    },
    facts: composeFacts(policy, material.facts),
    ...(state.corrections !== undefined && {
      earlierFacts: earlierFactsOf(material.trail, texts.byCommitment).map(({ facts, ...corrected }) => ({
        facts: facts && composeFacts(policy, facts),
        ...corrected,
      })),
    }),
    claims: state.claims.map((claim) => ({
      id: claim.claimId,
      raisedAt: claim.raisedAt,
      withdrawn: claim.withdrawn,
      kind: claim.kind ?? 'exception',
      ...(claim.fact !== undefined && {
        about: policy.attributes.find(({ name }) => name === claim.fact)?.meaning ?? claim.fact,
      }),
      statement: texts.byId.get(claim.claimId) ?? null,
      ...(claim.language !== undefined && { language: claim.language }),
      ...(claim.writtenDown && { writtenDown: claim.writtenDown }),
      ...(claim.helperId !== undefined && { helper: texts.byId.get(claim.helperId) ?? '' }),
    })),
    reviewRequests: (state.reviewRequests ?? []).map(({ requestId, at: requestedAt }) => ({
      id: requestId,
      at: requestedAt,
      why: texts.byId.get(requestId) ?? null,
    })),
    questions: composeQuestions(material, hearing),
    attachments: material.attachments.map(({ attachmentId, shown: _, ...attachment }) => {
      const originalOf = state.attachments.find((each) => each.attachmentId === attachmentId)?.originalOf;
      return { id: attachmentId, ...attachment, ...(originalOf !== undefined && { originalOf }) };
    }),
    messages: messagesIn(material).map(showMessage),
    ...showMeetings(material),
    recording: showRecordings(state),
    mayWrite: hearing.holding?.judgeId === judge.id && isConversationOpen(state),
    questionsLeft: Math.max(policy.hearing.questions.maximum - hearing.questions.length, 0),
    you: {
      holding: hearing.holding?.judgeId === judge.id,
      leaseUntil: hearing.holding?.judgeId === judge.id ? hearing.holding.leaseUntil : null,
      recordId: mine?.recordId ?? null,
      deliberating:
        hearing.deliberation?.closed === false &&
        hearing.deliberation.judgeIds.includes(judge.id) &&
        !hearing.deliberation.notedBy.includes(judge.id),
      maySign: mayAct(judge, 'signDecision', { institutionId: judge.institutionId, state }),
    },
    waitsForObjection: awaitedObjection(state.hearing) !== undefined,
    drafts,
    notice: NOTICE,
    grounds: hearing.grounds,
    provisionalOutcome: state.score && { outcome: state.score.provisionalOutcome, adverse: state.score.adverse },
    score: material.score,
    scoreInWords: material.score && {
      factors: factorsInWords(policy, material.score),
      weights: weightsInWords(policy, material.score),
      missing: missingInWords(policy, material.score, material.facts),
      compared: comparedFacts(policy, material.score, material.facts),
    },
    unscored: state.unscored,
    records: composeRecords(material),
    theories: hearing.theories.map((theory) => ({
      id: theory.assessmentId,
      judge: theory.judgeId,
      assessment: parseStoredText(texts.byId.get(theory.assessmentId)),
    })),
    comparisons: (hearing.comparisons ?? []).map(({ judgeId, fit, reasonsCommitment }) => ({
      judge: judgeId,
      fit,
      reasons: texts.byCommitment.get(reasonsCommitment) ?? null,
    })),
    sources: sourcesOf(state, judge.id).map((source) => ({
      id: source.sourceId,
      method: source.method,
      judge: source.judgeId,
    })),
    deliberation: composeDeliberation(material, hearing),
    proposal: hearing.proposal && composeDecision(material, hearing.proposal),
    decision: state.decision && composeDecision(material, state.decision),
  };
}

/** Facts in the order and the words of their policy. */
export const composeFacts = (policy: Pick<Policy, 'attributes'>, facts: Facts): HearingView['facts'] =>
  policy.attributes.flatMap(({ name, meaning, ...attribute }) => {
    const value = facts[name];
    if (value === undefined) return [];
    const words = wordsFor(attribute, value);
    return [
      {
        attribute: name,
        meaning,
        ...('unit' in attribute && { unit: attribute.unit }),
        value,
        ...(words !== undefined && { words }),
      },
    ];
  });

/** Questions to the subject with their answers, as a dialogue. */
function composeQuestions({ texts, trail }: CaseMaterial, hearing: Hearing): HearingView['questions'] {
  return hearing.questions.map((question) => {
    const answered = trail.find(
      ({ event }) => event.type === 'questionAnswered' && event.questionId === question.questionId,
    );
    return {
      id: question.questionId,
      askedAt: question.askedAt,
      answerBy: question.answerBy,
      status: question.status,
      question: texts.byId.get(question.questionId) ?? null,
      ...(answered?.event.type === 'questionAnswered' && {
        answer: {
          id: answered.event.answerId,
          answeredAt: answered.at,
          text: texts.byId.get(answered.event.answerId) ?? null,
        },
      }),
    };
  });
}

function composeRecords({ state, texts, trail }: CaseMaterial): HearingView['records'] {
  return recordsInForce(state).map((record) => {
    const entry = trail.find(({ seq }) => seq === record.seq);
    const reason = entry?.event.type === 'perspectiveRecorded' ? entry.event.changeReasonCommitment : null;
    return {
      id: record.recordId,
      version: record.version,
      judge: record.judgeId,
      recordedAt: record.at,
      record: parseStoredText(texts.byId.get(record.recordId)),
      changeReason: reason === null ? null : (texts.byCommitment.get(reason) ?? null),
      findings: record.findings.map(({ claimId, confidence, ...found }) => ({
        claimId,
        finding: found.finding,
        confidence,
        ...(found.finding === 'exceptional' && { individualFactIds: found.individualFactIds }),
      })),
      restatement: restatementAnswer(trail, texts, record.recordId),
    };
  });
}

function restatementAnswer(
  trail: TrailEvent[],
  texts: CaseMaterial['texts'],
  recordId: string,
): HearingView['records'][number]['restatement'] {
  const answer = trail.findLast(({ event }) => event.type === 'restatementAnswered' && event.recordId === recordId);
  if (answer?.event.type !== 'restatementAnswered') return null;
  const { confirmed, correctionCommitment } = answer.event;
  return {
    confirmed,
    correction: correctionCommitment === null ? null : (texts.byCommitment.get(correctionCommitment) ?? null),
    at: answer.at,
  };
}

function composeDeliberation({ trail, texts }: CaseMaterial, hearing: Hearing): HearingView['deliberation'] {
  const { deliberation } = hearing;
  if (!deliberation) return null;
  return {
    judges: deliberation.judgeIds,
    closed: deliberation.closed,
    agreed: deliberation.agreed,
    notes: trail.flatMap(({ event, at }) =>
      event.type === 'deliberationNoted'
        ? [{ judge: event.judgeId, note: texts.byCommitment.get(event.noteCommitment) ?? null, at }]
        : [],
    ),
  };
}

/** A decision in words that its readers share. */
function composeDecision({ texts }: CaseMaterial, decision: DecisionSummary): NonNullable<HearingView['decision']> {
  return {
    id: decision.decisionId,
    outcome: decision.outcome,
    adverse: decision.adverse,
    decidedBy: decision.judgeId,
    decidedAt: decision.at,
    reasons: decision.reasonsCommitment === null ? null : (texts.byCommitment.get(decision.reasonsCommitment) ?? null),
    outcomeWithoutIndividualFacts: decision.outcomeWithoutIndividualFacts,
    individualFacts: composeFactsRole(texts, decision),
  };
}

function composeFactsRole(
  texts: CaseMaterial['texts'],
  { individualFacts: role }: DecisionSummary,
): NonNullable<HearingView['decision']>['individualFacts'] {
  if (!role) return null;
  const changes = role.changes.map(({ factId, commitment }) => ({
    id: factId,
    changed: texts.byCommitment.get(commitment) ?? null,
  }));
  return { ...role, changes };
}

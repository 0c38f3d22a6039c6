import type { FindingKind } from '#workflows/domain/finding.ts';
import type { NoticeLanguage } from '#workflows/domain/language.ts';
import type { Contribution } from '#workflows/domain/method.ts';

/** The sentences that a subject's view of their case is made of, in one language. */
export interface AppealWords {
  language: NoticeLanguage;
  /** What gave the provisional outcome. */
  by: Record<'languageModel' | 'builtin', string>;
  methods: Record<Contribution['method'], string>;
  weights: Record<Contribution['weight'], string>;
  /** What a person found on a claim. */
  findings: Record<FindingKind, string>;
  /** Whether what is individual about the case changed the outcome. */
  individualFacts: Record<'changedTheOutcome' | 'changedNothing', string>;
  /** Joins a method and its weight. */
  part: (method: string, weight: string) => string;
  status: Record<
    | 'received'
    | 'scored'
    | 'windowOpen'
    | 'windowOver'
    | 'asked'
    | 'claimWaits'
    | 'caseWaits'
    | 'claimIsHeard'
    | 'caseIsHeard'
    | 'restated'
    | 'heardWaits'
    | 'anotherHears'
    | 'signatureWaits'
    | 'withdrawalAsked'
    | 'underReview'
    | 'objected'
    | 'decided'
    | 'withdrawn',
    string
  >;
  /** Who hears them, by role or by name. */
  hearer: { judge: string; supervisor: string; named: (name: string, role: string) => string };
  /** What an export of everything about them leaves out, a sentence each. */
  notExported: string[];
  /** What has happened in the case, a sentence each. */
  steps: Record<StepName, string> & { taken: (by: string) => string };
}

/** What of a case's trail its subject is told in a sentence of its own. */
export type StepName =
  | 'received'
  | 'scored'
  | 'unscored'
  | 'notified'
  | 'claimed'
  | 'claimedTooLate'
  | 'claimWithdrawn'
  | 'claimedLate'
  | 'lateClaimDeclined'
  | 'reopened'
  | 'fileAdded'
  | 'fileRemoved'
  | 'rested'
  | 'windowClosed'
  | 'windowExtended'
  | 'answerTermExtended'
  | 'hearingOpened'
  | 'hearingClosed'
  | 'givenBack'
  | 'steppedBack'
  | 'givenToAnother'
  | 'toSupervisor'
  | 'toAnother'
  | 'overdue'
  | 'asked'
  | 'answered'
  | 'unanswered'
  | 'recorded'
  | 'confirmed'
  | 'corrected'
  | 'revealed'
  | 'deliberating'
  | 'proposed'
  | 'signatureRefused'
  | 'decided'
  | 'withdrawalProposed'
  | 'withdrawalAgreed'
  | 'withdrawalDeclined'
  | 'withdrawn'
  | 'objected'
  | 'objectionOverdue'
  | 'objectionUpheld'
  | 'objectionDeclined'
  | 'timesProposed'
  | 'timeChosen'
  | 'appointmentMoved'
  | 'appointmentCancelled'
  | 'appointmentMissed'
  | 'minuteRecorded'
  | 'minuteConfirmed'
  | 'minuteCorrected'
  | 'recordingAllowed'
  | 'recordingNotAllowed'
  | 'recordingAdded';

export const ENGLISH: AppealWords = {
  language: 'en',
  by: {
    languageModel: 'a language model, by comparison with earlier cases',
    builtin: 'a statistical comparison with earlier cases, by a program that is not a language model',
  },
  methods: {
    correlational: 'a comparison with people whose records are similar',
    theoryBased: 'a person’s reasoning from a general theory',
    empathy: 'a person’s effort to see the case from your point of view',
  },
  weights: { principal: 'decisive', considered: 'taken into account', setAside: 'set aside' },
  findings: {
    exceptional: 'A person found that your case really is different.',
    specialPleading: 'A person took your point of view and did not find your case different enough.',
    cannotDecipher:
      'The people who heard this could not make sense of it. That alone did not lead to a decision against you.',
  },
  individualFacts: {
    changedTheOutcome: 'What is particular about your case changed the outcome.',
    changedNothing:
      'What is particular about your case was seen, but it did not change the outcome: it would have been the same without it.',
  },
  part: (method, weight) => `${method}; it was ${weight}`,
  status: {
    received: 'Your case has arrived. A machine will compare it with earlier cases first.',
    scored: 'A machine has compared your case with earlier cases. Nothing is decided.',
    windowOpen:
      'A machine has produced a provisional outcome. If you think that your case is different, say so: a person will then hear you before anything is decided.',
    windowOver: 'The time for saying that your case is different has passed. The decision will follow.',
    asked: 'The person hearing your case has asked you a question.',
    claimWaits: 'A person will hear what you have said and decide. No machine decides it.',
    caseWaits: 'A person will hear your case and decide. No machine decides it.',
    claimIsHeard: 'A person is hearing what you have said. No machine decides it.',
    caseIsHeard: 'A person is hearing your case. No machine decides it.',
    restated:
      'A person has heard you and has written down how things look from your side. Please say whether they have understood you.',
    heardWaits:
      'A person has heard you. The decision waits until the time to say more is up, or until you say that you have nothing to add.',
    anotherHears:
      'A person has heard you. Another person will hear you as well before anything is decided. No machine decides it.',
    signatureWaits:
      'A person has heard you and proposes a decision. A second person has to agree before it takes effect.',
    withdrawalAsked:
      'The institution wants to withdraw your case. Only you can agree to that. Until you do, a person continues to hear you.',
    underReview:
      'A person is looking at your case again. The decision below stays in force until they confirm it or replace it.',
    objected:
      'You have objected to the person who hears you. The hearing waits until a supervisor has answered you. Nothing is decided meanwhile.',
    decided: 'Your case is decided.',
    withdrawn: 'The institution has withdrawn your case. No decision was made about you.',
  },
  notExported: [
    'What judges wrote for themselves: their perspective records beyond the restatement of your view, theory assessments and notes of deliberation.',
    'Reasons that staff gave for steps of the procedure. You read those of the decision.',
    'The earlier cases that yours was compared with, because they are about other people.',
  ],
  hearer: { judge: 'a judge', supervisor: 'a supervisor', named: (name, role) => `${name}, ${role}` },
  steps: {
    received: 'Your case arrived.',
    scored: 'A machine compared your case with earlier cases.',
    unscored: 'No machine could assess your case, so a person hears it.',
    notified: 'You were told where your case stands.',
    claimed: 'You said that your case is different.',
    claimedTooLate: 'You wrote after your deadline, and were told so.',
    claimWithdrawn: 'You took back what you had said.',
    claimedLate: 'You said after your deadline that your case is different.',
    lateClaimDeclined: 'A supervisor did not admit what you said after your deadline.',
    reopened: 'A supervisor had your case heard again.',
    fileAdded: 'You added a file.',
    fileRemoved: 'You removed a file.',
    rested: 'You said that you have nothing to add.',
    windowClosed: 'Your time to say that your case is different ended.',
    windowExtended: 'You were given more time.',
    answerTermExtended: 'You were given more time to answer the question.',
    hearingOpened: 'Your case went to the people who hear cases.',
    hearingClosed: 'Nothing was left to hear, because you took back what you had said.',
    taken: (by) => `Your case was taken on by ${by}.`,
    givenBack: 'The person who had your case gave it back, so that another can take it.',
    steppedBack: 'A person stepped back from your case.',
    givenToAnother: 'A supervisor gave your case to another person.',
    toSupervisor: 'Your case went to a supervisor.',
    toAnother: 'Your case went to another person, who hears it as well.',
    overdue: 'Your case is taking longer than planned. That does not count against you.',
    asked: 'You were asked a question.',
    answered: 'You answered the question.',
    unanswered: 'The time to answer the question ended. That does not count against you.',
    recorded: 'A person wrote down how things look from your side.',
    confirmed: 'You said that they had understood you.',
    corrected: 'You said what they had not understood.',
    revealed: 'Only then was that person shown what the machine made of your case.',
    deliberating: 'The two people who heard you see it differently, and are talking about it.',
    proposed: 'A person proposed a decision, and a second person has to agree.',
    signatureRefused: 'The second person did not agree with the proposed decision.',
    decided: 'Your case was decided.',
    withdrawalProposed: 'The institution asked you whether it may withdraw your case.',
    withdrawalAgreed: 'You agreed to the withdrawal of your case.',
    withdrawalDeclined: 'You said that you want to be heard.',
    withdrawn: 'The institution withdrew your case.',
    objected: 'You objected to the person who hears you.',
    objectionOverdue: 'A supervisor has not answered your objection in time, and was reminded.',
    objectionUpheld: 'A supervisor agreed with your objection: another person hears you.',
    objectionDeclined: 'A supervisor did not agree with your objection.',
    timesProposed: 'The person who hears you proposed times to meet.',
    timeChosen: 'You chose a time to meet.',
    appointmentMoved: 'The person who hears you proposed other times to meet.',
    appointmentCancelled: 'The appointment was cancelled.',
    appointmentMissed: 'The appointment did not take place. That does not count against you.',
    minuteRecorded: 'The person who hears you wrote down what was said when you met.',
    minuteConfirmed: 'You confirmed what was written down about the meeting.',
    minuteCorrected: 'You corrected what was written down about the meeting.',
    recordingAllowed: 'You allowed meetings to be recorded.',
    recordingNotAllowed: 'You do not allow meetings to be recorded. Recordings that there were are deleted.',
    recordingAdded: 'A recording or a transcript of a meeting was added.',
  },
};

import type { CaseView } from '../views/institution/case-view.ts';

type Notice = CaseView['notices'][number];

/** Names of the occasions of notices on pages. */
export const NOTICE_NAMES: Record<Notice['about'], string> = {
  provisionalOutcome: 'provisional outcome',
  question: 'a question',
  restatement: 'a restatement',
  windowExtended: 'more time',
  decision: 'the decision',
  withdrawalProposed: 'a proposed withdrawal',
  withdrawal: 'withdrawal',
  newLink: 'a new link',
  lateClaimDeclined: 'a late claim that is declined',
  reopened: 'a case that is heard again',
  claimWrittenDown: 'a claim that was written down',
  contactCorrected: 'a corrected contact',
  message: 'a message',
  appointment: 'an appointment',
  minute: 'a minute of a meeting',
  objectionAnswered: 'the answer to an objection',
  factsCorrected: 'corrected facts',
  claimReceived: 'receipt of a claim',
  windowEnding: 'a reminder that the time to answer ends',
};

/** Names of the states of a notice on pages. */
export const NOTICE_STATES: Record<Notice['status'], string> = {
  pending: 'on its way',
  onPaper: 'a letter that waits',
  handedOver: 'handed over',
  undeliverable: 'undeliverable',
};

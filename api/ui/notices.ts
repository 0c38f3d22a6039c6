import type { CaseView } from '../views/institution/case-view.ts';

type Notice = CaseView['notices'][number];

/** What pages call the occasions of notices. */
export const NOTICE_NAMES: Record<Notice['about'], string> = {
  provisionalOutcome: 'provisional outcome',
  question: 'a question',
  restatement: 'a restatement',
  windowExtended: 'more time after an outage',
  decision: 'the decision',
  withdrawalProposed: 'a withdrawal to agree to',
  withdrawal: 'withdrawal',
  newLink: 'a new link',
};

/** What pages call what became of a notice. */
export const NOTICE_STATES: Record<Notice['status'], string> = {
  pending: 'on its way',
  handedOver: 'handed over',
  undeliverable: 'undeliverable',
};

import type { CaseView } from '../views/institution/case-view.ts';
import { say, type Phrase } from './say.ts';

type Notice = CaseView['notices'][number];

/** Names of the occasions of notices on pages. */
export const NOTICE_NAMES: Record<Notice['about'], Phrase> = {
  provisionalOutcome: say`provisional outcome`,
  question: say`a question`,
  restatement: say`a restatement`,
  windowExtended: say`more time`,
  decision: say`the decision`,
  withdrawalProposed: say`a proposed withdrawal`,
  withdrawal: say`withdrawal`,
  newLink: say`a new link`,
  lateClaimDeclined: say`a late claim that is declined`,
  reopened: say`a case that is heard again`,
  claimWrittenDown: say`a claim that was written down`,
  contactCorrected: say`a corrected contact`,
  message: say`a message`,
  appointment: say`an appointment`,
  minute: say`a minute of a meeting`,
  objectionAnswered: say`the answer to an objection`,
  factsCorrected: say`corrected facts`,
  claimReceived: say`receipt of a claim`,
  windowEnding: say`a reminder that the time to answer ends`,
};

/** Names of the states of a notice on pages. */
export const NOTICE_STATES: Record<Notice['status'], Phrase> = {
  pending: say`on its way`,
  onPaper: say`a letter that waits`,
  handedOver: say`handed over`,
  undeliverable: say`undeliverable`,
};

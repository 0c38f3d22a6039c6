import type { StaffRole } from './actor.ts';
import { barOf } from './obstacle.ts';
import { isHelping, recordOf, type CaseState } from './state.ts';
import { openObjection } from './hearing.ts';

/**
 * A person or program that asks to act. `roles` is empty for a subject, whose `id` is the case's subject id, and for the
 * engine.
 */
export interface Principal {
  kind: 'human' | 'machine' | 'subject' | 'engine';
  id: string;
  institutionId: string;
  roles: readonly StaffRole[];
  /** Set for a helper who acts for the subject: the subject's grant. */
  helperId?: string | undefined;
}

/** What is acted on: something of an institution, and for actions on a case, the case. */
export interface Target {
  institutionId: string;
  state?: CaseState;
  /** The staff member has declared a conflict with this case. */
  conflicted?: boolean;
}

interface Rule {
  /** Staff roles that may, each with the relation to the case that it needs, if any. */
  staff?: Partial<Record<StaffRole, Relation | null>>;
  /** Whether only a person who signed in may: every step that takes a person's own judgement. */
  person?: true;
  /** `alone`: no helper does it for them. */
  subject?: true | 'alone';
  engine?: true;
}

/** How a judge has to stand to a hearing. */
type Relation = (principal: Principal, state: CaseState) => boolean;

const holds: Relation = ({ id }, { hearing }) => hearing?.holding?.judgeId === id;
const isPerson: Relation = ({ kind }) => kind === 'human';
const isRecused: Relation = ({ id }, { hearing }) => hearing?.recused.includes(id) === true;

/** Holds it, or handed it to the colleague who does. */
const mayHandOver: Relation = (principal, state) =>
  holds(principal, state) || (!isRecused(principal, state) && state.hearing?.holding?.delegatedBy === principal.id);

/** Holds it, or has a record of their own in it. */
const takesPart: Relation = (principal, state) =>
  !isRecused(principal, state) && (holds(principal, state) || recordOf(state, principal.id) !== undefined);

const mayTake: Relation = ({ id }, state) => barOf(state, id) === null;

const mayTakeAsJudge: Relation = (principal, state) =>
  state.hearing?.seeking.role === 'judge' && mayTake(principal, state);

/** Has, or had, a part in it. */
const tookPart: Relation = (principal, state) =>
  holds(principal, state) ||
  recordOf(state, principal.id) !== undefined ||
  state.hearing?.formerHolders?.includes(principal.id) === true;

const staysOutside: Relation = (principal, state) => !tookPart(principal, state);

const deliberates: Relation = (principal, state) =>
  !isRecused(principal, state) && state.hearing?.deliberation?.judgeIds.includes(principal.id) === true;

/** Nobody answers an objection to themselves. */
const isNotObjectedTo: Relation = ({ id }, { hearing }) => openObjection(hearing)?.judgeId !== id;

/** A second signature has to come from another person than the judge. */
const maySign: Relation = (principal, state) =>
  !isRecused(principal, state) && state.hearing?.proposal != null && state.hearing.proposal.judgeId !== principal.id;

/** A second signer has to be able to read what they sign. */
const takesPartOrSigns: Relation = (principal, state) => takesPart(principal, state) || maySign(principal, state);

/** Holds the hearing, or decided it and has changed their mind. */
const decides: Relation = (principal, state) =>
  !isRecused(principal, state) &&
  (state.phase === 'decided' ? state.decision?.judgeId === principal.id : holds(principal, state));

/** A supervisor may also supersede any judge's decision, but not one that was made without a judge. */
const decidesOrOversees: Relation = (principal, state) =>
  !isRecused(principal, state) &&
  (holds(principal, state) || (state.phase === 'decided' && state.decision?.judgeId != null));

const RULES = {
  readPolicies: { staff: { institution: null, judge: null, supervisor: null, auditor: null } },
  writePolicies: { staff: { institution: null } },
  importPrecedents: { staff: { institution: null } },
  readPrecedents: { staff: { institution: null, auditor: null } },
  openDocket: { staff: { institution: null } },
  readDockets: { staff: { institution: null, auditor: null } },
  readCases: { staff: { institution: null, auditor: null } },
  withdrawCase: { staff: { institution: null } },
  correctContact: { staff: { institution: null, supervisor: isPerson } },
  reportBounce: { staff: { institution: null } },
  correctFacts: { staff: { institution: null } },
  handOverLetter: { staff: { institution: null, supervisor: isPerson } },
  replaceLink: { staff: { institution: null, supervisor: isPerson } },
  recordLaterOutcome: { staff: { institution: null } },
  eraseSubject: { staff: { institution: null }, engine: true },
  setLegalHold: { staff: { supervisor: null }, person: true },
  listHearings: { staff: { judge: null, supervisor: null } },
  takeNextHearing: { staff: { judge: null, supervisor: null }, person: true },
  readHearing: { staff: { judge: takesPartOrSigns, supervisor: takesPartOrSigns }, person: true },
  assign: { staff: { judge: mayTakeAsJudge, supervisor: mayTake }, person: true },
  /** Saving a draft asks for it; it has no call of its own. */
  renewLease: { staff: { judge: holds, supervisor: holds }, person: true },
  release: { staff: { judge: holds, supervisor: holds }, person: true },
  delegate: { staff: { judge: mayHandOver, supervisor: mayHandOver }, person: true },
  recuse: { staff: { judge: null, supervisor: null }, person: true },
  /** A judge's own drafts, even after the hearing went to another judge. */
  saveDraft: { staff: { judge: tookPart, supervisor: tookPart }, person: true },
  readDrafts: { staff: { judge: tookPart, supervisor: tookPart }, person: true },
  askQuestion: { staff: { judge: holds, supervisor: holds }, person: true },
  recordPerspective: { staff: { judge: takesPart, supervisor: takesPart }, person: true },
  reveal: { staff: { judge: takesPart, supervisor: takesPart }, person: true },
  assessTheory: { staff: { judge: holds, supervisor: holds }, person: true },
  assessComparison: { staff: { judge: takesPart, supervisor: takesPart }, person: true },
  noteDeliberation: { staff: { judge: deliberates, supervisor: deliberates }, person: true },
  recordDecision: { staff: { judge: decides, supervisor: decidesOrOversees }, person: true },
  signDecision: { staff: { judge: maySign, supervisor: maySign }, person: true },
  reassign: { staff: { supervisor: null }, person: true },
  escalate: { staff: { supervisor: null }, person: true, engine: true },
  extendWindow: { staff: { supervisor: null }, person: true },
  extendAnswerTerm: { staff: { supervisor: null }, person: true },
  declineLateClaim: { staff: { supervisor: null }, person: true },
  reopenCase: { staff: { supervisor: null }, person: true },
  attachOriginal: { staff: { supervisor: null }, person: true },
  writeDownClaim: { staff: { supervisor: null }, person: true },
  noteLinkReader: { staff: { institution: null, judge: null, supervisor: null, auditor: null }, person: true },
  readStaff: { staff: { supervisor: null } },
  writeStaff: { staff: { supervisor: null }, person: true },
  /** Notes between staff are never shown to a judge who hears the case. */
  readNotes: { staff: { institution: null, supervisor: staysOutside }, person: true },
  writeNote: { staff: { institution: null, supervisor: staysOutside }, person: true },
  chooseMail: { staff: { institution: null, judge: null, supervisor: null }, person: true },
  saveSearches: { staff: { supervisor: null, auditor: null }, person: true },
  findPeople: { staff: { institution: null, supervisor: null }, person: true },
  audit: { staff: { auditor: null } },
  /** Pairs are made and withdrawn by those who read everything and hear no case. */
  makeSyntheticPair: { staff: { auditor: null }, person: true },
  withdrawSyntheticPair: { staff: { auditor: null }, person: true },
  doExercises: { staff: { judge: null, supervisor: null }, person: true },
  confirmSeen: { subject: 'alone' },
  readAppeal: { subject: true },
  raiseClaim: { subject: true },
  raiseLateClaim: { subject: true },
  requestReview: { subject: true },
  requestErasure: { subject: 'alone' },
  grantHelper: { subject: 'alone' },
  revokeHelper: { subject: 'alone' },
  withdrawClaim: { subject: 'alone' },
  addAttachment: { subject: true },
  removeAttachment: { subject: 'alone' },
  restCase: { subject: true },
  answerQuestion: { subject: true },
  answerRestatement: { subject: true },
  answerWithdrawal: { subject: 'alone' },
  answerSurvey: { subject: 'alone' },
  answerExpectations: { subject: 'alone' },
  answerRecording: { subject: 'alone' },
  addRecording: { staff: { judge: holds, supervisor: holds }, person: true },
  sendMessage: { staff: { judge: holds, supervisor: holds }, person: true, subject: true },
  proposeAppointment: { staff: { judge: holds, supervisor: holds }, person: true },
  moveAppointment: { staff: { judge: holds, supervisor: holds }, person: true },
  cancelAppointment: { staff: { judge: holds, supervisor: holds }, person: true, subject: true },
  recordMissedAppointment: { staff: { judge: holds, supervisor: holds }, person: true },
  recordMinute: { staff: { judge: holds, supervisor: holds }, person: true },
  chooseAppointment: { subject: true },
  answerMinute: { subject: true },
  objectToJudge: { subject: true },
  answerObjection: { staff: { supervisor: isNotObjectedTo }, person: true },
  runEngine: { engine: true },
} as const satisfies Record<string, Rule>;

export type Action = keyof typeof RULES;
export const ACTIONS = Object.keys(RULES) as Action[];

/**
 * Whether a principal could perform an action on any case, which is checked before a request is read. Whether they may perform
 * it on a particular case is decided by {@link mayAct}.
 */
export function mayEverAct(principal: Principal, action: Action): boolean {
  if (!Object.hasOwn(RULES, action) || principal.institutionId === '') return false;
  const { staff, person }: Rule = RULES[action];
  if (principal.kind !== 'human' && (principal.kind !== 'machine' || person)) return false;
  return principal.roles.some((role) => staff !== undefined && Object.hasOwn(staff, role));
}

/**
 * Whether a principal may perform an action; the only place that decides this. Fails closed: another institution, an unknown
 * role, a machine's token on a person's step, a recused judge, a judge as their own second judge, an unknown action, or a
 * missing case that the rule needs all give `false`.
 */
export function mayAct(principal: Principal, action: Action, target: Target): boolean {
  if (!Object.hasOwn(RULES, action)) return false;
  const rule: Rule = RULES[action];
  if (principal.institutionId === '' || principal.institutionId !== target.institutionId) return false;
  if (target.state && target.state.institutionId !== principal.institutionId) return false;
  switch (principal.kind) {
    case 'engine':
      return rule.engine === true;
    case 'subject':
      if (rule.subject === undefined || principal.id !== target.state?.subjectId) return false;
      return principal.helperId === undefined || (rule.subject === true && isHelping(target.state, principal.helperId));
    case 'machine':
      if (rule.person) return false;
      break;
    case 'human':
      break;
  }
  return principal.roles.some((role) => {
    // Roles come from a token, which might name an inherited property such as `constructor`.
    if (!rule.staff || !Object.hasOwn(rule.staff, role)) return false;
    const relation = rule.staff[role];
    if (relation === undefined) return false;
    if (relation === null) return true;
    return target.state !== undefined && target.conflicted !== true && relation(principal, target.state);
  });
}

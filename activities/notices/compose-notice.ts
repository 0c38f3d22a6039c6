import { awaitsSubject, endIfReached, isWindowOpen } from '#workflows/domain/appeal-window.ts';
import { durationInWords } from '#workflows/domain/duration-in-words.ts';
import { addDuration } from '#workflows/domain/duration.ts';
import type { NoticeSubject } from '#workflows/domain/event.ts';
import { chooseNoticeLanguage, type NoticeLanguage } from '#workflows/domain/language.ts';
import { dayInWords, momentInWords } from '#workflows/domain/moment-in-words.ts';
import { findOutcome, timeZoneOf, windowRules, type Policy } from '#workflows/domain/policy.ts';
import { claimToConfirm } from '#workflows/domain/reminder.ts';
import { BUILTIN_MODEL } from '#workflows/domain/score.ts';
import { fallenAppointments, isAutomaticAdverse, latestAppointment, type CaseState } from '#workflows/domain/state.ts';
import { pendingQuestion } from '#workflows/domain/hearing.ts';
import { endOfTerm } from '#workflows/domain/term.ts';
import { policyIn } from '#workflows/domain/translated-policy.ts';
import { NOTICE_MESSAGES, type NoticeMessages } from './messages/index.ts';

/** What a notice says, without the private link, which is added when it goes out. */
export interface NoticeContent {
  subject: string;
  /** Paragraphs, with an empty line between two of them. */
  body: string;
}

/** How a notice is written for the person who gets it. */
export interface Reader {
  language: NoticeLanguage;
  /** By its IANA name: times are written as this zone's clocks show them. */
  timeZone: string;
  /** Whether it reaches them as a letter. */
  onPaper?: boolean;
}

/** What is known of a subject's language and zone, otherwise the policy's. */
export const readerOf = (
  policy: Pick<Policy, 'language' | 'timeZone' | 'appealWindow'>,
  subject: { language: string | null; time_zone: string | null },
): Reader => ({
  language: chooseNoticeLanguage(subject.language, policy.language),
  timeZone: subject.time_zone ?? timeZoneOf(policy) ?? 'UTC',
});

/**
 * A notice in plain words, in the reader's language and zone: what has happened, what a machine did in it, what a person does, what
 * to do next and until when, and whether answers to it are read.
 *
 * @param weighed for the decision: the attributes that spoke most for the score's outcome
 * @param at the current time, from which the appeal window is announced; it opens later, and so ends no earlier than the notice
 *   says. RFC 3339 UTC
 */
export function composeNotice(
  about: NoticeSubject,
  stated: Policy,
  state: CaseState,
  externalRef: string,
  { language, timeZone, onPaper = false }: Reader,
  at: string,
  weighed: readonly string[] = [],
): NoticeContent {
  const words = NOTICE_MESSAGES[language];
  const policy = policyIn(stated, language);
  const moment = (instant: string) => momentInWords(instant, words.locale, timeZone);
  const told = isFirstToReach(about, state)
    ? 'provisionalOutcome'
    : isOfMoreTime(about, state)
      ? 'answerTermExtended'
      : about;
  const paragraphs = bodyOf(told, policy, state, words, { timeZone, at, moment }, weighed);
  return {
    subject: `${words[told].subject}: ${words.reference(policy.title, externalRef)}`,
    body: [...paragraphs, answers(policy, words, onPaper)].join('\n\n'),
  };
}

/** Whether answers are read, and where; for a letter, how they can be given without the link. */
function answers({ replyTo }: Policy, words: NoticeMessages, onPaper: boolean): string {
  if (onPaper) return words.answersOnPaper;
  return replyTo === undefined ? words.answersNotRead : words.answersRead(replyTo);
}

/** A link or a corrected contact is the first that its subject hears of the case, if nothing has reached them before. */
const isFirstToReach = (about: NoticeSubject, state: CaseState): boolean =>
  (about === 'newLink' || about === 'contactCorrected') && awaitsSubject(state) && !state.decision;

/** A question is told again when a supervisor has given the subject more time to answer it. */
const isOfMoreTime = (about: NoticeSubject, { hearing }: CaseState): boolean =>
  about === 'question' && hearing !== null && pendingQuestion(hearing)?.earlierAnswerBy !== undefined;

interface Clock {
  timeZone: string;
  at: string;
  moment: (instant: string) => string;
}

function bodyOf(
  about: NoticeSubject | 'answerTermExtended',
  policy: Policy,
  state: CaseState,
  words: NoticeMessages,
  clock: Clock,
  weighed: readonly string[],
): string[] {
  const { moment } = clock;
  switch (about) {
    case 'provisionalOutcome':
      return provisional(policy, state, words, clock);
    case 'question': {
      const question = state.hearing && pendingQuestion(state.hearing);
      return [words.question.body(question ? moment(question.answerBy) : null)];
    }
    case 'answerTermExtended': {
      const { answerBy = clock.at, earlierAnswerBy = answerBy } =
        (state.hearing && pendingQuestion(state.hearing)) ?? {};
      return [words.answerTermExtended.body(moment(answerBy), moment(earlierAnswerBy))];
    }
    case 'windowExtended':
      return [
        state.window?.extendedFor === 'granted' ? words.windowExtended.granted : words.windowExtended.outage,
        words.windowExtended.until(moment(state.window?.endsAt ?? clock.at)),
      ];
    case 'decision':
      return [...decision(policy, state, words, clock, weighed), ...fallen(state, words, clock)];
    case 'withdrawal':
      return [words.withdrawal.body, ...fallen(state, words, clock)];
    case 'reopened':
      return [
        state.decision ? words.reopened.decided : words.reopened.admitted,
        ...ownWindow(policy, state, words, clock),
      ];
    case 'claimWrittenDown':
      return [
        words.claimWrittenDown.read,
        state.decision ? words.claimWrittenDown.decided : words.claimWrittenDown.heard,
      ];
    case 'factsCorrected':
      return corrected(policy, state, words, clock);
    case 'objectionAnswered': {
      const isUpheld = state.hearing?.objections?.at(-1)?.status === 'upheld';
      return [isUpheld ? words.objectionAnswered.upheld : words.objectionAnswered.declined];
    }
    case 'appointment':
      return [appointment(state, words, moment)];
    case 'claimReceived':
      return received(policy, state, words, clock);
    case 'windowEnding':
      return ending(policy, state, words, clock);
    case 'contactCorrected':
    case 'newLink':
      return [words[about].body, ...ownWindow(policy, state, words, clock)];
    case 'message':
    case 'minute':
    case 'restatement':
    case 'withdrawalProposed':
    case 'lateClaimDeclined':
      return [words[about].body];
  }
}

const scoredBy = (model: string, { by }: NoticeMessages): string =>
  model === BUILTIN_MODEL ? by.builtin : by.languageModel;

function provisional(policy: Policy, state: CaseState, words: NoticeMessages, clock: Clock): string[] {
  const { score } = state;
  const { provisionalOutcome: says, locale } = words;
  const { duration } = policy.appealWindow;
  const endsAt = endOfTerm(windowRules(policy), clock.at, duration);
  const until = says.until(durationInWords(duration, locale), clock.moment(endsAt));
  if (!score) return [says.unscored, until];
  const outcome = findOutcome(policy, score.provisionalOutcome);
  return [
    says.outcome(
      dayInWords(state.receivedAt, locale, clock.timeZone),
      sentence(outcome?.meaning ?? score.provisionalOutcome),
    ),
    says.by(scoredBy(score.model, words)),
    says.different,
    until,
  ];
}

/** Until when a subject can answer whom this notice is the first to reach, as far as is known, although their case was decided. */
function ownWindow(policy: Policy, state: CaseState, words: NoticeMessages, { at, moment }: Clock): string[] {
  if (!awaitsSubject(state)) return [];
  return [words.windowExtended.until(moment(endIfReached(policy, state, at)))];
}

/** The provisional outcome on corrected facts, and until when the subject can answer it. */
function corrected(policy: Policy, state: CaseState, words: NoticeMessages, { moment }: Clock): string[] {
  const { score, window } = state;
  const { factsCorrected: says, provisionalOutcome: first } = words;
  const outcome = score && findOutcome(policy, score.provisionalOutcome);
  return [
    says.body,
    ...(score
      ? [says.outcome(sentence(outcome?.meaning ?? score.provisionalOutcome)), first.by(scoredBy(score.model, words))]
      : [first.unscored]),
    ...(window && !window.closed ? [words.windowExtended.until(moment(window.endsAt))] : []),
  ];
}

/** That the newest claim has arrived, and until when the subject can add to it. */
function received(policy: Policy, state: CaseState, words: NoticeMessages, { at, moment }: Clock): string[] {
  const { claimReceived: says } = words;
  const claim = claimToConfirm(state);
  const on = moment(claim?.raisedAt ?? at);
  const isOpen = state.window !== null && isWindowOpen(policy, state, at) && at < state.window.endsAt;
  return [
    claim?.helperId === undefined ? says.own(on) : says.helper(on),
    says.heard,
    ...(isOpen && state.window ? [says.more(moment(state.window.endsAt))] : []),
  ];
}

/** Until when a subject who has said nothing can still speak, and what follows if they do not. */
function ending(policy: Policy, state: CaseState, words: NoticeMessages, { at, moment }: Clock): string[] {
  const { windowEnding: says } = words;
  const { score, window } = state;
  const outcome = score && findOutcome(policy, score.provisionalOutcome);
  const isAutomatic = score !== null && !state.hearing && !(score.adverse && policy.uncontestedAdverse === 'signOff');
  return [
    says.until(moment(window?.endsAt ?? at)),
    ...(score ? [says.outcome(sentence(outcome?.meaning ?? score.provisionalOutcome))] : []),
    isAutomatic ? says.automatic : says.person,
  ];
}

/** The outcome and who decided it; if it is adverse, also which facts spoke for it where no person decided, and what can be done against it. */
function decision(
  policy: Policy,
  state: CaseState,
  words: NoticeMessages,
  { moment }: Clock,
  weighed: readonly string[],
): string[] {
  const { decision: says } = words;
  const outcome = findOutcome(policy, state.decision?.outcome ?? '');
  return [
    says.result(sentence(outcome?.meaning ?? state.decision?.outcome ?? '')),
    state.decision?.judgeId == null ? says.uncontested(scoredBy(state.score?.model ?? '', words)) : says.heard,
    ...(isAutomaticAdverse(state) && weighed.length > 0 ? [says.weighed(meanings(policy, weighed))] : []),
    ...(state.decision?.adverse ? [remedy(policy, state.decision.at, words, moment)] : []),
    says.more,
  ];
}

/** What attributes mean, in the words of the policy. */
const meanings = ({ attributes }: Policy, names: readonly string[]): string =>
  names.map((name) => attributes.find((each) => each.name === name)?.meaning ?? name).join('; ');

/** Where the appointment that changed last stands: times to choose from, a chosen time, or none. */
function appointment(state: CaseState, { appointment: says }: NoticeMessages, moment: Clock['moment']): string {
  const latest = latestAppointment(state);
  if (latest?.status === 'cancelled') return says.cancelled;
  return latest?.time == null ? says.proposed : says.chosen(moment(latest.time));
}

/** That an appointment does not take place because the hearing has ended. */
const fallen = (state: CaseState, { appointment: says }: NoticeMessages, { at, moment }: Clock): string[] =>
  fallenAppointments(state, at).map(({ time }) => says.over(moment(time)));

/** What can be done against an adverse decision: as the policy says, or whom to ask. */
function remedy(
  policy: Policy,
  decidedAt: string,
  { decision: says }: NoticeMessages,
  moment: Clock['moment'],
): string {
  if (!policy.remedy) return says.askRemedy;
  const { what, office, contact, within } = policy.remedy;
  const until = within === undefined ? null : moment(addDuration(decidedAt, within));
  return says.remedy(sentence(what), sentence(`${office}, ${contact}`), until);
}

/** With one full stop at its end. */
const sentence = (text: string): string =>
  `${text.slice(0, text.split('').findLastIndex((character) => !/[.\s]/.test(character)) + 1)}.`;

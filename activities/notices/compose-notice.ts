import { durationInWords } from '#workflows/domain/duration-in-words.ts';
import { findOutcome, type Policy } from '#workflows/domain/policy.ts';
import { BUILTIN_MODEL } from '#workflows/domain/score.ts';
import type { CaseState } from '#workflows/domain/state.ts';
import type { NoticeAbout } from '#db/schema.ts';

/** What a notice says, without the private link, which is added when it goes out. */
export interface NoticeContent {
  subject: string;
  body: string;
}

/** A notice in plain words: what has happened, what a machine did in it, what a person does, and what to do next. */
export function composeNotice(
  about: NoticeAbout,
  policy: Policy,
  state: CaseState,
  externalRef: string,
): NoticeContent {
  const reference = `${policy.title}, your reference ${externalRef}`;
  switch (about) {
    case 'provisionalOutcome':
      return { subject: `About your case: ${reference}`, body: provisional(policy, state) };
    case 'question':
      return {
        subject: `A question about your case: ${reference}`,
        body: 'The person hearing your case has a question for you. Please answer it through your private link. If you do not answer, that alone will not lead to a decision against you.',
      };
    case 'restatement':
      return {
        subject: `Have we understood you? ${reference}`,
        body: 'The person hearing your case has written down how things look from your side. Please read it through your private link, and say whether it is right or what is wrong. If you say nothing, that alone will not lead to a decision against you.',
      };
    case 'windowExtended':
      return {
        subject: `You have more time: ${reference}`,
        body: [
          state.window?.extendedFor === 'granted'
            ? 'The institution has given you more time.'
            : 'Our service could not be reached for part of the time that you had to tell us that your case is different. That part does not count towards your deadline.',
          `If you think that your case is different from the cases it resembles, you can say so through your private link until ${describeMoment(state.window?.endsAt)}. If you have already told us, you do not need to do anything.`,
        ].join('\n\n'),
      };
    case 'withdrawalProposed':
      return {
        subject: `The institution wants to withdraw your case: ${reference}`,
        body: 'You have said that your case is different, and it has not been decided yet. The institution wants to withdraw the case. If it is withdrawn, what you have said will not be heard, and no decision will be made about you. Only you can agree to this, through your private link. If you do not agree, or say nothing, a person will continue to hear you.',
      };
    case 'decision':
      return { subject: `The decision in your case: ${reference}`, body: decision(policy, state) };
    case 'lateClaimDeclined':
      return {
        subject: `Your late claim: ${reference}`,
        body: 'After your time was over you said that your case is different. A person has read why it came late and has not admitted it. Your private link shows their reason. Nothing else about your case has changed.',
      };
    case 'reopened':
      return {
        subject: `Your case is heard again: ${reference}`,
        body: state.decision
          ? 'A person will look at your case again. The decision that you were told stays in force until that person confirms it or replaces it with another one. You will be told which. You can follow this through your private link.'
          : 'What you said after your time was over has been admitted. The person who hears your case will hear it before anything is decided. You can follow this through your private link.',
      };
    case 'newLink':
      return {
        subject: `A new private link to your case: ${reference}`,
        body: 'You have a new private link to your case. Links that you were sent earlier no longer work. Nothing else about your case has changed.',
      };
    case 'withdrawal':
      return {
        subject: `Your case has ended: ${reference}`,
        body: 'The institution has withdrawn your case. No decision was made about you.',
      };
  }
}

/** The body with the private link under it. */
export const withLink = (content: NoticeContent, link: string): string =>
  `${content.body}\n\nYour private link. Do not pass it on:\n${link}\n`;

function scoredBy(model: string): string {
  return model === BUILTIN_MODEL
    ? 'a statistical comparison with earlier cases (it is not a language model, and no person has looked at your case yet)'
    : 'a language model that compared your case with earlier cases (no person has looked at your case yet)';
}

function provisional(policy: Policy, state: CaseState): string {
  const { score } = state;
  if (!score)
    return 'No machine could assess your case, so a person will hear and decide it. If there is something they should know, tell them through your private link.';
  const outcome = findOutcome(policy, score.provisionalOutcome);
  return [
    `Based on the record received on ${state.receivedAt.slice(0, 10)}, the provisional outcome is: ${sentence(outcome?.meaning ?? score.provisionalOutcome)}`,
    `It comes from ${scoredBy(score.model)}. It is not a decision.`,
    'If you think that your case is different from the cases it resembles, say so in your own words through your private link. A person will then take your point of view before anything is decided, whatever the decision will be.',
    `You have ${durationInWords(policy.appealWindow.duration, 'en-GB')} from now.`,
  ].join('\n\n');
}

const MOMENT = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' });

/** A moment to the minute, such as `2 March 2026 at 09:00 UTC`. */
const describeMoment = (at = ''): string => `${MOMENT.format(new Date(at))} UTC`;

function decision(policy: Policy, state: CaseState): string {
  const outcome = findOutcome(policy, state.decision?.outcome ?? '');
  const result = `The decision in your case is: ${sentence(outcome?.meaning ?? state.decision?.outcome ?? '')}`;
  const how =
    state.decision?.judgeId == null
      ? `It follows from ${scoredBy(state.score?.model ?? '')}. No claim that your case is different was raised in time.`
      : 'A person heard your case and made the decision.';
  return [
    result,
    how,
    'Your private link shows the reasons, and what part a machine and a person each had in the decision.',
  ].join('\n\n');
}

/** With one full stop at its end. */
const sentence = (text: string): string => `${text.replace(/[.\s]+$/, '')}.`;

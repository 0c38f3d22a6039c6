import { dateOf, type Holiday, type WEEKDAYS } from '#workflows/domain/calendar.ts';
import { windowRules, type Policy } from '#workflows/domain/policy.ts';
import { reminderMilliseconds } from '#workflows/domain/reminder.ts';
import { countUntranslated } from '#workflows/domain/translated-policy.ts';
import type { PolicyView } from '#api/views/institution/policy-view.ts';
import { html, type Markup } from '#api/ui/html.ts';
import { describeDuration, describeLanguage, describeNumber, describeShare, describeSpan } from '#api/ui/figures.ts';
import { listOf, say, type Phrase, type Words } from '#api/ui/say.ts';
import { LANGUAGE_NAMES } from './language-names.ts';

const HEARD_BY = {
  required: say`only by judges who read it`,
  interpreter: say`by judges who read it, or with an interpreter while none is present`,
  preferred: say`first by judges who read it`,
  ignored: say`by any judge`,
} satisfies Record<NonNullable<Policy['hearing']['subjectLanguage']>, Phrase>;

/** How cases under a policy are scored, heard and decided, and until when. */
export function Procedure(policy: PolicyView) {
  const { referenceClass, model, scoring, appealWindow, hearing, retention } = policy;
  const rows: [Phrase, Markup][] = [
    [
      say`Score`,
      say`${describeNumber(referenceClass.k)} nearest earlier cases, at least ${describeNumber(referenceClass.minimumSize)}; calibration ${CALIBRATIONS[scoring.calibration]}`,
    ],
    [
      say`Model`,
      html`${model.name}, prompt ${model.promptVersion}, weight ${describeShare(scoring.modelWeight)}, card${' '}
        <a href=${`/models/${model.card}`}>${model.card}</a>`,
    ],
    [say`Probes that the model card has to state`, describeProbes(model.probes)],
    [say`Appeal window`, windowInWords(policy)],
    [
      say`Claims are accepted afterwards for`,
      appealWindow.grace
        ? describeDuration(appealWindow.grace)
        : say`a tenth of the window, from 3 seconds to 5 minutes`,
    ],
    [
      say`Subjects are notified of outages longer than`,
      appealWindow.outageNotice ? describeDuration(appealWindow.outageNotice) : say`15 minutes`,
    ],
    [say`Subjects who have said nothing are reminded`, reminderInWords(policy)],
    [
      say`Uncontested adverse outcomes`,
      policy.uncontestedAdverse === 'automatic'
        ? say`take effect when the window ends`
        : say`need a person’s signature`,
    ],
    [
      say`A person looks at an automatic decision if its subject asks within`,
      policy.reviewTerm ? describeDuration(policy.reviewTerm) : say`30 days`,
    ],
    [
      say`Hearing`,
      say`due after ${describeDuration(hearing.due)}; ${describeShare(hearing.secondJudgeShare)} heard by a second judge; at most ${describeNumber(hearing.dailyCap)} a day for one judge`,
    ],
    [
      say`A judge rests after work in hearings without a pause of`,
      hearing.restAfter ? describeDuration(hearing.restAfter) : say`any length`,
    ],
    [say`Subjects are told who hears them by`, hearing.judgeShownAs === 'name' ? say`name` : say`role`],
    [say`Subjects with another language are heard`, HEARD_BY[hearing.subjectLanguage ?? 'preferred']],
    [say`Hidden from a judge until their record is submitted`, HIDDEN[policy.blind]],
    [
      say`A posted letter counts as arrived after`,
      policy.letterArrivesAfter ? describeDuration(policy.letterArrivesAfter) : say`4 days`,
    ],
    [
      say`Language of notices`,
      policy.language === undefined ? say`English, unless the case says otherwise` : describeLanguage(policy.language),
    ],
    [say`Words in other languages`, translationsInWords(policy)],
    [say`Answers to notices`, policy.replyTo === undefined ? say`are not read` : say`are read at ${policy.replyTo}`],
    [say`Time zone`, policy.timeZone ?? say`none; a day is 24 hours`],
    [say`Days that do not count`, daysOffInWords(policy)],
    [
      say`Each answer in a judge’s record`,
      policy.perspective
        ? say`at least ${describeNumber(policy.perspective.minLetters)} letters`
        : say`no minimum in this version`,
    ],
    [say`Legal deadline`, deadlineInWords(policy)],
    [say`Against an adverse decision`, remedyInWords(policy)],
    [say`Study`, policy.study ? policy.study.purpose : say`none`],
    [say`Personal data is kept for`, describeDuration(retention.personalData)],
  ];
  return html`<dl class="pairs beside">
    ${rows.map(
      ([name, words]) =>
        html`<dt>${name}</dt>
          <dd>${words}</dd>`,
    )}
  </dl>`;
}

function reminderInWords(policy: Pick<Policy, 'appealWindow'>): Phrase {
  const before = reminderMilliseconds(policy);
  return before === null
    ? say`never`
    : say`${describeSpan(new Date(0).toISOString(), new Date(before).toISOString())} before the window ends`;
}

/** The languages that a policy is translated into, and what is missing in each. */
export function translationsInWords(policy: Policy): Phrase {
  const found = countUntranslated(policy).map(({ language, missing }) =>
    missing === 0
      ? say`${LANGUAGE_NAMES[language]}, complete`
      : say`${LANGUAGE_NAMES[language]}, without ${describeNumber(missing)} that the policy states`,
  );
  return found.length === 0 ? say`none; all readers see the words of this policy` : listOf(found, '; ');
}

function describeProbes(probes: PolicyView['model']['probes'] = []): Phrase {
  const found = probes.map(({ family, minimumShare }) =>
    minimumShare === 0 ? family : say`${family}, at least ${describeShare(minimumShare)} passed`,
  );
  return found.length === 0 ? say`only those that every card needs` : listOf(found, '; ');
}

const describeHoliday = (holiday: Holiday): string =>
  typeof holiday === 'string' || holiday.name === undefined ? dateOf(holiday) : `${holiday.date} (${holiday.name})`;

const HIDDEN: Record<Policy['blind'], Phrase> = {
  scoreAndOutcome: say`score and provisional outcome`,
  score: say`the score`,
  none: say`nothing`,
};

function windowInWords(policy: PolicyView): Phrase {
  const { duration, for: whose } = policy.appealWindow;
  const zone = windowRules(policy).timeZone;
  const window =
    whose === 'all'
      ? say`${describeDuration(duration)}, for all provisional outcomes`
      : say`${describeDuration(duration)}, for adverse provisional outcomes`;
  return zone === undefined ? window : say`${window}; its days end in the time zone ${zone}`;
}

function daysOffInWords({ calendar }: PolicyView): Phrase {
  const days = calendar
    ? [...calendar.weekend.map((day) => WEEKDAY_NAMES[day]), ...calendar.holidays.map(describeHoliday)]
    : [];
  return days.length === 0 ? say`none` : listOf(days);
}

function deadlineInWords({ legalClock }: PolicyView): Phrase {
  if (!legalClock) return say`none`;
  const { duration, from, basis } = legalClock;
  return from === 'completedAt'
    ? say`${describeDuration(duration)} from when the case is complete, ${basis}`
    : say`${describeDuration(duration)} from receipt, ${basis}`;
}

function remedyInWords({ remedy }: PolicyView): Words {
  if (!remedy) return say`not stated; subjects are told to ask the institution`;
  const { what, office, contact, within } = remedy;
  const words = `${what} ${office}, ${contact}`;
  return within === undefined ? words : say`${words}, within ${describeDuration(within)}`;
}

const WEEKDAY_NAMES: Record<(typeof WEEKDAYS)[number], Phrase> = {
  monday: say`Monday`,
  tuesday: say`Tuesday`,
  wednesday: say`Wednesday`,
  thursday: say`Thursday`,
  friday: say`Friday`,
  saturday: say`Saturday`,
  sunday: say`Sunday`,
};

/** Names of the ways in which scores are calibrated. */
export const CALIBRATIONS: Record<Policy['scoring']['calibration'], Phrase> = {
  isotonic: say`isotonic`,
  platt: say`platt`,
  none: say`none`,
};

import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';
import { composeNotice } from '#activities/notices/compose-notice.ts';
import { calendarOf } from '#db/conversation/appointment-calendar.ts';
import type { Way } from '#workflows/domain/appointment.ts';
import type { NoticeLanguage } from '#workflows/domain/language.ts';
import type { CommandOf } from '#workflows/domain/command.ts';
import { Policy } from '#workflows/domain/policy.ts';
import { momentInWords } from '#workflows/domain/moment-in-words.ts';
import { latestAppointment } from '#workflows/domain/state.ts';
import { uncontested } from '../../case/commands.ts';
import { CoreCase } from '../../case/core-case.ts';
import { digest } from '../../case/ids.ts';
import { LOAN, policyWith } from '../../case/loan-policy.ts';
import { clerk, judges, subject, theEngine } from '../../case/people.ts';

const [judge, other] = judges;
const HOUR = 3_600_000;
const VIDEO = Policy.parse({
  ...LOAN,
  hearing: { ...LOAN.hearing, appointments: { videoUrl: 'https://meet.example.org/{appointment}', length: 'PT45M' } },
});

const after = (given: CoreCase, hours: number) => new Date(Date.parse(given.at) + hours * HOUR).toISOString();

function propose(given: CoreCase, way: Way = 'call'): CommandOf<'proposeAppointment'> {
  const times = [after(given, 4), after(given, 2)];
  return { type: 'proposeAppointment', appointmentId: given.newId(), way, times, placeCommitment: null };
}

const idOf = (given: CoreCase): string => latestAppointment(given.state)?.appointmentId ?? '';
const choose = (given: CoreCase, time: string) =>
  ({ type: 'chooseAppointment', appointmentId: idOf(given), time }) as const;
const move = (given: CoreCase, ...times: string[]) =>
  ({ type: 'moveAppointment', appointmentId: idOf(given), times, reasonCommitment: digest(1) }) as const;
const cancel = (given: CoreCase) =>
  ({ type: 'cancelAppointment', appointmentId: idOf(given), reasonCommitment: digest(1) }) as const;
const miss = (given: CoreCase) => ({ type: 'recordMissedAppointment', appointmentId: idOf(given) }) as const;

const fieldOf = (calendar: string, name: string) => new RegExp(`^${name}:(.*)$`, 'm').exec(calendar)?.[1]?.trim();

/** The newest appointment as calendars get it. */
const latest = ({ state }: CoreCase) => ({ ...latestAppointment(state)!, isHeard: state.phase === 'hearing' });

function heard(policy = policyWith()): CoreCase {
  return new CoreCase(policy).notified().claimed().takenBy(judge);
}

function proposed(policy = policyWith(), way: Way = 'call'): CoreCase {
  const given = heard(policy);
  expect(given.does(judge, propose(given, way))).toEqual(['notifySubject']);
  return given;
}

describe('an appointment', () => {
  it('is proposed by the judge who hears the case, at future times, in a way that the policy allows', () => {
    const given = heard();
    expect(given.refuses(other, propose(given))).toBe('notAssigned');
    expect(given.refuses(judge, propose(given, 'video'))).toBe('wayNotAllowed');
    expect(given.refuses(judge, { ...propose(given), times: [given.at] })).toBe('timePassed');
    given.does(judge, propose(given));
    expect(latestAppointment(given.state)).toMatchObject({
      status: 'proposed',
      times: [after(given, 2), after(given, 4)],
    });
  });

  it('is at one of its times that the subject chooses, who may choose another', () => {
    const given = proposed();
    const [first = '', second = ''] = latestAppointment(given.state)?.times ?? [];
    expect(given.refuses(subject, choose(given, after(given, 3)))).toBe('timeNotProposed');
    given.does(subject, choose(given, first));
    expect(given.refuses(subject, choose(given, first))).toBe('alreadyGiven');
    given.does(subject, choose(given, second));
    expect(latestAppointment(given.state)).toMatchObject({ status: 'chosen', time: second });
    given.passes(second);
    expect(given.refuses(subject, choose(given, second))).toBe('timeNotProposed');
  });

  it('that is moved has no time until the subject chooses again', () => {
    const given = proposed();
    given.does(subject, choose(given, latestAppointment(given.state)?.times[0] ?? ''));
    given.does(judge, move(given, after(given, 6)));
    expect(latestAppointment(given.state)).toMatchObject({ status: 'proposed', time: null });
    expect(given.refuses(judge, miss(given))).toBe('notDue');
    given.does(subject, choose(given, after(given, 6)));
    given.does(subject, cancel(given));
    expect(given.refuses(subject, choose(given, after(given, 6)))).toBe('appointmentOver');
  });

  it('that is missed is recorded as missed, once its time has come, and changes nothing else', () => {
    const given = proposed();
    const [first = ''] = latestAppointment(given.state)?.times ?? [];
    given.does(subject, choose(given, first));
    expect(given.refuses(judge, miss(given))).toBe('notDue');
    given.passes(first);
    const { claims, records, window, nothingToAdd, decision } = given.state;
    expect(given.does(judge, miss(given))).toEqual([]);
    expect(given.state).toMatchObject({ claims, records, window, nothingToAdd, decision });
    expect(latestAppointment(given.state)?.status).toBe('missed');
    expect(given.refuses(judge, miss(given))).toBe('appointmentOver');
  });

  it('has one UID in calendars, with a higher sequence number whenever it changes', () => {
    const given = proposed(VIDEO, 'video');
    const calendar = () => calendarOf(VIDEO, latest(given), null, given.at)?.content ?? '';
    const field = (name: string) => fieldOf(calendar(), name);
    expect(calendar()).toBe('');
    given.does(subject, choose(given, latestAppointment(given.state)?.times[0] ?? ''));
    const [uid, sequence] = [field('UID'), Number(field('SEQUENCE'))];
    expect(calendar().replaceAll('\r\n ', '')).toContain(`https://meet.example.org/${idOf(given)}`);
    const instant = (name: string) =>
      Date.parse((field(name) ?? '').replace(/(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z/, '$1-$2-$3T$4:$5:$6Z'));
    expect(instant('DTEND') - instant('DTSTART')).toBe(45 * 60_000);
    given.does(judge, move(given, after(given, 6)));
    given.does(subject, choose(given, after(given, 6)));
    expect(field('UID')).toBe(uid);
    expect(Number(field('SEQUENCE'))).toBeGreaterThan(sequence);
    given.does(judge, cancel(given));
    expect([field('METHOD'), field('STATUS'), field('UID')]).toEqual(['CANCEL', 'CANCELLED', uid]);
  });

  it.each([
    ['decided', 'decision'],
    ['withdrawn', 'withdrawal'],
  ] as const)(
    'that is still to come is cancelled in calendars when the case is %s, and its subject is told',
    (how, about) => {
      // A case with a claim is only withdrawn if its subject agrees.
      const given =
        how === 'decided' ? heard().rested() : new CoreCase(policyWith({ uncontestedAdverse: 'signOff' })).notified();
      if (how === 'withdrawn') {
        given.windowEnds().does(theEngine, uncontested(given));
        given.takenBy(judge);
      }
      given.does(judge, propose(given));
      given.does(subject, choose(given, latestAppointment(given.state)?.times.at(-1) ?? ''));
      const { time } = latestAppointment(given.state)!;
      const entry = () => {
        const content = calendarOf(given.policy, latest(given), null, given.at)!.content;
        const [method, uid, sequence] = ['METHOD', 'UID', 'SEQUENCE'].map((name) => fieldOf(content, name));
        return { method, uid, sequence: Number(sequence) };
      };
      const before = entry();
      expect(before.method).toBe('PUBLISH');
      const told = (language: NoticeLanguage) =>
        composeNotice(about, given.policy, given.state, 'ref-1', { language, timeZone: 'UTC' }, given.at).body;
      expect(told('en')).not.toContain('Your appointment');
      if (how === 'decided') given.heardBy(judge).decidedBy(judge, 'grant');
      else given.does(clerk, { type: 'withdrawCase', reasonCommitment: digest(1) });
      expect(entry()).toMatchObject({ method: 'CANCEL', uid: before.uid });
      expect(entry().sequence).toBeGreaterThan(before.sequence);
      expect(told('en')).toContain(`Your appointment on ${momentInWords(time!, 'en-GB', 'UTC')} does not take place`);
      expect(told('de')).toContain('findet nicht mehr statt');
      given.passes(time!);
      expect(entry().method).toBe('PUBLISH');
      expect(told('en')).not.toContain('Your appointment');
    },
  );

  it('says in calendars how it takes place, in the language of its reader, and where answers are read', () => {
    const policy = Policy.parse({
      ...VIDEO,
      replyTo: 'hearings@bank.example',
      translations: { de: { title: 'Verbraucherkredit' } },
    });
    const given = proposed(policy, 'video');
    given.does(subject, choose(given, latestAppointment(given.state)?.times[0] ?? ''));
    const entry = (language?: NoticeLanguage) => {
      const content = calendarOf(policy, latest(given), null, given.at, language)?.content ?? '';
      const event = new ICAL.Component(ICAL.parse(content) as unknown[]).getFirstSubcomponent('vevent');
      return ['summary', 'organizer'].map((name) => event?.getFirstPropertyValue(name));
    };
    expect(entry()).toEqual([`Video call: ${policy.title}`, 'mailto:hearings@bank.example']);
    expect(entry('de')).toEqual(['Videogespräch: Verbraucherkredit', 'mailto:hearings@bank.example']);
  });
});

describe('a minute', () => {
  const record = (given: CoreCase, from: number, to: number): CommandOf<'recordMinute'> => ({
    type: 'recordMinute',
    minuteId: given.newId(),
    way: 'call',
    from: after(given, from),
    to: after(given, to),
    minuteCommitment: digest(1),
  });

  it('is of a meeting that has ended, and the subject confirms or corrects it', () => {
    const given = heard();
    expect(given.refuses(judge, record(given, -1, 1))).toBe('minuteOfNoTime');
    expect(given.refuses(judge, record(given, -1, -2))).toBe('minuteOfNoTime');
    const minute = record(given, -2, -1);
    expect(given.does(judge, minute)).toEqual(['notifySubject']);
    const answer = (confirmed: boolean): CommandOf<'answerMinute'> => ({
      type: 'answerMinute',
      minuteId: minute.minuteId,
      confirmed,
      correctionCommitment: confirmed ? null : digest(2),
    });
    given.does(subject, answer(true));
    expect(given.refuses(subject, answer(true))).toBe('alreadyGiven');
    given.does(subject, answer(false));
    expect(given.state.hearing?.minutes).toMatchObject([{ answer: { confirmed: false } }]);
    expect(given.refuses(subject, { ...answer(true), minuteId: given.newId() })).toBe('minuteUnknown');
  });
});

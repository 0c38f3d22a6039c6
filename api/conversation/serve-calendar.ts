import { calendarOf } from '#db/conversation/appointment-calendar.ts';
import { loadCase } from '#db/cases/read-case.ts';
import { readText } from '#db/texts.ts';
import { staffLanguageOf, type NoticeLanguage } from '#workflows/domain/language.ts';
import { inTransaction, type Scope, type Transaction } from '#db/transaction.ts';
import type { ApiDependencies } from '../deps.ts';
import { ensureMayInHearing } from '../ensure-may.ts';
import type { PresentSubject } from '../present-link.ts';
import { scopeOf, type Staff } from '../principal.ts';
import { notFound } from '../problem.ts';

/** Headers of an appointment as a file for calendars. */
export const CALENDAR_HEADERS = {
  'content-type': 'text/calendar; charset=utf-8',
  'content-disposition': 'attachment; filename="appointment.ics"',
};

/** An appointment of the subject's as iCalendar; throws 404 if it has no chosen time. */
export const serveSubjectCalendar = (
  dependencies: ApiDependencies,
  { institutionId, caseId, scope }: PresentSubject,
  appointmentId: string,
  language?: NoticeLanguage,
): Promise<string> => serve(dependencies, { scope, institutionId, caseId, appointmentId, language });

/** The same for a judge who takes part in the hearing, in the institution's language unless another is given. */
export const serveJudgeCalendar = (
  dependencies: ApiDependencies,
  staff: Staff,
  caseId: string,
  appointmentId: string,
  language: NoticeLanguage = staffLanguageOf(dependencies.houses?.get(staff.institutionId)?.languages),
): Promise<string> =>
  serve(
    dependencies,
    { scope: scopeOf(staff), institutionId: staff.institutionId, caseId, appointmentId, language },
    (transaction, found) => ensureMayInHearing(transaction, staff, 'readHearing', found),
  );

type Found = NonNullable<Awaited<ReturnType<typeof loadCase>>>;

interface Asked {
  scope: Scope;
  institutionId: string;
  caseId: string;
  appointmentId: string;
  /** The reader's language; English if it is not known. */
  language?: NoticeLanguage | undefined;
}

function serve(
  { database, clock }: ApiDependencies,
  asked: Asked,
  check: (transaction: Transaction, found: Found) => Promise<void> = () => Promise.resolve(),
): Promise<string> {
  const { scope, institutionId, caseId, appointmentId, language } = asked;
  return inTransaction(database, scope, async (transaction) => {
    const found = await loadCase(transaction, institutionId, caseId);
    if (!found) throw notFound('appointment');
    await check(transaction, found);
    const appointment = found.state.hearing?.appointments?.find((each) => each.appointmentId === appointmentId);
    if (!appointment) throw notFound('appointment');
    const { placeCommitment } = appointment;
    const place = placeCommitment && (await readText(transaction, institutionId, caseId, placeCommitment));
    const isHeard = found.state.phase === 'hearing';
    const calendar = calendarOf(found.policy, { ...appointment, isHeard }, place, await clock(transaction), language);
    if (calendar === null) throw notFound('appointment with a chosen time');
    return calendar.content;
  });
}

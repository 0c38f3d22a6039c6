import { z } from 'zod';
import { findMailSettings, storeMailSettings } from '#db/staff-mail/settings.ts';
import { topicsFor, type Topic } from '#db/schema/mail-topics.ts';
import { inTransaction } from '#db/transaction.ts';
import { scopeOf } from '#api/principal.ts';
import { invalid, type Problem } from '#api/problem.ts';
import { STAFF_LANGUAGES, type StaffLanguage } from '#workflows/domain/language.ts';
import type { PageContent } from '../document.ts';
import { check } from '../form.ts';
import { formState } from '../form-state.ts';
import { staffLanguages } from '../language.ts';
import { html } from '../html.ts';
import { Banner } from '../parts/banner.ts';
import { ErrorSummary } from '../parts/error-summary.ts';
import { Select } from '../parts/select.ts';
import { StaffForm } from '../parts/staff-form.ts';
import { TextInput } from '../parts/text-input.ts';
import type { RegisterPage } from '../register-page.ts';
import { phraseOf, say, type Phrase } from '../say.ts';
import { staffAction, staffPage, type StaffVisit } from '../staff-route.ts';
import type { Ui } from '../ui.ts';

const LABELS: Record<Topic, Phrase> = {
  hearingsWaiting: say`Hearings that wait for a judge and that I may take`,
  hearingsDueSoon: say`My hearings that are due within a day`,
  givenToMe: say`Hearings that a colleague or a supervisor has given to me and that I have not opened yet`,
  subjectReplied: say`My hearings in which the subject has replied, or their time to reply has ended`,
  actsAwaited: say`Deliberations and decisions that wait for my note or my signature`,
  escalated: say`Hearings that wait for a supervisor`,
  overdue: say`Overdue hearings`,
  lateClaims: say`Late claims that wait to be admitted or declined`,
  objections: say`Objections to judges that are not answered`,
  undeliverable: say`Notices that could not be delivered`,
  erasureRequests: say`People who ask for the erasure of their data`,
};

const LANGUAGES: Record<StaffLanguage, string> = { en: 'English', de: 'Deutsch' };

const Settings = z.object({
  address: z.email({ error: 'enter an email address' }).max(320),
  how: z.enum(['atOnce', 'daily'], { error: 'choose how often' }),
  language: z.enum(STAFF_LANGUAGES, { error: 'choose a language' }),
});

/** What a member of staff is told by mail, where, and how often. */
export const notificationsPage: RegisterPage = (app, ui) => {
  const path = '/notifications';
  staffPage(app, ui, { path, action: 'chooseMail', show: (visit) => showSettings(ui, visit) });
  staffAction(app, ui, {
    path,
    action: 'chooseMail',
    place: () => path,
    async act({ staff, form, language: pages }) {
      const how = form.text('how');
      const topics = topicsFor(staff.roles).filter((topic) => form.text(topic) === 'true');
      const settings =
        how === 'never'
          ? null
          : {
              ...check(Settings, {
                address: form.text('address') ?? '',
                how,
                language: form.text('language') ?? pages,
              }),
              topics,
            };
      if (settings && topics.length === 0)
        throw invalid([{ field: '/topics', message: 'choose at least one' }], 'Nothing has been chosen yet');
      const { database, clock } = ui.dependencies;
      await inTransaction(database, scopeOf(staff), async (transaction) =>
        storeMailSettings(transaction, staff.institutionId, staff.id, settings, await clock(transaction)),
      );
      return { redirect: `${path}?notice=${settings ? 'stored' : 'ended'}` };
    },
    refused: (visit, problem) => showSettings(ui, visit, problem),
  });
};

const NOTICES: Partial<Record<string, Phrase>> = {
  stored: say`You will be told by email from now on.`,
  ended: say`You will get no more emails.`,
};

async function showSettings(
  { dependencies, faces }: Ui,
  { staff, signedIn, query, form: sent, language: pages }: StaffVisit,
  problem?: Problem,
): Promise<PageContent> {
  const stored = await inTransaction(dependencies.database, scopeOf(staff), (transaction) =>
    findMailSettings(transaction, staff.institutionId, staff.id),
  );
  const values = problem
    ? { address: sent.text('address') ?? '', how: sent.text('how'), language: sent.text('language') }
    : { address: stored?.address ?? '', how: stored?.how ?? 'daily', language: stored?.language ?? pages };
  const spoken = staffLanguages(faces.of(staff.institutionId)?.languages);
  const form = formState(values, problem?.document.errors);
  const isChosen = (topic: Topic): boolean =>
    problem ? sent.text(topic) === 'true' : stored === undefined || stored.topics.includes(topic);
  const fault = form.error('/topics');
  const notice = NOTICES[query['notice'] ?? ''];
  return {
    title: say`Email notifications`,
    body: html`
      ${problem && ErrorSummary({ form, title: phraseOf(problem.document.title), nameOf: (pointer: string) => FIELDS[pointer] })}
      ${!problem && notice !== undefined && Banner({ tone: 'good', title: notice })}
      <p>
        Each message says how many items are waiting, with a link. It says nothing about any case, because email is not
        private.
      </p>
      ${stored === undefined && notice === undefined && html`<p>You get no emails at present. You get them once you save this form.</p>`}
      ${StaffForm({
        signedIn,
        action: '/notifications',
        children: html`
          ${TextInput({ form, name: 'address', type: 'email', label: say`Your email address` })}
          ${Select({
            form,
            name: 'how',
            label: say`How often`,
            options: [
              { value: 'never', label: say`never` },
              { value: 'atOnce', label: say`at once, when something new waits` },
              { value: 'daily', label: say`once a day, if something waits` },
            ],
          })}
          ${
            spoken.length > 1 &&
            Select({
              form,
              name: 'language',
              label: say`Language of the messages`,
              options: spoken.map((value) => ({ value, label: LANGUAGES[value] })),
            })
          }
          <fieldset id="field-topics">
            <legend>What about</legend>
            ${fault !== undefined && html`<p class="fault">${phraseOf(fault)}</p>`}
            ${topicsFor(staff.roles).map(
              (topic) =>
                html`<label class="check">
                  <input type="checkbox" name=${topic} value="true" checked=${isChosen(topic)} />
                  <span>${LABELS[topic]}</span>
                </label>`,
            )}
          </fieldset>
          <div class="actions"><button>Save</button></div>
        `,
      })}
    `,
  };
}

/** What the fields go by, by their JSON pointers. */
const FIELDS: Partial<Record<string, Phrase>> = {
  '/address': say`Your email address`,
  '/how': say`How often`,
  '/language': say`Language of the messages`,
  '/topics': say`What about`,
};

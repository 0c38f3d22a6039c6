import { z } from 'zod';
import { listWaitingLetters, type WaitingLetter } from '#db/notices/letters.ts';
import { inTransaction } from '#db/transaction.ts';
import { dayOf } from '#workflows/domain/term.ts';
import { handOverLetter, LetterDay } from '#api/acts/hand-over-letter.ts';
import { perform } from '#api/acts/perform.ts';
import { scopeOf } from '#api/principal.ts';
import type { Problem } from '#api/problem.ts';
import { serveLetter } from '#api/views/institution/serve-letter.ts';
import { describeDay } from '#api/figures-in-words.ts';
import type { PageContent } from '../../document.ts';
import type { Face } from '../../faces.ts';
import { check } from '../../form.ts';
import { formState } from '../../form-state.ts';
import { html } from '../../html.ts';
import { mannerOf } from '../../manner-of.ts';
import { MESSAGES } from '../../messages/index.ts';
import { NOTICE_NAMES } from '../../notices.ts';
import { Banner } from '../../parts/banner.ts';
import { DataTable, type Column } from '../../parts/data-table.ts';
import { Moment } from '../../parts/moment.ts';
import { Refused } from '../../parts/refused.ts';
import { StaffForm } from '../../parts/staff-form.ts';
import { TextInput } from '../../parts/text-input.ts';
import type { RegisterPage } from '../../register-page.ts';
import { staffAction, staffPage, type StaffVisit } from '../../staff-route.ts';
import type { Ui } from '../../ui.ts';
import { say, type Phrase } from '../../say.ts';

const Params = z.object({ id: z.uuid(), noticeId: z.uuid() });
type LetterVisit = StaffVisit<z.infer<typeof Params>>;

const MAX_ROWS = 200;

const DONE: Partial<Record<string, Phrase>> = {
  reached: say`It is recorded, and the person counts as reached.`,
  posted: say`It is recorded. The person counts as reached once the policy’s days for the post have passed.`,
  noted: say`It is recorded.`,
};

/** Letters that wait to be posted or collected, and each of them as it is printed. */
export const letterPages: RegisterPage = (app, ui) => {
  const show = (visit: LetterVisit, problem?: Problem) => showLetter(ui, visit, problem);
  const place = ({ id, noticeId }: z.infer<typeof Params>): string => `/cases/${id}/letters/${noticeId}`;
  staffPage(app, ui, { path: '/letters', action: 'handOverLetter', show: (visit) => showLetters(ui, visit) });
  staffPage(app, ui, {
    path: '/cases/:id/letters/:noticeId',
    action: 'handOverLetter',
    params: Params,
    show: (visit) => show(visit),
  });
  staffAction(app, ui, {
    path: '/cases/:id/letters/:noticeId',
    action: 'handOverLetter',
    params: Params,
    place,
    async act({ staff, params: { id, noticeId }, form }) {
      const body = { noticeId, ...check(LetterDay, { on: form.text('on') ?? '' }) };
      const { reached, arrivesAt } = await perform(ui.dependencies, handOverLetter, staff, id, body, mannerOf(form));
      return { redirect: `/letters?notice=${reached ? 'reached' : arrivesAt === null ? 'noted' : 'posted'}` };
    },
    refused: show,
  });
};

async function showLetters({ dependencies }: Ui, { staff, query }: StaffVisit): Promise<PageContent> {
  const letters = await inTransaction(dependencies.database, scopeOf(staff), (transaction) =>
    listWaitingLetters(transaction, staff.institutionId, MAX_ROWS),
  );
  const done = DONE[query['notice'] ?? ''];
  const columns: Column<WaitingLetter>[] = [
    {
      heading: say`Case`,
      cell: ({ caseId, noticeId, externalRef }) =>
        html`<a href=${`/cases/${caseId}/letters/${noticeId}`}><bdi>${externalRef}</bdi></a>`,
    },
    { heading: say`About`, cell: ({ about }) => NOTICE_NAMES[about] },
    { heading: say`How`, cell: ({ way }) => (way === 'post' ? say`by post` : say`collected by the person`) },
    { heading: say`Waiting since`, cell: ({ preparedAt }) => Moment({ at: preparedAt }) },
  ];
  return {
    title: say`Letters`,
    width: 'middle',
    styles: ['institution'],
    islands: ['local-time'],
    body: html`
      ${done !== undefined && Banner({ tone: 'good', title: done })}
      <p>
        These people have no email address. Print each letter, post it or hand it over, and enter the day. Until then
        the person does not count as reached: their time to say that their case is different has not begun.
      </p>
      ${
        letters.length === 0
          ? html`<p class="soft">No letter is waiting.</p>`
          : DataTable({ caption: say`The letter that has waited longest first`, rows: letters, columns })
      }
    `,
  };
}

async function showLetter({ dependencies, faces }: Ui, visit: LetterVisit, problem?: Problem): Promise<PageContent> {
  const { staff, params, signedIn, form: sent } = visit;
  const letter = await serveLetter(dependencies, staff, params.id, params.noticeId);
  const form = formState({ on: sent.text('on') }, problem?.document.errors);
  const isPosted = letter.way === 'post';
  const face = faces.of(staff.institutionId);
  return {
    title: letter.subject,
    hasHeading: true,
    styles: ['institution', 'letter'],
    islands: ['local-time'],
    body: html`
      ${problem && Refused({ problem })}
      <article class="letter" lang=${letter.language}>
        ${face && Sender({ face })}
        <p><bdi>${letter.name}</bdi></p>
        <p class="day">${describeDay(dayOf(letter.preparedAt, visit.timeZone), letter.language)}</p>
        <h1>${letter.subject}</h1>
        ${letter.body.split('\n\n').map((paragraph) => html`<p dir="auto">${paragraph}</p>`)}
        <p>${MESSAGES[letter.language].letter.link}</p>
        <p class="link">${letter.link}</p>
      </article>
      <section class="no-print" aria-labelledby="gone">
        <h2 id="gone">${isPosted ? say`Once it is posted` : say`Once it is collected`}</h2>
        <p>
          ${
            isPosted
              ? say`Print this page and post it to the address in your records.`
              : say`Print this page and have the person sign for it.`
          }
          The link opens the case for anyone who has it, so do not keep a copy. After you enter the day, the letter is
          no longer shown.
        </p>
        ${StaffForm({
          signedIn,
          action: `/cases/${params.id}/letters/${params.noticeId}`,
          children: html`
            ${TextInput({ form, name: 'on', label: isPosted ? say`Posted on` : say`Collected and signed for on`, type: 'date' })}
            <div class="actions"><button>Record it</button><a href="/letters">All letters</a></div>
          `,
        })}
      </section>
    `,
  };
}

/** Who writes, and where they are asked questions: paper has no other place for it. */
function Sender({ face: { name, contact, imprint } }: { face: Face }) {
  return html`<p class="sender" dir="auto">
    <strong>${name}</strong
    >${[contact, imprint].filter((line) => line !== undefined).map((line) => html`<br />${line}`)}
  </p>`;
}

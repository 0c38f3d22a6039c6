import { z } from 'zod';
import { listHearings, type HearingListRow } from '#db/staffing/hearing-list.ts';
import { summarizePolicies, titlesOf } from '#db/policies/policies.ts';
import { findStaff } from '#db/staffing/staff.ts';
import { listStaffWarnings } from '#db/staffing/accounts.ts';
import { inTransaction } from '#db/transaction.ts';
import { registerStaff } from '#api/acts/register-staff.ts';
import { returnHearings } from '#api/acts/return-hearings.ts';
import { scopeOf } from '#api/principal.ts';
import { notFound, type Problem } from '#api/problem.ts';
import { Words } from '#api/fields/words.ts';
import type { PageContent } from '../../document.ts';
import { checkText } from '../../form.ts';
import { formState } from '../../form-state.ts';
import { html } from '../../html.ts';
import { Banner } from '../../parts/banner.ts';
import { DataTable, type Column } from '../../parts/data-table.ts';
import { Due } from '../../parts/due.ts';
import { ErrorSummary } from '../../parts/error-summary.ts';
import { StaffForm } from '../../parts/staff-form.ts';
import { TextArea } from '../../parts/text-area.ts';
import type { RegisterPage } from '../../register-page.ts';
import { staffAction, staffPage, type StaffVisit } from '../../staff-route.ts';
import type { Ui } from '../../ui.ts';
import { tellStaffWarning } from '#api/views/supervisor/staff-warning.ts';
import { matterColumn } from './hearing-words.ts';
import { storedStaffForm, nameOfStaffField, readStaffEntry, sentStaffForm, StaffFields } from './staff-fields.ts';
import { say, type Phrase } from '../../say.ts';

const Params = z.object({ id: z.string().min(1).max(200) });
type Visit = StaffVisit<{ id: string }>;

/** Maximum number of hearings that the page lists. */
const MAX_HELD = 200;

/**
 * A judge or supervisor: what they may hear, which hearings they hold, and a way to return all of them in case of
 * illness.
 */
export const staffMemberPage: RegisterPage = (app, ui) => {
  const { dependencies } = ui;
  const place = ({ id }: { id: string }) => `/staff/${encodeURIComponent(id)}`;
  staffPage(app, ui, {
    path: '/staff/:id',
    action: 'readStaff',
    params: Params,
    show: (visit) => showMember(ui, visit),
  });
  staffAction(app, ui, {
    path: '/staff/:id',
    action: 'writeStaff',
    params: Params,
    place,
    async act({ staff, params, form }) {
      const { entry } = await registerStaff(dependencies, staff, params.id, readStaffEntry(form), 'known');
      return { redirect: `${place(params)}?notice=${entry.active ? 'kept' : 'away'}` };
    },
    refused: (visit, problem) => showMember(ui, visit, { form: 'entry', problem }),
  });
  staffAction(app, ui, {
    path: '/staff/:id/return',
    action: 'reassign',
    params: Params,
    place,
    async act({ staff, params, form }) {
      const reason = checkText(form, 'returnReason', Words);
      await returnHearings(dependencies, staff, params.id, reason);
      return { redirect: `${place(params)}?notice=returned` };
    },
    refused: (visit, problem) => showMember(ui, visit, { form: 'return', problem }),
  });
};

const listHeld = (
  transaction: Parameters<typeof listHearings>[0],
  institutionId: string,
  holderId: string,
): Promise<HearingListRow[]> =>
  listHearings(transaction, institutionId, {
    staffId: '',
    oversees: true,
    status: undefined,
    holderId,
    limit: MAX_HELD,
    after: undefined,
  });

const NOTICES: Partial<Record<string, Phrase>> = {
  registered: say`The registration is saved.`,
  kept: say`The change is saved.`,
  away: say`The change is saved. Their hearings are back in the queue, where other judges can take them.`,
  returned: say`All of their hearings are back in the queue.`,
};

interface Refused {
  form: 'entry' | 'return';
  problem: Problem;
}

async function showMember({ dependencies }: Ui, visit: Visit, refused?: Refused): Promise<PageContent> {
  const { staff, params, query, form, signedIn } = visit;
  const { institutionId } = staff;
  const { member, held, titles, at, warnings } = await inTransaction(
    dependencies.database,
    scopeOf(staff),
    async (transaction) => {
      const found = await findStaff(transaction, institutionId, params.id);
      if (!found) throw notFound('person');
      return {
        member: found,
        warnings: await listStaffWarnings(transaction, institutionId, params.id, found),
        held: await listHeld(transaction, institutionId, params.id),
        titles: titlesOf(await summarizePolicies(transaction, institutionId, visit.language)),
        at: await dependencies.clock(transaction),
      };
    },
  );
  const place = `/staff/${encodeURIComponent(params.id)}`;
  const entry = refused?.form === 'entry' ? sentStaffForm(form, refused.problem) : storedStaffForm(member);
  const returning =
    refused?.form === 'return'
      ? formState({ returnReason: form.text('returnReason') }, refused.problem.document.errors)
      : formState({});
  const notice = NOTICES[query['notice'] ?? ''];
  const columns: Column<HearingListRow>[] = [
    matterColumn(titles),
    { heading: say`Due`, cell: ({ dueAt }) => Due({ dueAt, at }) },
  ];
  return {
    title: member.name,
    width: 'middle',
    styles: ['supervision'],
    body: html`
      ${notice !== undefined && Banner({ tone: 'good', title: notice })}
      ${
        warnings.length > 0 &&
        Banner({
          tone: 'care',
          title: say`Check this registration`,
          children: html`<ul>
            ${warnings.map((warning) => html`<li>${tellStaffWarning(warning)}</li>`)}
          </ul>`,
        })
      }
      <p>
        <a href="/staff">All staff</a> <span class="soft">· account <code>${params.id}</code></span>
      </p>
      <section aria-labelledby="held">
        <h2 id="held">Current hearings <span class="soft">(${String(held.length)})</span></h2>
        ${
          held.length === 0
            ? html`<p class="soft">Nothing.</p>`
            : html`
                ${DataTable({ caption: say`Current hearings, most urgent first`, rows: held, columns })}
                ${StaffForm({
                  signedIn,
                  action: `${place}/return`,
                  class: 'card',
                  children: html`
                    ${ErrorSummary({ form: returning, title: say`The hearings have not been returned yet`, nameOf: () => say`Why` })}
                    ${TextArea({
                      form: returning,
                      name: 'returnReason',
                      label: say`Why you are returning all of them to the queue`,
                      rows: 2,
                      class: 'short',
                      hint: say`Stored beside each trail, for auditors. The judge’s drafts are kept.`,
                    })}
                    <div class="actions"><button class="second">Return all of them</button></div>
                  `,
                })}
              `
        }
      </section>
      <section class="card" aria-labelledby="entry">
        <h2 id="entry">What they may hear</h2>
        ${StaffForm({
          signedIn,
          action: place,
          children: html`
            ${ErrorSummary({ form: entry, title: say`The change has not been saved yet`, nameOf: nameOfStaffField })}
            ${StaffFields({ form: entry })}
            <div class="actions"><button>Save the change</button></div>
          `,
        })}
      </section>
    `,
  };
}

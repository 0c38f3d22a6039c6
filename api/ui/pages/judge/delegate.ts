import { z } from 'zod';
import { loadCase } from '#db/cases/read-case.ts';
import { listStaff } from '#db/staffing/staff.ts';
import { inTransaction } from '#db/transaction.ts';
import { delegate } from '#api/acts/delegate.ts';
import { perform } from '#api/acts/perform.ts';
import { scopeOf } from '#api/principal.ts';
import { notFound, type Problem } from '#api/problem.ts';
import { Words } from '#api/fields/words.ts';
import { mayAct } from '#workflows/domain/may-act.ts';
import type { PageContent } from '../../document.ts';
import { checkText } from '../../form.ts';
import { formState } from '../../form-state.ts';
import { html } from '../../html.ts';
import { mannerOf } from '../../manner-of.ts';
import { ErrorSummary } from '../../parts/error-summary.ts';
import { Refused } from '../../parts/refused.ts';
import { Select } from '../../parts/select.ts';
import { StaffForm } from '../../parts/staff-form.ts';
import { TextArea } from '../../parts/text-area.ts';
import type { RegisterPage } from '../../register-page.ts';
import { staffAction, staffPage, type StaffVisit } from '../../staff-route.ts';
import type { Ui } from '../../ui.ts';
import { phraseOf, say } from '../../say.ts';

const Params = z.object({ id: z.uuid() });
type Visit = StaffVisit<z.infer<typeof Params>>;
const Colleague = z.string({ error: 'choose a colleague' }).min(1, 'choose a colleague').max(200);

/** Hands a hearing to a colleague, back to the one it came from, or takes it back. */
export const delegatePage: RegisterPage = (app, ui) => {
  const path = '/hearings/:id/delegate';
  staffPage(app, ui, { path, action: 'delegate', params: Params, show: (visit) => show(ui, visit) });
  staffAction(app, ui, {
    path,
    action: 'delegate',
    params: Params,
    place: ({ id }) => `/hearings/${id}/delegate`,
    async act({ staff, params, form }) {
      const body = { judgeId: checkText(form, 'judgeId', Colleague), reason: checkText(form, 'reason', Words) };
      await perform(ui.dependencies, delegate, staff, params.id, body, mannerOf(form));
      return body.judgeId === staff.id
        ? { redirect: `/hearings/${params.id}` }
        : { redirect: '/hearings?notice=delegated' };
    },
    refused: (visit, problem) => show(ui, visit, problem),
  });
};

async function show({ dependencies }: Ui, visit: Visit, problem?: Problem): Promise<PageContent> {
  const { staff, params, signedIn, form: sent, nameOf } = visit;
  const { institutionId } = staff;
  const { state, people } = await inTransaction(dependencies.database, scopeOf(staff), async (transaction) => ({
    state: (await loadCase(transaction, institutionId, params.id))?.state,
    people: await listStaff(transaction, institutionId, await dependencies.clock(transaction)),
  }));
  const holding = state?.hearing?.holding;
  if (!state || !holding || !mayAct(staff, 'delegate', { institutionId, state })) throw notFound('hearing of yours');
  const isTakenBack = holding.judgeId !== staff.id;
  const { delegatedBy } = holding;
  const colleagues = people.filter(({ id, active }) => active && id !== staff.id);
  const value = { judgeId: sent.text('judgeId') ?? delegatedBy ?? '', reason: sent.text('reason') ?? '' };
  const form = formState(value, problem?.document.errors ?? []);
  return {
    title: isTakenBack ? say`Take the hearing back` : say`Hand the hearing to a colleague`,
    islands: ['autosave'],
    body: html`
      ${problem && (form.errors.length > 0 ? ErrorSummary({ form, title: phraseOf(problem.document.title) }) : Refused({ problem }))}
      <p>
        ${
          isTakenBack
            ? html`<bdi>${nameOf(holding.judgeId)}</bdi> has the hearing. What they have recorded stays with the case.`
            : delegatedBy === undefined
              ? say`Your colleague hears the case in your place and can hand it back. Until then you can take it back.`
              : html`<bdi>${nameOf(delegatedBy)}</bdi> handed it to you. You can hand it back, or on to another
                  colleague.`
        }
      </p>
      ${StaffForm({
        signedIn,
        action: `/hearings/${params.id}/delegate`,
        children: html`
          ${
            isTakenBack
              ? html`<input type="hidden" name="judgeId" value=${staff.id} />`
              : Select({
                  form,
                  name: 'judgeId',
                  label: say`Colleague`,
                  empty: say`Choose a colleague`,
                  options: colleagues.map(({ id, name }) => ({ value: id, label: name })),
                })
          }
          ${TextArea({ form, name: 'reason', label: say`Why`, hint: say`Auditors read it on the trail.`, rows: 3, class: 'short' })}
          <div class="actions">
            <button>${isTakenBack ? say`Take it back` : say`Hand it over`}</button>
            <a href="/hearings">Back to the queue</a>
          </div>
        `,
      })}
    `,
  };
}

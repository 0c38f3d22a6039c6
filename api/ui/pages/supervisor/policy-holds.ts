import { isHeld } from '#workflows/domain/retention.ts';
import { summarizePolicies, titlesOf } from '#db/policies/policies.ts';
import { listPolicyHolds, type PolicyHold } from '#db/policies/policy-holds.ts';
import { inTransaction } from '#db/transaction.ts';
import { holdPolicy } from '#api/policies/hold-policy.ts';
import { scopeOf } from '#api/principal.ts';
import type { Problem } from '#api/problem.ts';
import { PolicyKey } from '#api/fields/policy-key.ts';
import type { PageContent } from '../../document.ts';
import { checkText } from '../../form.ts';
import { formState } from '../../form-state.ts';
import { html } from '../../html.ts';
import { Banner } from '../../parts/banner.ts';
import { DataTable, type Column } from '../../parts/data-table.ts';
import { ErrorSummary } from '../../parts/error-summary.ts';
import { Moment } from '../../parts/moment.ts';
import { Select } from '../../parts/select.ts';
import { StaffForm } from '../../parts/staff-form.ts';
import { TextArea } from '../../parts/text-area.ts';
import { TextInput } from '../../parts/text-input.ts';
import type { RegisterPage } from '../../register-page.ts';
import { staffAction, staffPage, type StaffVisit } from '../../staff-route.ts';
import type { Ui } from '../../ui.ts';
import { readLegalHold } from './legal-hold.ts';
import { say, type Phrase } from '../../say.ts';

const PATH = '/supervision/holds';
const NAMES: Partial<Record<string, Phrase>> = {
  '/policy': say`Policy`,
  '/reason': say`Why they are held`,
  '/until': say`Until`,
};

/** Legal holds on all cases under a policy: those that were set last, and the form that sets another. */
export const policyHoldsPage: RegisterPage = (app, ui) => {
  staffPage(app, ui, { path: PATH, action: 'setLegalHold', show: (visit) => showHolds(ui, visit) });
  staffAction(app, ui, {
    path: PATH,
    action: 'setLegalHold',
    place: () => PATH,
    async act({ staff, form, timeZone }) {
      const key = checkText(form, 'policy', PolicyKey);
      await holdPolicy(ui.dependencies, staff, key, readLegalHold(form, timeZone));
      return { redirect: `${PATH}?notice=set` };
    },
    refused: (visit, problem) => showHolds(ui, visit, problem),
  });
};

async function showHolds({ dependencies }: Ui, visit: StaffVisit, refused?: Problem): Promise<PageContent> {
  const { staff, form, signedIn, timeZone, query } = visit;
  const { policies, holds, at } = await inTransaction(dependencies.database, scopeOf(staff), async (transaction) => ({
    policies: await summarizePolicies(transaction, staff.institutionId, visit.language),
    holds: await listPolicyHolds(transaction, staff.institutionId),
    at: await dependencies.clock(transaction),
  }));
  const titles = titlesOf(policies);
  const sent = { policy: form.text('policy'), until: form.text('until'), reason: form.text('reason') };
  const state = refused ? formState(sent, refused.document.errors) : formState({});
  const columns: Column<PolicyHold>[] = [
    { heading: say`Policy`, cell: ({ policyKey }) => titles.get(policyKey) ?? policyKey },
    {
      heading: say`State`,
      cell: (hold) => {
        if (!isHeld(hold, at)) return say`ended`;
        return hold.until === null ? say`held without an end` : html`held until ${Moment({ at: hold.until })}`;
      },
    },
    { heading: say`Why`, cell: ({ reason }) => reason },
    { heading: say`Set by`, cell: ({ setBy, setAt }) => html`<bdi>${setBy}</bdi>, ${Moment({ at: setAt })}` },
  ];
  return {
    title: say`Legal holds on policies`,
    width: 'middle',
    styles: ['supervision'],
    islands: ['local-time'],
    body: html`
      ${query['notice'] === 'set' && Banner({ tone: 'good', title: say`The hold is set` })}
      <p>
        While a policy is held, the personal data of the cases under all of its versions is not erased, by request or by
        the policy’s term. A hold on a single case is set on the page of that case.
      </p>
      ${holds.length > 0 && DataTable({ caption: say`The hold that was set last on each policy`, rows: holds, columns })}
      ${StaffForm({
        signedIn,
        action: PATH,
        class: 'card',
        children: html`
          ${ErrorSummary({ form: state, title: say`The hold has not been set yet`, nameOf: (pointer) => NAMES[pointer] })}
          ${Select({
            form: state,
            name: 'policy',
            label: say`Policy`,
            options: policies.map(({ key, title }) => ({ value: key, label: title })),
          })}
          ${TextInput({
            form: state,
            name: 'until',
            type: 'date',
            label: say`Until`,
            hint: say`If empty, the hold has no end; a day in the past ends it (${timeZone}).`,
          })}
          ${TextArea({ form: state, name: 'reason', label: say`Why they are held`, rows: 2 })}
          <div class="actions"><button class="second">Set the hold</button></div>
        `,
      })}
    `,
  };
}

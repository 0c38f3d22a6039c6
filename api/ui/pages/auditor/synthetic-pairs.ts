import { z } from 'zod';
import { findPolicy, summarizePolicies, titlesOf } from '#db/policies/policies.ts';
import { countWilling, listPairs, type StoredPair } from '#db/synthetic-cases.ts';
import { inSnapshot } from '#db/transaction.ts';
import { policyIn } from '#workflows/domain/translated-policy.ts';
import { scopeOf } from '#api/principal.ts';
import { notFound, type Problem } from '#api/problem.ts';
import { makeSyntheticPair, PairToMake, PairWithdrawal, withdrawSyntheticPair } from '#api/synthetic-cases/pair.ts';
import { describeNumber } from '../../figures.ts';
import { PolicyKey } from '#api/fields/policy-key.ts';
import type { PageContent } from '../../document.ts';
import { excerptOf } from '../../excerpt.ts';
import { check } from '../../form.ts';
import { formState } from '../../form-state.ts';
import { html } from '../../html.ts';
import { Banner } from '../../parts/banner.ts';
import { DataTable } from '../../parts/data-table.ts';
import { Moment } from '../../parts/moment.ts';
import { Select } from '../../parts/select.ts';
import { StaffForm } from '../../parts/staff-form.ts';
import { TextInput } from '../../parts/text-input.ts';
import type { RegisterPage } from '../../register-page.ts';
import { staffAction, staffPage, type StaffVisit } from '../../staff-route.ts';
import type { Ui } from '../../ui.ts';
import { PairForm } from './synthetic-pair-form.ts';
import { listOf, say, type Phrase } from '../../say.ts';

const PATH = '/audit/synthetic-pairs';
const Params = z.object({ id: z.uuid() });

/** Pairs of synthetic cases: auditors make them here and withdraw them; the report says what judges found. */
export const syntheticPairsPage: RegisterPage = (app, ui) => {
  const { dependencies } = ui;
  const action = 'makeSyntheticPair';
  const place = () => PATH;
  staffPage(app, ui, { path: PATH, action, show: (visit) => showPairs(ui, visit) });
  staffPage(app, ui, { path: `${PATH}/new`, action, show: (visit) => showForm(ui, visit, visit.query['policy']) });
  staffAction(app, ui, {
    path: PATH,
    action,
    place,
    async act({ staff, form }) {
      const command = z.uuid().safeParse(form.text('command'));
      const body = check(PairToMake, { facts: {}, ...form.tree(), policy: form.text('policy') });
      await makeSyntheticPair(dependencies, staff, body, command.data);
      return { redirect: `${PATH}?notice=made` };
    },
    refused: (visit, problem) => showForm(ui, visit, visit.form.text('policy'), problem),
  });
  staffAction(app, ui, {
    path: `${PATH}/:id/withdraw`,
    action: 'withdrawSyntheticPair',
    params: Params,
    place,
    async act({ staff, params, form }) {
      await withdrawSyntheticPair(dependencies, staff, params.id, check(PairWithdrawal, form.tree()));
      return { redirect: `${PATH}?notice=withdrawn` };
    },
    refused: (visit, problem) => showPairs(ui, visit, problem),
  });
};

const WILLING: Partial<Record<number, Phrase>> = {
  0: say`No judges are taking part at present.`,
  1: say`One judge is taking part at present.`,
};

const NOTICES: Partial<Record<string, Phrase>> = {
  made: say`The pair has been created. Judges who have agreed get one half now, and the other once the days in between have passed.`,
  withdrawn: say`The pair has been withdrawn.`,
};

async function showPairs({ dependencies }: Ui, visit: StaffVisit, refused?: Problem): Promise<PageContent> {
  const { staff, signedIn, query, nameOf } = visit;
  const { institutionId } = staff;
  const { policies, pairs, willing } = await inSnapshot(
    dependencies.auditDatabase,
    scopeOf(staff),
    async (transaction) => ({
      policies: await summarizePolicies(transaction, institutionId, visit.language),
      pairs: await listPairs(transaction, institutionId),
      willing: await countWilling(transaction, institutionId),
    }),
  );
  const titles = titlesOf(policies);
  const notice = NOTICES[query['notice'] ?? ''];
  return {
    title: say`Synthetic cases`,
    width: 'middle',
    styles: ['audit'],
    body: html`
      ${
        refused
          ? Banner({ tone: 'care', title: refused.document.errors?.[0]?.message ?? refused.document.title })
          : notice !== undefined && Banner({ tone: 'good', title: notice })
      }
      <p class="measure">
        A pair is one invented account, once of one kind of person and once of another. Judges who have agreed to take
        part make a finding on each, days apart. These are not cases: nobody is notified, nothing is decided, and no
        other figure counts them. <a href="/audit/reports/consistency">What judges found</a> is a report.
        ${WILLING[willing] ?? say`${willing} judges are taking part at present.`}
      </p>
      ${
        pairs.length > 0 &&
        DataTable({
          caption: say`Pairs of synthetic cases`,
          stacks: true,
          rows: pairs,
          columns: [
            {
              heading: say`Policy`,
              cell: ({ policyKey, policyVersion }) =>
                say`${titles.get(policyKey) ?? policyKey}, version ${policyVersion}`,
            },
            { heading: say`Different`, cell: tellChange },
            { heading: say`Account`, cell: ({ account }) => html`<bdi>${excerptOf(account, MAX_EXCERPT)}</bdi>` },
            { heading: say`Days apart`, isNumber: true, cell: ({ apartDays }) => describeNumber(apartDays) },
            {
              heading: say`Created by`,
              cell: ({ madeBy, madeAt }) => html`${nameOf(madeBy)}, ${Moment({ at: madeAt })}`,
            },
            {
              heading: say`State`,
              cell: ({ pairId, withdrawnAt }: StoredPair) =>
                withdrawnAt === null
                  ? StaffForm({
                      signedIn,
                      action: `${PATH}/${pairId}/withdraw`,
                      children: html`${TextInput({
                          form: formState({}, [], undefined, pairId),
                          name: '/reason',
                          label: say`Why it is withdrawn`,
                        })} <button class="quiet small-button">Withdraw</button>`,
                    })
                  : html`withdrawn ${Moment({ at: withdrawnAt })}`,
            },
          ],
        })
      }
      <form method="get" action=${`${PATH}/new`} class="card">
        <h2>Create a pair</h2>
        ${Select({
          form: formState({}),
          name: 'policy',
          label: say`Policy`,
          options: policies.map(({ key, title }) => ({ value: key, label: title })),
        })}
        <div class="actions"><button class="second">Write the account</button></div>
      </form>
    `,
  };
}

async function showForm(
  { dependencies }: Ui,
  { staff, signedIn, form, language }: StaffVisit,
  key: string | undefined,
  refused?: Problem,
): Promise<PageContent> {
  const known = PolicyKey.safeParse(key);
  const policy =
    known.success &&
    (await inSnapshot(dependencies.auditDatabase, scopeOf(staff), (transaction) =>
      findPolicy(transaction, staff.institutionId, known.data),
    ));
  if (!policy) throw notFound('policy');
  const state = refused ? formState(form.tree(), refused.document.errors) : formState({ apartDays: 14 });
  return {
    title: say`A pair of synthetic cases`,
    width: 'middle',
    styles: ['audit'],
    body: html`
      <p class="small"><a href=${PATH}>Synthetic cases</a></p>
      ${refused && refused.document.errors === undefined && Banner({ tone: 'care', title: refused.document.title })}
      ${PairForm({ policy: { ...policy, document: policyIn(policy.document, language) }, form: state, signedIn, action: PATH })}
    `,
  };
}

const MAX_EXCERPT = 120;

/** What differs between the halves of a pair. */
function tellChange({ facts, changed }: StoredPair): Phrase {
  const changes = Object.entries(changed).map(
    ([name, value]) => say`${name}: ${facts[name] ?? say`not given`} → ${value}`,
  );
  return changes.length === 0 ? say`nothing, the case is repeated` : listOf(changes);
}

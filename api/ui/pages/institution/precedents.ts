import { z } from 'zod';
import { inTransaction } from '#db/transaction.ts';
import { policyIn } from '#workflows/domain/translated-policy.ts';
import { readPrecedentUpload } from '#api/import/precedents.ts';
import { takePrecedents } from '#api/import/take-precedents.ts';
import { scopeOf } from '#api/principal.ts';
import { Problem } from '#api/problem.ts';
import { PolicyKey } from '#api/fields/policy-key.ts';
import { readPrecedentOf } from '#api/views/institution/precedent-view.ts';
import type { PageContent } from '../../document.ts';
import type { Form } from '../../form.ts';
import type { RegisterPage } from '../../register-page.ts';
import { staffAction, staffPage, type StaffVisit } from '../../staff-route.ts';
import type { Ui } from '../../ui.ts';
import { precedentContent } from './precedent/content.ts';

const Params = z.object({ key: PolicyKey });
type KeyVisit = StaffVisit<z.infer<typeof Params>>;

const addressOf = (key: string, id: string): string => `/policies/${key}/precedents?id=${encodeURIComponent(id)}`;

/** Finds a precedent of a policy by its id, and corrects one that was imported wrongly. */
export const precedentPages: RegisterPage = (app, ui) => {
  const { dependencies } = ui;
  staffPage(app, ui, {
    path: '/policies/:key/precedents',
    action: 'readPrecedents',
    params: Params,
    show: (visit) => show(ui, visit, visit.query['id']),
  });
  staffAction(app, ui, {
    path: '/policies/:key/precedents',
    action: 'importPrecedents',
    params: Params,
    place: ({ key }) => `/policies/${key}/precedents`,
    async act({ staff, params: { key }, form }) {
      const { policy } = await readPrecedentOf(dependencies, staff, key, undefined);
      const sent = { policy: key, precedents: [precedentOf(form)] };
      const { values } = await readPrecedentUpload({ mediaType: 'application/json', body: sent, policy: key }, policy);
      const precedents = values.map(({ value }) => value);
      await inTransaction(dependencies.database, scopeOf(staff), (transaction) =>
        takePrecedents(dependencies, transaction, staff, key, precedents),
      );
      return { redirect: `${addressOf(key, form.text('id') ?? '')}&notice=corrected` };
    },
    refused: (visit, problem) => show(ui, visit, visit.form.text('supersedes'), problem),
  });
};

async function show({ dependencies }: Ui, visit: KeyVisit, asked?: string, problem?: Problem): Promise<PageContent> {
  const { staff, params } = visit;
  // A longer one cannot be a precedent's.
  const id = asked?.trim().slice(0, 200) || undefined;
  const { policy, precedent } = await readPrecedentOf(dependencies, staff, params.key, id);
  return precedentContent(visit, {
    policy: policyIn(policy, visit.language),
    asked: id,
    precedent,
    problem: problem && inFields(problem),
  });
}

/** The correction that a form holds, as the call takes it; what is missing is left for the check to name. */
const precedentOf = (form: Form) => ({
  id: form.text('id') ?? '',
  facts: form.tree()['facts'] ?? {},
  outcome: form.text('outcome') ?? '',
  supersedes: form.text('supersedes') ?? '',
  reason: form.text('reason') ?? '',
});

/** A problem of an import of one precedent, with errors that point to the form's fields. */
function inFields({ document: { status, code, title, errors = [], ...more } }: Problem): Problem {
  const field = (at: string): string => (at.startsWith('/') ? at.replace('/precedents/0', '') : '/id');
  return new Problem(status, code, title, {
    ...more,
    errors: errors.map((each) => ({ ...each, field: field(each.field) })),
  });
}

import { z } from 'zod';
import { fitOfComparisons } from '#db/audit/reports/comparison-fit.ts';
import { hashOf } from '#db/commitment.ts';
import { lastScores } from '#db/last-scores.ts';
import { findMeaningChanges, type MeaningChanges } from '#db/policies/meaning-changes.ts';
import { findPolicy, putPolicy, type StoredPolicy } from '#db/policies/policies.ts';
import { countPrecedents } from '#db/policies/policy-forecast.ts';
import { listPolicyVersions } from '#db/policies/policy-versions.ts';
import { inSnapshot, inTransaction } from '#db/transaction.ts';
import { Policy } from '#workflows/domain/policy.ts';
import { withFloor } from '#workflows/domain/record-floor.ts';
import { viewPolicy } from '#api/views/institution/policy-view.ts';
import { PolicyKey } from '#api/fields/policy-key.ts';
import { CASES } from '#api/import/arriving-cases.ts';
import { PRECEDENTS } from '#api/import/precedents.ts';
import { precedentAttributes } from '#workflows/domain/precedent-facts.ts';
import { ensureProbesStated } from '#api/policies/ensure-probes-stated.ts';
import { ensureWindowUsable } from '#api/policies/ensure-window-usable.ts';
import { withCounts } from '#api/policies/with-counts.ts';
import { scopeOf } from '#api/principal.ts';
import { notFound, Problem } from '#api/problem.ts';
import { readingDatabase } from '#api/reading-database.ts';
import type { PageContent } from '../../document.ts';
import { check } from '../../form.ts';
import { createBriefCache, type BriefCache } from '../../brief-cache.ts';
import { policiesIn } from '../../policies-in.ts';
import type { RegisterPage } from '../../register-page.ts';
import { staffAction, staffPage, type StaffVisit } from '../../staff-route.ts';
import type { Ui } from '../../ui.ts';
import { editorContent, type Editing } from './policy/editor-content.ts';
import { policyContent, type FitShown } from './policy/policy-content.ts';
import { policyListContent } from './policy/policy-list.ts';
import { policyIn, withEarlierTranslations } from '#workflows/domain/translated-policy.ts';
import { readPolicyForm } from './policy/policy-form.ts';
import { MAX_TRIED } from './policy/review.ts';

const Params = z.object({ key: PolicyKey });
type KeyVisit = StaffVisit<z.infer<typeof Params>>;

/** The institution's policies: all of them, one in any version, and the editor that makes the next version of one. */
export const policyPages: RegisterPage = (app, ui) => {
  const fits = createBriefCache<FitShown>();
  staffPage(app, ui, { path: '/policies', action: 'readPolicies', show: (visit) => showPolicies(ui, visit) });
  staffPage(app, ui, {
    path: '/policies/:key',
    action: 'readPolicies',
    params: Params,
    show: (visit) => showPolicy(ui, visit, fits),
  });
  staffPage(app, ui, {
    path: '/policies/:key/edit',
    action: 'writePolicies',
    params: Params,
    async show(visit) {
      const newest = await newestOf(ui, visit, visit.params.key);
      if (!newest) throw notFound('policy');
      return editorContent(visit, { key: newest.key, base: newest, value: newest.document });
    },
  });
  staffAction(app, ui, {
    path: '/policies/:key/edit',
    action: 'writePolicies',
    params: Params,
    place: ({ key }) => `/policies/${key}/edit`,
    act: (visit) => reviewOrSave(ui, visit, visit.params.key),
    refused: (visit, problem) => refusedEdit(ui, visit, visit.params.key, problem),
  });
  staffPage(app, ui, {
    path: '/new-policy',
    action: 'writePolicies',
    async show(visit) {
      const from = PolicyKey.safeParse(visit.query['from']).data;
      const source = from === undefined ? undefined : await newestOf(ui, visit, from);
      return editorContent(visit, { key: undefined, base: undefined, value: source?.document ?? {} });
    },
  });
  staffAction(app, ui, {
    path: '/new-policy',
    action: 'writePolicies',
    place: () => '/new-policy',
    async act(visit) {
      const key = readKey(visit);
      if (await newestOf(ui, visit, key))
        throw new Problem(409, 'policyKeyTaken', 'A policy with this key already exists', {
          remedy: 'choose another key, or edit that policy',
          errors: [{ field: '/key', message: 'another policy has this key' }],
        });
      return reviewOrSave(ui, visit, key);
    },
    refused: (visit, problem) => refusedEdit(ui, visit, undefined, problem),
  });

  app.get('/policies/:key/columns.csv', async (request, reply) => {
    const signedIn = await ui.sessions.read(request);
    const params = Params.safeParse(request.params);
    if (!signedIn || signedIn.idle || !params.success) throw notFound('file');
    const policy = await newestOf(ui, signedIn, params.data.key);
    if (!policy) throw notFound('policy');
    const isOfPrecedents = (request.query as Record<string, unknown>)['kind'] === 'precedents';
    const { own } = isOfPrecedents ? PRECEDENTS : CASES;
    const attributes = isOfPrecedents ? precedentAttributes(policy.document) : policy.document.attributes;
    const names = [...own.filter(({ isOptional }) => isOptional !== true), ...attributes].map(({ name }) => name);
    return reply
      .type('text/csv; charset=utf-8')
      .header(
        'content-disposition',
        `attachment; filename="${params.data.key}-${isOfPrecedents ? 'precedents' : 'cases'}.csv"`,
      )
      .send(`${names.join(',')}\r\n`);
  });
};

function newestOf(
  { dependencies }: Ui,
  { staff }: Pick<StaffVisit, 'staff'>,
  key: string,
): Promise<StoredPolicy | undefined> {
  return inSnapshot(readingDatabase(dependencies, staff), scopeOf(staff), (transaction) =>
    findPolicy(transaction, staff.institutionId, key),
  );
}

async function showPolicies({ dependencies }: Ui, visit: StaffVisit): Promise<PageContent> {
  const { staff } = visit;
  const policies = await inSnapshot(readingDatabase(dependencies, staff), scopeOf(staff), (transaction) =>
    policiesIn(visit.language, transaction, staff.institutionId),
  );
  return policyListContent(visit, policies.map(viewPolicy));
}

async function showPolicy({ dependencies }: Ui, visit: KeyVisit, fits: BriefCache<FitShown>): Promise<PageContent> {
  const { staff, params, query } = visit;
  const version = z.coerce.number().int().min(1).max(2_147_483_647).safeParse(query['version']).data;
  const { institutionId } = staff;
  const database = readingDatabase(dependencies, staff);
  const { policy, versions, precedents } = await inTransaction(database, scopeOf(staff), async (transaction) => {
    const found = await findPolicy(transaction, institutionId, params.key, version);
    return {
      policy: found,
      versions: await listPolicyVersions(transaction, institutionId, params.key),
      precedents: found ? await countPrecedents(transaction, institutionId, found) : 0,
    };
  });
  if (!policy) throw notFound('policy');
  const { fit, at } = await fits(JSON.stringify([institutionId, params.key]), () =>
    inTransaction(database, scopeOf(staff), async (transaction) => ({
      fit: await fitOfComparisons(transaction, { institutionId, policy: params.key, from: undefined, to: undefined }),
      at: await dependencies.clock(transaction),
    })),
  );
  const ofVersion = fit.filter(({ policyVersion }) => policyVersion === policy.version);
  const inWords = { ...policy, document: policyIn(policy.document, visit.language) };
  return policyContent(visit, viewPolicy(inWords), { versions, precedents, fit: { fit: ofVersion, at } });
}

function readKey({ form }: StaffVisit): string {
  const { key } = check(z.object({ key: PolicyKey }), { key: form.text('key') });
  return key;
}

/**
 * Shows what a valid policy would change, or saves it as the next version: only if exactly that has been shown before,
 * against the version that is the newest now.
 */
async function reviewOrSave(ui: Ui, visit: StaffVisit, key: string): Promise<PageContent | { redirect: string }> {
  const { database, clock } = ui.dependencies;
  const { staff, form } = visit;
  const { institutionId } = staff;
  const stated = withFloor(check(Policy, readPolicyForm(form)));
  ensureWindowUsable(ui.dependencies, stated);
  ensureProbesStated(stated);
  const base = await newestOf(ui, visit, key);
  const counted = await inTransaction(database, scopeOf(staff), (transaction) =>
    withCounts(transaction, institutionId, key, stated),
  );
  const document = base ? withEarlierTranslations(counted, base.document, [form.text('words') ?? '']) : counted;
  const meaning = base && (await meaningChangesOf(ui, visit, base, document));
  // What is shown includes the number of precedents, which may grow while a reader looks at it.
  const token = `${base?.version ?? 0}.${meaning?.precedents ?? 0}.${hashOf(document)}`;
  if (form.text('step') === 'save' && form.text('reviewed') === token) {
    const { created } = await inTransaction(database, scopeOf(staff), async (transaction) =>
      putPolicy(transaction, institutionId, key, document, staff.id, await clock(transaction)),
    );
    return { redirect: `/policies/${key}?notice=${created ? 'saved' : 'same'}` };
  }
  // A judge who may still hear a case must not learn its score by trying thresholds.
  const onlyOver = staff.roles.includes('judge') || staff.roles.includes('supervisor');
  const scores = base
    ? await inTransaction(database, scopeOf(staff), (transaction) =>
        lastScores(transaction, institutionId, key, { limit: MAX_TRIED, onlyOver }),
      )
    : [];
  const isOvertaken = base !== undefined && form.text('base') !== String(base.version);
  const editing: Editing = {
    key: base ? key : undefined,
    newKey: key,
    base,
    value: document,
    review: { document, token, scores, onlyOver, isOvertaken, meaning },
  };
  return editorContent(visit, editing);
}

const meaningChangesOf = (
  { dependencies }: Ui,
  { staff }: StaffVisit,
  { key, document: before }: StoredPolicy,
  after: Policy,
): Promise<MeaningChanges> =>
  inTransaction(dependencies.database, scopeOf(staff), (transaction) =>
    findMeaningChanges(transaction, staff.institutionId, key, before, after),
  );

async function refusedEdit(ui: Ui, visit: StaffVisit, key: string | undefined, problem: Problem): Promise<PageContent> {
  const base = key === undefined ? undefined : await newestOf(ui, visit, key);
  const newKey = visit.form.text('key');
  return editorContent(visit, { key, newKey, base, value: readPolicyForm(visit.form), problem });
}

/**
 * The pages: what people see of Hearken. Rendered on the server, usable without JavaScript, in one design.
 *
 * How the parts fit together, for contributors who add a page:
 *
 * - `pages/<audience>/<page>.ts` holds one page and its forms: a `RegisterPage` that calls `staffPage` for each GET and
 *   `staffAction` for each POST (`staff-route.ts`), listed in `PAGES` below. A handler gets a visit (who, parameters,
 *   query, form) and gives back a page or `{ redirect }`. Navigation is in `places.ts`.
 * - A page calls the same functions as the JSON API (`api/acts`, `api/views`, repositories of `db/` inside
 *   `inTransaction`, `ensureMay` for rights on a case) and shows nothing but the view that these made and stored.
 * - Markup is `html` templates (`html.ts`); everything is escaped. Ready-made pieces are in `parts/`: functions that a template
 *   calls, so that the compiler checks what they are given.
 * - Forms post, carry `csrf` (`parts/staff-form.ts` puts it in, before a file where there is one), and are read by
 *   `form.ts`: `form.text('reason')`, or `check(Schema, form.tree())` for fields named by JSON pointer. An action that takes a
 *   file says how large it may be (`maxFileBytes`) and finds it in the visit. A `Problem` that is thrown becomes a page, or
 *   what `refused` of the action makes of it, with the fields named (`form-state.ts`).
 * - Colours, type and spacing are tokens at the top of `assets/hearken.css`; no style or script stands in markup, because
 *   the content security policy refuses both. What only a few pages need has a sheet of its own, named in their `styles`.
 *   Charts are `charts/chart.ts`, over Observable Plot, each with the table behind it. Scripts are `islands/*.ts`, named
 *   in a page's `islands`; every page works without them.
 * - People without an account (subjects) are served by `subject-route.ts`, in the languages of `messages/`.
 */
import cookie from '@fastify/cookie';
import formbody from '@fastify/formbody';
import type { FastifyError, FastifyInstance, FastifyRequest } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type { ApiDependencies } from '../deps.ts';
import { findTimeZone } from '#db/policies/policies.ts';
import { listNames } from '#db/staffing/accounts.ts';
import { inSnapshot } from '#db/transaction.ts';
import { scopeOf } from '../principal.ts';
import { readingDatabase } from '../reading-database.ts';
import { createBriefCache } from './brief-cache.ts';
import type { Houses } from '#db/houses/house.ts';
import type { Audience } from './document.ts';
import { createFaces } from './faces.ts';
import { asProblem, noteProblem } from '../plugins/problems.ts';
import { notFound, type Problem } from '../problem.ts';
import { loadAssets } from './assets.ts';
import { leadToPublicName } from './lead-to-public-name.ts';
import { auditedAttachment } from './pages/auditor/attachment.ts';
import { auditedCasePage } from './pages/auditor/case.ts';
import { entryPage } from './pages/auditor/entry.ts';
import { evidenceDownload } from './pages/auditor/evidence.ts';
import { ledgerPage } from './pages/auditor/ledger.ts';
import { provenanceNodePage } from './pages/auditor/node.ts';
import { provenancePage } from './pages/auditor/provenance.ts';
import { reportPage } from './pages/auditor/report.ts';
import { reportsPage } from './pages/auditor/reports.ts';
import { auditSearchPage } from './pages/auditor/search.ts';
import { syntheticPairsPage } from './pages/auditor/synthetic-pairs.ts';
import { viewPage } from './pages/auditor/view.ts';
import { viewsPage } from './pages/auditor/views.ts';
import { caseVersionsPage } from './pages/institution/case/versions.ts';
import { institutionCasePages } from './pages/institution/cases.ts';
import { draftPolicyPages } from './pages/institution/draft-policy.ts';
import { docketPages } from './pages/institution/dockets.ts';
import { importPages } from './pages/institution/import.ts';
import { largeImportPages } from './pages/institution/imports.ts';
import { letterPages } from './pages/institution/letters.ts';
import { modelPages } from './pages/institution/models.ts';
import { noticePage } from './pages/institution/notices.ts';
import { policyPages } from './pages/institution/policies.ts';
import { precedentPages } from './pages/institution/precedents.ts';
import { serviceLevelPage } from './pages/institution/service-levels.ts';
import { exercisesPage } from './pages/judge/exercises.ts';
import { hearingPage } from './pages/judge/hearing.ts';
import { delegatePage } from './pages/judge/delegate.ts';
import { queuePage } from './pages/judge/queue.ts';
import { notificationsPage } from './pages/notifications.ts';
import { savedSearchPages } from './pages/saved-searches.ts';
import { languagePage } from './pages/open/language.ts';
import { mailboxPage } from './pages/open/mailbox.ts';
import { signInPages } from './pages/open/sign-in.ts';
import { startPage } from './pages/open/start.ts';
import { casePage } from './pages/subject/case.ts';
import { receiptPage } from './pages/subject/receipt.ts';
import { caseDeskPage } from './pages/supervisor/case-desk.ts';
import { supervisedCasesPage } from './pages/supervisor/cases.ts';
import { hearingDeskPage } from './pages/supervisor/hearing-desk.ts';
import { openHearingsPage } from './pages/supervisor/open-hearings.ts';
import { policyHoldsPage } from './pages/supervisor/policy-holds.ts';
import { staffPages } from './pages/supervisor/staff.ts';
import { staffMemberPage } from './pages/supervisor/staff-member.ts';
import { supervisionPage } from './pages/supervisor/supervision.ts';
import { problemPage } from './problem-page.ts';
import type { RegisterPage } from './register-page.ts';
import { refuseForeignPosts } from './refuse-foreign-posts.ts';
import { cookieSecret } from './session/session-cookie.ts';
import { createSessions } from './session/sessions.ts';
import { staffAudience } from './staff-route.ts';
import { sendAnswer, type NameOf, type Ui } from './ui.ts';

const INSTITUTION_PAGES: readonly RegisterPage[] = [
  importPages,
  largeImportPages,
  docketPages,
  institutionCasePages,
  caseVersionsPage,
  policyPages,
  precedentPages,
  draftPolicyPages,
  noticePage,
  letterPages,
  serviceLevelPage,
  modelPages,
];

const AUDITOR_PAGES: readonly RegisterPage[] = [
  auditSearchPage,
  auditedCasePage,
  entryPage,
  viewPage,
  viewsPage,
  auditedAttachment,
  provenancePage,
  provenanceNodePage,
  reportsPage,
  reportPage,
  ledgerPage,
  evidenceDownload,
  syntheticPairsPage,
];

const SUPERVISOR_PAGES: readonly RegisterPage[] = [
  supervisionPage,
  openHearingsPage,
  hearingDeskPage,
  staffPages,
  staffMemberPage,
  supervisedCasesPage,
  caseDeskPage,
  policyHoldsPage,
];

const PAGES: readonly RegisterPage[] = [
  startPage,
  signInPages,
  languagePage,
  mailboxPage,
  notificationsPage,
  savedSearchPages,
  casePage,
  receiptPage,
  queuePage,
  exercisesPage,
  hearingPage,
  delegatePage,
  ...SUPERVISOR_PAGES,
  ...INSTITUTION_PAGES,
  ...AUDITOR_PAGES,
];

/** Many times the longest text that a form accepts, so that text which is too long is refused without being lost. */
const MAX_FORM_BYTES = 4 * 1024 * 1024;

/** Registers every page in a scope of its own: forms and cookies are read here only. */
export async function registerPages(app: FastifyInstance, dependencies: ApiDependencies): Promise<void> {
  const houses: Houses = dependencies.houses ?? new Map();
  const zones = createBriefCache<string>();
  const ui: Ui = {
    dependencies,
    assets: loadAssets(),
    sessions: createSessions(dependencies),
    faces: createFaces(houses),
    zoneFor: async (staff) =>
      houses.get(staff.institutionId)?.timeZone ??
      zones(staff.institutionId, () =>
        inSnapshot(readingDatabase(dependencies, staff), scopeOf(staff), (transaction) =>
          findTimeZone(transaction, staff.institutionId),
        ),
      ),
    // Read each time: a name that was just registered is looked for on the next page.
    namesFor: async (staff) => {
      const listed = await inSnapshot(readingDatabase(dependencies, staff), scopeOf(staff), (transaction) =>
        listNames(transaction, staff.institutionId),
      );
      return nameWith(listed);
    },
  };
  await app.register(async (scope) => {
    await scope.register(cookie, { secret: cookieSecret(dependencies.dataKey) });
    await scope.register(formbody, { bodyLimit: MAX_FORM_BYTES });
    refuseForeignPosts(scope);
    leadToPublicName(scope, dependencies.publicUrl);
    // Pages are not part of the API's description.
    scope.addHook('onRoute', (route) => {
      route.schema = { ...route.schema, hide: true };
    });
    scope.setErrorHandler(async (error: FastifyError, request, reply) => {
      const problem = asProblem(error);
      if (problem.document.code === 'unexpected') request.log.error({ err: error });
      if (!wantsPage(request.headers.accept)) throw error;
      noteProblem(reply, problem);
      const audience = await audienceOf(ui, request, problem);
      const staff = audience.kind === 'staff' ? audience.signedIn.staff : undefined;
      // What a form was sent to is no page to come back to.
      const place = request.method === 'GET' ? request.url : '/';
      return sendAnswer(ui, reply.headers(problem.headers), problemPage(problem, { staff, place }), audience);
    });
    ui.assets.register(scope);
    ui.faces.register(scope);
    const routes = scope.withTypeProvider<ZodTypeProvider>();
    for (const register of PAGES) register(routes, ui);
    // Requests that no route answers get a page where the caller asks for one.
    scope.get('/*', () => {
      throw notFound('page');
    });
  });
}

/** Who reads the page of a problem; nobody is looked up while the system itself is in trouble. */
async function audienceOf(ui: Ui, request: FastifyRequest, { document: { status } }: Problem): Promise<Audience> {
  if (status >= 500 || status === 429) return { kind: 'open' };
  // What went wrong may be the very thing that reading the session needs, such as its cookies.
  const signedIn = await ui.sessions.read(request).catch(() => undefined);
  if (!signedIn || signedIn.idle) return { kind: 'open' };
  return staffAudience(ui, signedIn, request);
}

const wantsPage = (accept: string | undefined): boolean => accept?.includes('text/html') ?? false;

/** Names by account; people who share a name are told apart by their accounts. */
function nameWith(listed: ReadonlyMap<string, string>): NameOf {
  const shared = new Set([...listed.values()].filter((name, index, all) => all.indexOf(name) !== index));
  return (account) => {
    const name = listed.get(account);
    if (name === undefined) return account;
    return shared.has(name) ? `${name}, ${account}` : name;
  };
}

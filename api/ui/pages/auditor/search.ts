import { z } from 'zod';
import { listDecisions, sumDecisions, type AuditedDecision } from '#db/audit/decision-list.ts';
import { listCases, type CaseListRow } from '#db/case-list.ts';
import type { StoredPolicy } from '#db/policies/policies.ts';
import { inSnapshot } from '#db/transaction.ts';
import { METHODS } from '#workflows/domain/method.ts';
import { PHASES } from '#workflows/domain/state.ts';
import { Cursor, encodeCursor } from '#api/paging.ts';
import { scopeOf } from '#api/principal.ts';
import { ownSearches } from '#api/searches/saved-search.ts';
import { html, type Markup } from '../../html.ts';
import { createBriefCache } from '../../brief-cache.ts';
import { formState } from '../../form-state.ts';
import { ErrorSummary } from '../../parts/error-summary.ts';
import { SavedSearches } from '../../parts/saved-searches.ts';
import type { RegisterPage } from '../../register-page.ts';
import { staffPage } from '../../staff-route.ts';
import type { NameOf } from '../../ui.ts';
import { withQuery } from '../../parts/pager.ts';
import { Days, readQuery } from './read-query.ts';
import { policiesIn } from '../../policies-in.ts';
import { CaseRows } from './search/case-rows.ts';
import { DecisionRows } from './search/decision-rows.ts';
import { decisionDownload, Totals, type SumShown } from './search/decision-download.ts';
import { CaseFields, DecisionFields, nameOfField } from './search/fields.ts';
import { say } from '../../say.ts';

const PAGE = 25;
const OF = ['decisions', 'cases'] as const;

const Truth = z.stringbool({ truthy: ['true'], falsy: ['false'] });

const About = Days.extend({
  /** A case's id, or the institution's own reference. */
  case: z.string().max(200).optional(),
  adverse: Truth.optional(),
});
const AboutCases = About.extend({ phase: z.enum(PHASES).optional(), cursor: Cursor(z.uuid()) });
const AboutDecisions = About.extend({
  departed: Truth.optional(),
  outcome: z.string().max(63).optional(),
  route: z.enum(['uncontested', 'hearing']).optional(),
  method: z.enum(METHODS).optional(),
  actor: z.string().max(200).optional(),
  cursor: Cursor(z.tuple([z.iso.datetime(), z.uuid()])),
});

type Query = Readonly<Partial<Record<string, string>>>;

interface Found {
  fields: Markup;
  problem: Markup;
  rows: Markup;
  /** Where the next page begins. */
  next: string | undefined;
}

/** The page on which auditors find decisions and cases. */
export const auditSearchPage: RegisterPage = (app, ui) => {
  decisionDownload(app, ui, AboutDecisions);
  const sums = createBriefCache<SumShown>();
  staffPage(app, ui, {
    path: '/audit/cases',
    action: 'audit',
    async show({ staff, signedIn, query, nameOf, language }) {
      const of = OF.find((each) => each === query['of']) ?? 'decisions';
      const { auditDatabase } = ui.dependencies;
      const { fields, problem, rows, next, searches } = await inSnapshot(
        auditDatabase,
        scopeOf(staff),
        async (transaction) => {
          const policies = await policiesIn(language, transaction, staff.institutionId);
          const searches = await ownSearches(transaction, staff, 'audit');
          const found = await (of === 'cases'
            ? findCases(query, policies, (asked) => listCases(transaction, staff.institutionId, asked))
            : findDecisions(
                query,
                policies,
                (asked) => listDecisions(transaction, staff.institutionId, asked),
                (asked) =>
                  sums(JSON.stringify([staff.institutionId, asked]), async () => ({
                    sum: await sumDecisions(transaction, staff.institutionId, asked),
                    at: await ui.dependencies.clock(transaction),
                  })),
                nameOf,
              ));
          return { ...found, searches };
        },
      );
      return {
        title: say`Search`,
        width: 'middle',
        styles: ['audit'],
        body: html`
          <nav aria-label="What to search for" class="case-head">
            <ul class="places">
              ${OF.map(
                (each) =>
                  html`<li>
                    <a href=${`/audit/cases?of=${each}`} aria-current=${each === of ? 'page' : undefined}
                      >${each === 'cases' ? say`Cases` : say`Decisions`}</a
                    >
                  </li>`,
              )}
            </ul>
          </nav>
          <form method="get" action="/audit/cases" role="search">
            ${problem}
            <input type="hidden" name="of" value=${of} />
            <div class="filters">
              ${fields}
              <div class="actions">
                <button>Find</button>
                <a href=${`/audit/cases?of=${of}`}>Clear</a>
              </div>
            </div>
          </form>
          ${SavedSearches({ signedIn, list: 'audit', query: { ...query, of }, searches, form: formState({}) })}
          <section aria-labelledby="found">
            <h2 id="found">${of === 'cases' ? say`Cases, newest first` : say`Decisions, newest first`}</h2>
            ${rows}
            ${
              next !== undefined &&
              html`<p>
                <a class="button second" href=${withQuery('/audit/cases', { ...query, cursor: next })}>Next page</a>
              </p>`
            }
          </section>
        `,
      };
    },
  });
};

const explain = (form: ReturnType<typeof readQuery>['form']): Markup =>
  ErrorSummary({ form, title: say`This search is not valid`, nameOf: nameOfField });

/** A case is named by its id or by its reference. */
const named = (name: string | undefined) =>
  z.uuid().safeParse(name).success ? { caseId: name } : { externalRef: name };

async function findCases(
  query: Query,
  policies: readonly StoredPolicy[],
  list: (asked: Parameters<typeof listCases>[2]) => Promise<CaseListRow[]>,
): Promise<Found> {
  const { asked, form } = readQuery(AboutCases, query);
  const { case: name, cursor, phase, policy, adverse, ...days } = asked ?? {};
  const about = { externalRef: undefined, ...named(name), phase, policy, adverse, docket: undefined, ...days };
  const rows = asked ? await list({ ...about, limit: PAGE, after: cursor }) : [];
  const last = rows.length === PAGE ? rows.at(-1) : undefined;
  return {
    fields: CaseFields({ form, policies }),
    problem: explain(form),
    rows: asked && CaseRows({ rows, policies }),
    next: last && encodeCursor(last.caseId),
  };
}

async function findDecisions(
  query: Query,
  policies: readonly StoredPolicy[],
  list: (asked: Parameters<typeof listDecisions>[2]) => Promise<AuditedDecision[]>,
  sum: (asked: Parameters<typeof sumDecisions>[2]) => Promise<SumShown>,
  nameOf: NameOf,
): Promise<Found> {
  const { asked, form } = readQuery(AboutDecisions, query);
  const { case: name, cursor, ...about } = asked ?? {};
  const searched = { ...about, ...named(name) };
  const rows = asked ? await list({ ...searched, limit: PAGE, after: cursor }) : [];
  const sums = asked && (await sum(searched));
  const last = rows.length === PAGE ? rows.at(-1) : undefined;
  return {
    fields: DecisionFields({ form, policies }),
    problem: explain(form),
    rows: sums && html`${Totals({ ...sums, query, policies })} ${DecisionRows({ rows, policies, nameOf })}`,
    next: last && encodeCursor([last.decidedAt, last.decisionId]),
  };
}

import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { loadPolicies } from '#db/policies/policies.ts';
import { inSnapshot } from '#db/transaction.ts';
import { csvHeaders, readReport, type ReadReport } from '#api/views/auditor/read-report.ts';
import { ensureMayEver } from '#api/ensure-may.ts';
import { scopeOf, type Staff } from '#api/principal.ts';
import { invalid } from '#api/problem.ts';
import { describeCell, explainByHeadings, type Cells, type Kind } from '#api/views/auditor/reports/figures.ts';
import { headingOf } from '#api/views/auditor/reports/column-names.ts';
import { REPORTS } from '#api/views/auditor/reports/index.ts';
import type { Report } from '#api/views/auditor/reports/report.ts';
import { toCsv } from '#api/to-csv.ts';
import { Chart } from '../../charts/chart.ts';
import type { PageContent } from '../../document.ts';
import { html } from '../../html.ts';
import { createBriefCache } from '../../brief-cache.ts';
import { DataTable, type Column } from '../../parts/data-table.ts';
import { ErrorSummary } from '../../parts/error-summary.ts';
import { Moment } from '../../parts/moment.ts';
import type { RegisterPage } from '../../register-page.ts';
import { signInAddress } from '../../sign-in/sign-in-address.ts';
import { staffPage } from '../../staff-route.ts';
import { describeNumber } from '../../figures.ts';
import { withQuery } from '../../parts/pager.ts';
import { policiesIn, titlesOfPolicies } from '../../policies-in.ts';
import { caseAddress } from './addresses.ts';
import { Days, readQuery } from './read-query.ts';
import { rowsInWords, versionsIn } from './report-rows.ts';
import { DayFields, nameOfField, PolicyField } from './search/fields.ts';
import { phraseOf, say, type Phrase } from '../../say.ts';

/** Maximum numbers of pictures and rows on a page; the file has every row. */
const MAX_PICTURES = 12;
const MAX_ROWS = 100;

/** How long a reader waits for figures before they are told that these are being counted. */
const PATIENCE_MILLISECONDS = 2_000;
const LOOK_AGAIN_SECONDS = 3;

const Params = z.object({ name: z.string().max(100) });

/** A report as pictures, each with its figures, and as a file. */
export const reportPage: RegisterPage = (app, ui) => {
  const kept = createBriefCache<ReadReport>();
  const read = (staff: Staff, name: string, asked: Partial<z.output<typeof Days>>): Promise<ReadReport> => {
    const scope = { policy: asked.policy, from: asked.from, to: asked.to };
    return kept(JSON.stringify([staff.institutionId, name, scope]), () =>
      readReport(ui.dependencies, staff, name, scope),
    );
  };
  staffPage(app, ui, {
    path: '/audit/reports/:name',
    action: 'audit',
    params: Params,
    async show({ staff, params: { name }, query, nameOf, language, reply }) {
      const { asked, form } = readQuery(Days, query);
      const counted = await Promise.race([read(staff, name, asked ?? {}), sleep(PATIENCE_MILLISECONDS)]);
      if (!counted) {
        void reply.header('refresh', String(LOOK_AGAIN_SECONDS));
        return beingCounted(phraseOf(REPORTS.get(name)?.title ?? name));
      }
      const { report, rows: found, at } = counted;
      const { policies, versions } = await inSnapshot(
        ui.dependencies.auditDatabase,
        scopeOf(staff),
        async (transaction) => ({
          policies: await policiesIn(language, transaction, staff.institutionId),
          versions: await loadPolicies(transaction, staff.institutionId, versionsIn(found), language),
        }),
      );
      const rows = rowsInWords(found, {
        nameOf,
        titles: titlesOfPolicies(policies),
        versions,
        language,
      });
      const { policy, from, to } = query;
      const csv = withQuery(`/audit/reports/${name}/csv`, { policy, from, to });
      const drawings = asked ? report.draw(rows) : [];
      return {
        title: phraseOf(report.title),
        width: 'wide',
        styles: ['charts', 'audit'],
        body: html`
          <p class="small"><a href="/audit/reports">Reports</a></p>
          <p class="measure">${explainByHeadings(report.explanation, report.columns)}</p>
          <form method="get" class="no-print">
            ${ErrorSummary({ form, title: say`This period is not valid`, nameOf: nameOfField })}
            <div class="filters">
              ${PolicyField({ form, policies })} ${DayFields({ form, from: say`Period from`, to: say`Period until` })}
              <div class="actions"><button>Show</button></div>
            </div>
          </form>
          ${
            asked &&
            (rows.length === 0
              ? html`<p class="banner">There is no data for this period.</p>`
              : html`${drawings.slice(0, MAX_PICTURES).map((drawing) =>
                    Chart({
                      ...drawing,
                      csv,
                      hasFiguresBelow: drawings.length === 1,
                      columns: columnsOf(report, drawing.rows),
                    }),
                  )}
                  ${
                    drawings.length > MAX_PICTURES &&
                    html`<p class="banner">
                      ${describeNumber(drawings.length - MAX_PICTURES)} more charts are not shown. Choose a policy to
                      see its charts, or download the file.
                    </p>`
                  }
                  <h2>All figures</h2>
                  ${DataTable({
                    caption: phraseOf(report.title),
                    rows: rows.slice(0, MAX_ROWS),
                    columns: columnsOf(report, rows),
                  })}
                  ${
                    rows.length > MAX_ROWS &&
                    html`<p class="soft">
                      The first ${describeNumber(MAX_ROWS)} of ${describeNumber(rows.length)} rows.
                    </p>`
                  }
                  <p><a class="button second" href=${csv} download>Download all figures as CSV</a></p>`)
          }
          <p class="small soft">
            As of ${Moment({ at })}.
            ${hasBounds(report) && html` “Lower” and “upper” are the bounds of a 95 % interval.`}
          </p>
        `,
      };
    },
  });

  app.get('/audit/reports/:name/csv', async (request, reply) => {
    const signedIn = await ui.sessions.read(request);
    if (!signedIn || signedIn.idle) return reply.redirect(signInAddress(request.url), 303);
    const { staff } = signedIn;
    ensureMayEver(staff, 'audit');
    const { name } = Params.parse(request.params);
    const { asked, form } = readQuery(Days, request.query as Record<string, string>);
    if (!asked) throw invalid([...form.errors]);
    const { report, rows } = await read(staff, name, asked);
    return reply.headers(csvHeaders(name)).send(toCsv(Object.keys(report.columns), rows));
  });
};

/** What stands in place of figures that take long: the page opens again by itself until they are there. */
const beingCounted = (title: Phrase): PageContent => ({
  title,
  body: html`<p class="banner" role="status">
    <span class="spinner" aria-hidden="true"></span> The figures are being computed. With many cases this takes a while;
    the page reloads by itself until they are ready.
  </p>`,
});

const FIGURES: ReadonlySet<Kind> = new Set(['number', 'share', 'seconds']);

const hasBounds = ({ columns }: Report): boolean => Object.keys(columns).some((column) => /lower|upper/i.test(column));

/** Columns of a report's table, of those that a row has. */
const columnsOf = (report: Report, [row]: readonly Cells[]): Column<Cells>[] =>
  Object.entries(report.columns)
    .filter(([column]) => row && column in row)
    .map(([column, kind]) => ({
      heading: headingOf(column),
      ...(FIGURES.has(kind) && { isNumber: true }),
      cell: (each) => {
        const value = each[column];
        if (kind === 'moment' && typeof value === 'string') return Moment({ at: value });
        if (kind === 'id' && typeof value === 'string') return ShortId({ column, id: value });
        return report.cells?.[column]?.(each) ?? describeCell(kind, value);
      },
    }));

/** The end of an id, which tells it apart on a page; the file has the whole. A case's leads to the case. */
const ShortId = ({ column, id }: { column: string; id: string }) =>
  column === 'caseId' ? html`<a href=${caseAddress(id)}>…${id.slice(-6)}</a>` : html`<span>…${id.slice(-6)}</span>`;

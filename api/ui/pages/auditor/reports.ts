import { REPORTS } from '#api/views/auditor/reports/index.ts';
import { explainByHeadings } from '#api/views/auditor/reports/figures.ts';
import { html } from '../../html.ts';
import type { RegisterPage } from '../../register-page.ts';
import { staffPage } from '../../staff-route.ts';
import { phraseOf, say } from '../../say.ts';

/** The list of all reports. */
export const reportsPage: RegisterPage = (app, ui) =>
  staffPage(app, ui, {
    path: '/audit/reports',
    action: 'audit',
    show: async () => ({
      title: say`Reports`,
      styles: ['audit'],
      body: html`
        <p>
          Each report has charts, the tables behind them, and a file. No report by itself shows that a judge did
          anything wrong.
        </p>
        <ul class="plain-list">
          ${[...REPORTS].map(
            ([name, { title, explanation, columns }]) =>
              html`<li>
                <h2 class="report-name"><a href=${`/audit/reports/${name}`}>${phraseOf(title)}</a></h2>
                <p class="soft">${explainByHeadings(explanation, columns)}</p>
              </li>`,
          )}
        </ul>
        <p>
          <a href="/audit/synthetic-pairs">Synthetic cases</a>, on which judges who have agreed to take part make two
          findings
        </p>
      `,
    }),
  });

import { REPORTS } from '#api/views/auditor/reports/index.ts';
import { html } from '../../html.ts';
import type { RegisterPage } from '../../register-page.ts';
import { staffPage } from '../../staff-route.ts';

/** Every report that there is. */
export const reportsPage: RegisterPage = (app, ui) =>
  staffPage(app, ui, {
    path: '/audit/reports',
    action: 'audit',
    show: async () => ({
      title: 'Reports',
      styles: ['audit'],
      body: html`
        <p>Each is a picture, the table behind it, and a file. None of them says by itself that somebody did wrong.</p>
        <ul class="plain-list">
          ${[...REPORTS].map(
            ([name, { title, explanation }]) =>
              html`<li>
                <h2 class="report-name"><a href=${`/audit/reports/${name}`}>${title}</a></h2>
                <p class="soft">${explanation}</p>
              </li>`,
          )}
        </ul>
      `,
    }),
  });

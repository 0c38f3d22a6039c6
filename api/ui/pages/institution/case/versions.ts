import { z } from 'zod';
import { listPolicyVersions } from '#db/policies/policy-versions.ts';
import { summarizePolicies, titlesOf } from '#db/policies/policies.ts';
import { inSnapshot } from '#db/transaction.ts';
import { describeShare } from '#api/ui/figures.ts';
import { scopeOf } from '#api/principal.ts';
import { readingDatabase } from '#api/reading-database.ts';
import { serveComparison } from '#api/views/institution/serve-comparison.ts';
import { html } from '#api/ui/html.ts';
import { Banner } from '#api/ui/parts/banner.ts';
import { DataTable } from '#api/ui/parts/data-table.ts';
import { sentence } from '#api/ui/sentence.ts';
import type { RegisterPage } from '#api/ui/register-page.ts';
import { staffPage } from '#api/ui/staff-route.ts';
import { phraseOf, say, type Words } from '#api/ui/say.ts';

const Params = z.object({ id: z.uuid() });
const Version = z.coerce.number().int().min(1).max(2_147_483_647);

/** A case under its own version of the policy and under another one, side by side. */
export const caseVersionsPage: RegisterPage = (app, ui) => {
  const { dependencies } = ui;
  staffPage(app, ui, {
    path: '/cases/:id/versions',
    action: 'readCases',
    params: Params,
    async show({ staff, params, query, language }) {
      const asked = Version.safeParse(query['other']).data;
      const compared = await serveComparison(dependencies, staff, params.id, asked);
      const { versions, title } = await inSnapshot(
        readingDatabase(dependencies, staff),
        scopeOf(staff),
        async (transaction) => ({
          versions: await listPolicyVersions(transaction, staff.institutionId, compared.policy),
          title: titlesOf(await summarizePolicies(transaction, staff.institutionId, language)).get(compared.policy),
        }),
      );
      const { ownVersion, otherVersion, probability, rows, factsNotAccepted } = compared;
      return {
        title: say`The case under another version`,
        width: 'middle',
        styles: ['institution'],
        body: html`
          <p><a href=${`/cases/${params.id}`}>Back to the case</a></p>
          ${versions.length < 2 && html`<p class="soft">The policy has no other version yet.</p>`}
          <form method="get" action=${`/cases/${params.id}/versions`}>
            <div class="field">
              <label for="other">Other version of “${title ?? compared.policy}”</label>
              <select id="other" name="other">
                ${versions.map(
                  ({ version }) =>
                    html`<option value=${String(version)} selected=${version === otherVersion}>
                      Version ${String(version)}
                    </option>`,
                )}
              </select>
            </div>
            <div class="actions"><button class="second">Compare</button></div>
          </form>
          ${
            factsNotAccepted.length > 0 &&
            Banner({
              tone: 'care',
              title: say`Version ${otherVersion} would not accept the facts of this case.`,
              children: html`<ul>
                ${factsNotAccepted.map((message) => html`<li>${sentence(message)}</li>`)}
              </ul>`,
            })
          }
          ${DataTable({
            caption:
              probability === null
                ? say`The case has no score. Differences are marked.`
                : say`Both versions are applied to the score that the case has, ${describeShare(probability)}; it is not scored again. Differences are marked.`,
            isCaptionShown: true,
            stacks: true,
            rows,
            columns: [
              { heading: say`What`, cell: ({ what }) => phraseOf(what) },
              {
                heading: say`Version ${ownVersion}, under which it arrived`,
                label: say`Version ${ownVersion}`,
                cell: ({ what, own }) => cellOf(what, own),
              },
              {
                heading: say`Version ${otherVersion}`,
                isChange: ({ differs }) => differs,
                cell: ({ what, other }) => cellOf(what, other),
              },
            ],
          })}
        `,
      };
    },
  });
};

/** What stands in a cell: the policy's own name of an outcome, or words of the comparison. */
const cellOf = (what: string, text: string): Words =>
  what === 'Provisional outcome' && !text.includes(' ') ? text : phraseOf(text);

import { z } from 'zod';
import { readView } from '#db/audit/view-list.ts';
import { hashOf } from '#db/commitment.ts';
import { notFound } from '#api/problem.ts';
import { openCase } from '#api/views/auditor/open-case.ts';
import { html } from '../../html.ts';
import { Instant } from '../../parts/instant.ts';
import type { RegisterPage } from '../../register-page.ts';
import { staffPage } from '../../staff-route.ts';
import { entryAddress } from './addresses.ts';
import { CaseHead } from './case-head.ts';
import { EVENT_NAMES } from './event-names.ts';
import { Json } from './json.ts';
import { asAudience, nameViewer, tellShown, VIEWER_KINDS } from './viewer.ts';
import { say } from '../../say.ts';

/** Maximum length of a view's content on the page, in characters; the JSON API gives all of it. */
const MAX_CHARACTERS = 80_000;

/** Exactly what a person was shown, and what they did on the basis of it. */
export const viewPage: RegisterPage = (app, ui) =>
  staffPage(app, ui, {
    path: '/audit/cases/:id/views/:view',
    action: 'audit',
    params: z.object({ id: z.uuid(), view: z.uuid() }),
    async show({ staff, params, nameOf }) {
      const { audited, view } = await openCase(ui.dependencies, staff, params.id, async (found, transaction) => ({
        audited: found,
        view: await readView(transaction, staff.institutionId, found.caseId, params.view),
      }));
      if (!view) throw notFound('view');
      const { principal, audience, disclosesScore, contentHash, servedAt, content } = view;
      const acts = audited.entries.filter((entry) => entry.view === view.viewId);
      const title = tellShown(principal, nameOf);
      return {
        title,
        hasHeading: true,
        styles: ['audit'],
        body: html`
          ${CaseHead({ audited, title })}
          <p>
            <span class=${disclosesScore ? 'tag care' : 'tag good'}>
              ${disclosesScore ? say`with the score` : say`without the score`}
            </span>
          </p>
          <dl class="pairs beside">
            <dt>When</dt>
            <dd>${Instant({ at: servedAt })}</dd>
            <dt>Shown to</dt>
            <dd>
              ${nameViewer(principal, nameOf)}, ${asAudience(audience)}
              <span class="soft">(${VIEWER_KINDS[principal.kind]})</span>
            </dd>
            <dt>Acts based on it</dt>
            <dd>
              ${
                acts.length === 0
                  ? say`none on the trail`
                  : acts.map(
                      ({ seq, kind }, index) =>
                        html`${index > 0 && ', '}<a href=${entryAddress(audited.caseId, seq)}
                            >entry ${String(seq)} (${EVENT_NAMES[kind]})</a
                          >`,
                    )
              }
            </dd>
            <dt>SHA-256 of the content</dt>
            <dd>
              <code class="hash">${contentHash}</code>${' '}
              ${
                content !== undefined &&
                (hashOf(content) === contentHash
                  ? html`<span class="tag good">matches the content</span>`
                  : html`<span class="tag bad">does not match the content</span>`)
              }
            </dd>
          </dl>
          <section aria-labelledby="content">
            <h2 id="content">Exactly what was shown</h2>
            ${
              content === undefined
                ? html`<p class="soft">The content has been erased. Its hash remains.</p>`
                : Content({
                    content,
                  })
            }
          </section>
        `,
      };
    },
  });

function Content({ content }: { content: unknown }) {
  const text = JSON.stringify(content, null, 2);
  if (text.length <= MAX_CHARACTERS) return Json({ value: content, label: say`Content of the view` });
  return html`<p class="soft">
      The first ${String(MAX_CHARACTERS)} of ${String(text.length)} characters. The complete content is at
      <code>/v1/audit/cases/…/views/…</code>.
    </p>
    <pre class="raw" tabindex="0" role="region" aria-label="Beginning of the view’s content">
${text.slice(0, MAX_CHARACTERS)}</pre>`;
}

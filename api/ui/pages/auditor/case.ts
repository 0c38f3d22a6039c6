import { z } from 'zod';
import { policyIn } from '#workflows/domain/translated-policy.ts';
import { interleave } from '#api/views/auditor/timeline.ts';
import { whoKnew } from '#api/views/auditor/who-knew.ts';
import { html } from '../../html.ts';
import type { RegisterPage } from '../../register-page.ts';
import { staffPage } from '../../staff-route.ts';
import { describeNumber } from '../../figures.ts';
import { caseAddress } from './addresses.ts';
import { CaseHead } from './case-head.ts';
import { Checks } from './case/checks.ts';
import { InShort } from './case/in-short.ts';
import { KnowledgePicture } from './case/knowledge.ts';
import { Timeline } from './case/timeline.ts';
import { loadCase, MAX_VIEWS } from './load-case.ts';
import { say } from '../../say.ts';

/** A case as a timeline by method, with who was shown what between the steps. Prints as a paper trail. */
export const auditedCasePage: RegisterPage = (app, ui) =>
  staffPage(app, ui, {
    path: '/audit/cases/:id',
    action: 'audit',
    params: z.object({ id: z.uuid() }),
    async show({ staff, params, nameOf, language }) {
      const loaded = await loadCase(ui.dependencies, staff, params.id);
      const { audited, kept, views } = loaded;
      const steps = interleave(audited.entries, views);
      const knowledge = whoKnew(audited, views);
      const outcomes = kept.policy ? policyIn(kept.policy.document, language).outcomes : [];
      const meaningOf = (name: string) => outcomes.find((each) => each.name === name)?.meaning ?? name;
      return {
        title: say`Case ${audited.externalRef}`,
        hasHeading: true,
        width: 'middle',
        styles: ['charts', 'audit'],
        body: html`
          ${CaseHead({ audited, here: '', title: say`Case ${audited.externalRef}` })}
          ${InShort({ audited, meaningOf, nameOf })}
          <section aria-labelledby="knowledge">
            <h2 id="knowledge">Who knew the score, and when</h2>
            ${KnowledgePicture({ caseId: audited.caseId, steps, knowledge, blind: audited.blind, nameOf })}
          </section>
          <section aria-labelledby="checks">
            <h2 id="checks">Checked just now</h2>
            ${Checks({ loaded, knowledge, nameOf })}
          </section>
          <section aria-labelledby="timeline">
            <h2 id="timeline">What happened</h2>
            <p class="soft small">
              Perspective records are evidence of procedure, not proof of an inner state. Times are UTC.
              ${
                views.length === MAX_VIEWS &&
                html` Only the first ${describeNumber(MAX_VIEWS)} views are shown here;
                  <a href=${caseAddress(audited.caseId, '/views')}>the list has all of them</a>.`
              }
            </p>
            ${Timeline({ loaded, steps, nameOf, meaningOf, language })}
          </section>
        `,
      };
    },
  });

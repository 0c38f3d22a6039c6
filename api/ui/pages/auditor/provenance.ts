import { z } from 'zod';
import { memoizeRecent } from '#api/views/auditor/memoize-recent.ts';
import { openCase } from '#api/views/auditor/open-case.ts';
import { provenanceOf } from '#api/views/auditor/provenance/provenance-of.ts';
import { html } from '../../html.ts';
import type { RegisterPage } from '../../register-page.ts';
import { staffPage } from '../../staff-route.ts';
import type { Language } from '#api/figures-in-words.ts';
import { describeNumber } from '../../figures.ts';
import { withLanguage } from '../../reader-language.ts';
import { caseAddress } from './addresses.ts';
import { CaseHead } from './case-head.ts';
import { namesOfCase } from './case-names.ts';
import { essentialsOf, graphOf, RELATION_NAMES, type ProvNode } from './provenance/graph.ts';
import { layOut, type Layout } from './provenance/lay-out.ts';
import { labelOf } from './provenance/labels.ts';
import { nodeAddress } from './provenance/node-address.ts';
import { NodeTable } from './provenance/node-table.ts';
import { ProvenancePicture } from './provenance/picture.ts';
import { say, textIn } from '../../say.ts';

/** Maximum number of pictures in the cache; the layout of one takes long. */
const MAX_LAYOUTS = 100;

/** A case's provenance as a picture in which every node opens its evidence, and as a table. */
export const provenancePage: RegisterPage = (app, ui) => {
  const layouts = memoizeRecent<Layout>(MAX_LAYOUTS);
  staffPage(app, ui, {
    path: '/audit/cases/:id/provenance',
    action: 'audit',
    params: z.object({ id: z.uuid() }),
    async show({ staff, params, query, nameOf }) {
      const { audited, document } = await openCase(ui.dependencies, staff, params.id, (found) => ({
        audited: found,
        document: provenanceOf(found),
      }));
      const { caseId } = audited;
      const names = namesOfCase(audited, nameOf);
      const whole = graphOf(document);
      const isWhole = query['show'] === 'all';
      const graph = isWhole ? whole : essentialsOf(whole);
      const addressOf = (node: ProvNode) => nodeAddress(caseId, node);
      // A trail only ever grows, so its length says which picture it is; people may get other names.
      const drawIn = (language: Language) => {
        const people = graph.nodes
          .filter(({ sort }) => sort === 'agent')
          .map((node) => textIn(labelOf(node, names).title, language));
        const key = JSON.stringify([staff.institutionId, caseId, audited.entries.length, isWhole, language, people]);
        const placed = layouts(key, () => layOut(graph, names, language));
        return ProvenancePicture({ placed, label, addressOf });
      };
      const label = say`Provenance of case ${audited.externalRef}: ${graph.nodes.length} items and ${graph.edges.length} relations, the earliest at the top`;
      return {
        title: say`Provenance of case ${audited.externalRef}`,
        hasHeading: true,
        width: 'wide',
        styles: ['charts', 'audit'],
        body: html`
          ${CaseHead({ audited, here: '/provenance', title: say`Provenance` })}
          <p>
            Where the outcome comes from, in the terms of W3C PROV. The earliest items are at the top, and every arrow
            leads from an item back to its source. Each shape opens its evidence.
          </p>
          <p class="no-print">
            ${
              isWhole
                ? html`<a href=${caseAddress(caseId, '/provenance')}>Show only what the outcome rests on</a>`
                : html`This is what the outcome rests on: ${describeNumber(graph.nodes.length)} of
                    ${describeNumber(whole.nodes.length)} items.
                    <a href=${caseAddress(caseId, '/provenance?show=all')}>Show everything</a>`
            }
          </p>
          ${Legend()} ${withLanguage(drawIn)}
          <h2>As a table</h2>
          ${NodeTable({ graph, addressOf, names })}
        `,
      };
    },
  });
};

const LEGEND_LINES = ['wasGeneratedBy', 'used', 'wasDerivedFrom', 'wasInvalidatedBy'] as const;

function Legend() {
  return html`<ul class="legend small">
    <li><span class="swatch entity"></span> entity: something that was said, found or produced</li>
    <li><span class="swatch activity"></span> activity: an entry of the trail</li>
    <li><span class="swatch agent"></span> agent: the person or program that acted, beside each activity</li>
    ${LEGEND_LINES.map(
      (relation) =>
        html`<li>
          <svg class=${`line ${relation}`} viewBox="0 0 30 8" width="30" height="8" aria-hidden="true">
            <path d="M0 4h30" />
          </svg>
          ${RELATION_NAMES[relation]}
        </li>`,
    )}
  </ul>`;
}

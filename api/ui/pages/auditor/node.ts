import { z } from 'zod';
import { evidenceOf, factsBefore } from '#api/views/auditor/evidence.ts';
import { notFound } from '#api/problem.ts';
import { provenanceOf } from '#api/views/auditor/provenance/provenance-of.ts';
import type { Weight } from '#workflows/domain/method.ts';
import { html } from '../../html.ts';
import type { RegisterPage } from '../../register-page.ts';
import { staffPage } from '../../staff-route.ts';
import type { NameOf } from '../../ui.ts';
import { caseAddress, entryAddress } from './addresses.ts';
import { CaseHead } from './case-head.ts';
import { namesOfCase, type CaseNames } from './case-names.ts';
import { ExhibitView } from './exhibit.ts';
import { claimIds, loadCase, type LoadedCase } from './load-case.ts';
import { graphOf, localName, RELATION_NAMES, type ProvGraph, type ProvNode } from './provenance/graph.ts';
import { labelOf } from './provenance/labels.ts';
import { WEIGHTS } from '#api/views/auditor/event-words.ts';
import { nodeAddress } from './provenance/node-address.ts';
import { Phrase, say, textIn, type Words } from '../../say.ts';

/** One node of a case's provenance: what it is, where it came from, what came from it, and its evidence. */
export const provenanceNodePage: RegisterPage = (app, ui) =>
  staffPage(app, ui, {
    path: '/audit/cases/:id/provenance/:node',
    action: 'audit',
    params: z.object({ id: z.uuid(), node: z.string().max(1_000) }),
    async show({ staff, params, nameOf }) {
      const loaded = await loadCase(ui.dependencies, staff, params.id);
      const { audited } = loaded;
      const graph = graphOf(provenanceOf(audited));
      const node = graph.nodes.find(({ name }) => localName(name) === params.node);
      if (!node) throw notFound('node');
      const address = nodeAddress(audited.caseId, node);
      // Activities and views have their evidence on pages of their own.
      if (!address.includes('/provenance/')) return { redirect: address };
      const names = namesOfCase(audited, nameOf);
      const { title, detail } = labelOf(node, names);
      return {
        title: say`${title} of case ${audited.externalRef}`,
        hasHeading: true,
        styles: ['charts', 'audit'],
        body: html`
          ${CaseHead({ audited, title: capitalized(title) })} ${detail !== '' && html`<p class="lead">${detail}</p>`}
          ${Kept({ loaded, graph, node, nameOf })}
          <section aria-labelledby="relations">
            <h2 id="relations">In the provenance</h2>
            ${Relations({ caseId: audited.caseId, graph, node, names })}
            <p><a href=${caseAddress(audited.caseId, '/provenance')}>The whole picture</a></p>
          </section>
          <section aria-labelledby="attributes">
            <h2 id="attributes">In PROV’s terms</h2>
            <dl class="pairs beside">
              <dt>Name</dt>
              <dd><code class="hash">${node.name}</code></dd>
              ${Object.entries(node.attributes).map(
                ([name, value]) =>
                  html`<dt>${name}</dt>
                    <dd><code class="hash">${typeof value === 'object' ? value.$ : String(value)}</code></dd>`,
              )}
            </dl>
          </section>
        `,
      };
    },
  });

const capitalized = (words: Words): Phrase =>
  new Phrase((language, zone) => {
    const text = textIn(words, language, zone);
    return text.charAt(0).toUpperCase() + text.slice(1);
  });

/** The evidence of what a node stands for: that of the entry which made it, or first used it. */
function Kept({
  loaded,
  graph,
  node,
  nameOf,
}: {
  loaded: LoadedCase;
  graph: ProvGraph;
  node: ProvNode;
  nameOf: NameOf;
}) {
  const { audited, kept } = loaded;
  if (node.sort === 'agent') return null;
  const edge =
    graph.edges.find(({ relation, from }) => relation === 'wasGeneratedBy' && from === node.name) ??
    graph.edges.find(({ relation, to }) => relation === 'used' && to === node.name);
  const activity = edge?.relation === 'wasGeneratedBy' ? edge.to : edge?.from;
  const seq = graph.nodes.find(({ name }) => name === activity)?.attributes['hearken:seq'];
  const entry = audited.entries.find((each) => each.seq === seq);
  if (!entry) return null;
  const isOwn = edge?.relation === 'wasGeneratedBy';
  const address = entryAddress(audited.caseId, entry.seq);
  return html`<section aria-labelledby="evidence">
    <h2 id="evidence">Evidence</h2>
    ${
      isOwn
        ? html`<p>Made by <a href=${address}>entry ${String(entry.seq)}</a> of the trail.</p>`
        : html`<p>Used by <a href=${address}>entry ${String(entry.seq)}</a> of the trail.</p>`
    }
    ${evidenceOf(entry.body, kept, nameOf).map((evidence) =>
      ExhibitView({
        caseId: audited.caseId,
        evidence,
        erasedAt: kept.erasedAt,
        claims: claimIds(audited),
        policy: audited.policy,
        facts: factsBefore(audited.entries, entry.seq, kept),
      }),
    )}
  </section>`;
}

function Relations({
  caseId,
  graph,
  node,
  names,
}: {
  caseId: string;
  graph: ProvGraph;
  node: ProvNode;
  names: CaseNames;
}) {
  const byName = new Map(graph.nodes.map((each) => [each.name, each]));
  const link = (name: string) => {
    const other = byName.get(name);
    if (!other) return name;
    const { title, detail } = labelOf(other, names);
    return html`<a href=${nodeAddress(caseId, other)}>${title}${detail !== '' && html`, ${detail}`}</a>`;
  };
  const weighed = (weight: Weight | null) => weight !== null && html`<span class="tag">${WEIGHTS[weight]}</span>`;
  return html`<ul>
    ${graph.edges
      .filter(({ from }) => from === node.name)
      .map(({ to, relation, weight }) => html`<li>${RELATION_NAMES[relation]} ${link(to)} ${weighed(weight)}</li>`)}
    ${graph.edges
      .filter(({ to }) => to === node.name)
      .map(
        ({ from, relation, weight }) =>
          html`<li>${link(from)} ${RELATION_NAMES[relation]} this ${weighed(weight)}</li>`,
      )}
  </ul>`;
}

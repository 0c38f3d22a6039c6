import { expect, test } from 'vitest';
import { provenanceOf } from '#api/views/auditor/provenance/provenance-of.ts';
import { toHtml } from '#api/ui/html.ts';
import { namesOfCase } from '#api/ui/pages/auditor/case-names.ts';
import { essentialsOf, graphOf, type ProvNode } from '#api/ui/pages/auditor/provenance/graph.ts';
import { layOut } from '#api/ui/pages/auditor/provenance/lay-out.ts';
import { nodeAddress } from '#api/ui/pages/auditor/provenance/node-address.ts';
import { NodeTable } from '#api/ui/pages/auditor/provenance/node-table.ts';
import { ProvenancePicture } from '#api/ui/pages/auditor/provenance/picture.ts';
import { audited, CASE, entries, id } from '../../case/audited-case.ts';

const whole = graphOf(provenanceOf(audited));
const essentials = essentialsOf(whole);
const addressOf = (node: ProvNode) => nodeAddress(CASE, node);
/** People go by their accounts here. */
const names = namesOfCase(audited, (account) => account);
const pictureOf = (graph: typeof whole) =>
  toHtml(ProvenancePicture({ placed: layOut(graph, names, 'en'), label: 'picture', addressOf }));

test.each([
  ['everything', whole],
  ['what the outcome rests on', essentials],
])('%s: every thing is drawn once, every actor beside each of their steps, and nothing lies on another', (_, graph) => {
  const placed = layOut(graph, names, 'en');
  const drawn = placed.nodes.filter(({ node }) => node.sort !== 'agent').map(({ node }) => node.name);
  expect(drawn.toSorted()).toEqual(
    graph.nodes
      .filter(({ sort }) => sort !== 'agent')
      .map(({ name }) => name)
      .toSorted(),
  );
  const associations = graph.edges.filter(({ relation }) => relation === 'wasAssociatedWith');
  expect(placed.nodes.filter(({ node }) => node.sort === 'agent')).toHaveLength(associations.length);
  for (const [index, a] of placed.nodes.entries()) {
    expect(a.x).toBeGreaterThanOrEqual(0);
    expect(a.x + a.width).toBeLessThanOrEqual(placed.width);
    expect(a.y + a.height).toBeLessThanOrEqual(placed.height);
    for (const b of placed.nodes.slice(index + 1)) {
      const apart = a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y;
      expect(apart, `${a.node.name} and ${b.node.name}`).toBe(true);
    }
  }
  for (const { points } of placed.edges)
    for (const { x, y } of points) expect([x >= 0, x <= placed.width, y >= 0, y <= placed.height]).not.toContain(false);
});

test('later events are lower', () => {
  const heights = layOut(whole, names, 'en')
    .nodes.filter(({ node }) => node.sort === 'activity')
    .map(({ node, y }) => [Number(node.attributes['hearken:seq']), y] as const)
    .toSorted(([a], [b]) => a - b)
    .map(([, y]) => y);
  expect(heights).toHaveLength(entries.length);
  expect(heights).toEqual(heights.toSorted((a, b) => a - b));
  expect(new Set(heights).size).toBe(heights.length);
});

test('the reveal is between the record and its results', () => {
  const names = essentials.nodes.filter(({ sort }) => sort === 'activity').map(({ type }) => type);
  expect(names.indexOf('scoreRevealed')).toBeGreaterThan(names.indexOf('perspectiveRecorded'));
  expect(names.indexOf('scoreRevealed')).toBeLessThan(names.indexOf('theoryAssessed'));
  expect(names).not.toContain('hearingAssigned');
});

test('every shape is a link, and the table has the same items and links', () => {
  for (const graph of [whole, essentials]) {
    const linked = (markup: string) => new Set([...markup.matchAll(/href="(\/[^"]+)"/g)].map(([, address]) => address));
    const inPicture = linked(pictureOf(graph));
    const inTable = linked(toHtml(NodeTable({ graph, addressOf, names })));
    expect(inTable.size).toBe(graph.nodes.length);
    for (const address of inPicture) expect(inTable).toContain(address);
    for (const node of graph.nodes) if (node.sort !== 'agent') expect(inPicture).toContain(addressOf(node));
  }
});

test('outcomes and the policy are named as the policy names them, in the reader’s language', () => {
  const { policy } = audited;
  const outcomes = policy.outcomes.map((outcome) => ({ ...outcome, label: `Label of ${outcome.name}` }));
  const labels = Object.fromEntries(outcomes.map(({ name }) => [name, `Etikett ${name}`]));
  const titled = {
    ...policy,
    outcomes,
    title: 'The title',
    translations: { de: { title: 'Der Titel', labels } },
  };
  const detailsIn = (language: 'en' | 'de') =>
    layOut(whole, namesOfCase({ policy: titled }, String), language).nodes.map(({ label }) => label.detail);
  expect(detailsIn('en')).toEqual(expect.arrayContaining(['Label of grant', 'The title in version 1']));
  expect(detailsIn('de')).toEqual(expect.arrayContaining(['Etikett grant', 'Der Titel in Version 1']));
});

test('a step leads to its entry, a view to what it showed, and everything else to a page of its own', () => {
  const address = (name: string) => addressOf(whole.nodes.find((node) => node.name === `hearken:${name}`)!);
  expect(address(`entry-${CASE}-2`)).toBe(`/audit/cases/${CASE}/entries/2`);
  expect(address(`view-${id(91)}`)).toBe(`/audit/cases/${CASE}/views/${id(91)}`);
  expect(address(`claim-${id(10)}`)).toBe(`/audit/cases/${CASE}/provenance/claim-${id(10)}`);
  // Names are percent-encoded in PROV, and once more in an address.
  expect(address('person-o%27neil%20%282%29')).toBe(
    `/audit/cases/${CASE}/provenance/person-o%2527neil%2520%25282%2529`,
  );
});

import { html } from '#api/ui/html.ts';
import { DataTable } from '#api/ui/parts/data-table.ts';
import type { NameOf } from '#api/ui/ui.ts';
import { RELATION_NAMES, type ProvGraph, type ProvNode } from './graph.ts';
import { inWords, labelOf } from './labels.ts';

/** The same graph as a table: each item, and where it came from by the numbers of other rows. */
export function NodeTable({
  graph,
  addressOf,
  nameOf,
}: {
  graph: ProvGraph;
  addressOf: (node: ProvNode) => string;
  nameOf: NameOf;
}) {
  const rows = graph.nodes.map((node, index) => ({ node, number: index + 1 }));
  const numbers = new Map(rows.map(({ node, number }) => [node.name, number]));
  type Row = (typeof rows)[number];
  return DataTable({
    caption: 'Everything in the picture, and where it came from',
    rows,
    columns: [
      {
        heading: 'No.',
        isNumber: true,
        cell: ({ number }: Row) => html`<span id=${`n${number}`}>${String(number)}</span>`,
      },
      {
        heading: 'Item',
        cell: ({ node }: Row) => {
          const { title, detail } = labelOf(node, nameOf);
          const kind = node.sort === 'agent' ? ` (${inWords(node.type)})` : '';
          return html`<a href=${addressOf(node)}>${title}</a>${kind}${detail !== '' && `: ${detail}`}`;
        },
      },
      { heading: 'In PROV', cell: ({ node }: Row) => node.sort },
      {
        heading: 'Came from',
        cell: ({ node }: Row) => {
          const relations = Map.groupBy(
            graph.edges.filter(({ from }) => from === node.name),
            ({ relation }) => relation,
          );
          return [...relations].map(
            ([relation, edges], place) =>
              html`${place > 0 && '; '}${RELATION_NAMES[relation]}${' '}${edges.map(
                ({ to, weight }, index) =>
                  html`${index > 0 && ', '}<a href=${`#n${numbers.get(to) ?? 0}`}>${String(numbers.get(to) ?? 0)}</a
                    >${weight !== null && ` (${weight})`}`,
              )}`,
          );
        },
      },
    ],
  });
}

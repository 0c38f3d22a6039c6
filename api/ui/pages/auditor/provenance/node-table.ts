import { html } from '#api/ui/html.ts';
import { DataTable } from '#api/ui/parts/data-table.ts';
import type { CaseNames } from '../case-names.ts';
import { RELATION_NAMES, type ProvGraph, type ProvNode } from './graph.ts';
import { WEIGHTS } from '#api/views/auditor/event-words.ts';
import { labelOf } from './labels.ts';
import { nameType, SORT_NAMES } from './type-names.ts';
import { say } from '#api/ui/say.ts';

/** The same graph as a table: each item, and where it came from by the numbers of other rows. */
export function NodeTable({
  graph,
  addressOf,
  names,
}: {
  graph: ProvGraph;
  addressOf: (node: ProvNode) => string;
  names: CaseNames;
}) {
  const rows = graph.nodes.map((node, index) => ({ node, number: index + 1 }));
  const numbers = new Map(rows.map(({ node, number }) => [node.name, number]));
  type Row = (typeof rows)[number];
  return DataTable({
    caption: say`Everything in the picture, and where it came from`,
    rows,
    columns: [
      {
        heading: say`No.`,
        isNumber: true,
        cell: ({ number }: Row) => html`<span id=${`n${number}`}>${String(number)}</span>`,
      },
      {
        heading: say`Item`,
        cell: ({ node }: Row) => {
          const { title, detail } = labelOf(node, names);
          return html`<a href=${addressOf(node)}>${title}</a>${
              node.sort === 'agent' && html`${' '}(${nameType(node.type)})`
            }${detail !== '' && html`: ${detail}`}`;
        },
      },
      { heading: say`In PROV`, cell: ({ node }: Row) => SORT_NAMES[node.sort] },
      {
        heading: say`Came from`,
        cell: ({ node }: Row) => {
          const relations = Map.groupBy(
            graph.edges.filter(({ from }) => from === node.name),
            ({ relation }) => relation,
          );
          return [...relations].map(
            ([relation, edges], place) =>
              html`${place > 0 && '; '}${RELATION_NAMES[relation]}
              ${edges.map(
                ({ to, weight }, index) =>
                  html`${index > 0 && ', '}<a href=${`#n${numbers.get(to) ?? 0}`}>${String(numbers.get(to) ?? 0)}</a
                    >${weight !== null && html`${' '}(${WEIGHTS[weight]})`}`,
              )}`,
          );
        },
      },
    ],
  });
}

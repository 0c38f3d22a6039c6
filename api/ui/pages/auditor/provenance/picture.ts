import { html } from '#api/ui/html.ts';
import { RELATION_NAMES, type ProvNode } from './graph.ts';
import type { Layout, PlacedEdge, PlacedNode } from './lay-out.ts';
import type { Words } from '#api/ui/say.ts';

/** How long an arrow's two strokes are, in pixels. */
const HEAD = 7;

/**
 * A provenance graph as a picture, in the shapes of W3C PROV: entities are ovals, activities boxes, agents houses. Every node
 * is a link to its evidence.
 */
export function ProvenancePicture({
  placed,
  label,
  addressOf,
}: {
  placed: Layout;
  label: Words;
  addressOf: (node: ProvNode) => string;
}) {
  const { width, height, nodes, edges } = placed;
  return html`<div class="prov" role="region" aria-label=${label} tabindex="0">
    <svg viewBox=${`0 0 ${width} ${height}`} width=${width} height=${height} role="group" aria-label=${label}>
      ${[...Map.groupBy(edges, ({ relation }) => relation)].map(
        ([relation, each]) =>
          html`<path class=${`edge ${relation}`} d=${each.map(lineOf).join('')}
            ><title>${RELATION_NAMES[relation]}</title></path
          >`,
      )}
      ${edges.map(
        ({ weight }) =>
          weight && html`<text class="kind" x=${Math.round(weight.x)} y=${Math.round(weight.y)}>${weight.text}</text>`,
      )}
      ${nodes.map((each) => Node({ placed: each, address: addressOf(each.node) }))}
    </svg>
  </div>`;
}

function Node({ placed, address }: { placed: PlacedNode; address: string }) {
  const { node, label, x, y, width } = placed;
  const middle = x + Math.round(width / 2);
  // A house has less room at its top.
  const down = node.sort === 'agent' ? 5 : 0;
  const first = y + down + (label.detail === '' ? 27 : 20);
  return html`<a href=${address} class=${node.sort}>
    ${Shape(placed)}
    <text x=${middle} y=${first}>${label.title}</text>
    ${label.detail !== '' && html` <text class="kind" x=${middle} y=${y + down + 35}>${label.detail}</text>`}
  </a>`;
}

function Shape({ node, x, y, width, height }: PlacedNode) {
  switch (node.sort) {
    case 'entity':
      return html`<rect class="shape" x=${x} y=${y} width=${width} height=${height} rx=${height / 2} />`;
    case 'activity':
      return html`<rect class="shape" x=${x} y=${y} width=${width} height=${height} />`;
    case 'agent':
      return html`<path
        class="shape"
        d=${`M${x} ${y + 12}l${width / 2}-12 ${width / 2} 12v${height - 12}h${-width}z`}
      />`;
  }
}

/** An edge as a smooth line through its points, with an open arrow at its end. */
function lineOf({ points }: PlacedEdge): string {
  const [first, ...rest] = points;
  const end = rest.at(-1);
  if (!first || !end) return '';
  const at = ({ x, y }: { x: number; y: number }) => `${Math.round(x)} ${Math.round(y)}`;
  const middles = rest.slice(0, -1).map((point, index) => {
    const next = rest[index + 1] ?? end;
    const isLast = index === rest.length - 2;
    return `Q${at(point)} ${isLast ? at(end) : at({ x: (point.x + next.x) / 2, y: (point.y + next.y) / 2 })}`;
  });
  const before = points.at(-2) ?? first;
  const angle = Math.atan2(end.y - before.y, end.x - before.x);
  const stroke = (turn: number) =>
    `${Math.round(end.x - HEAD * Math.cos(angle + turn))} ${Math.round(end.y - HEAD * Math.sin(angle + turn))}`;
  return `M${at(first)}${middles.length === 0 ? `L${at(end)}` : middles.join('')}M${stroke(0.45)}L${at(end)}L${stroke(-0.45)}`;
}

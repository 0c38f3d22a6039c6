import type { Weight } from '#workflows/domain/method.ts';
import type { Language } from '#api/figures-in-words.ts';
import type { Relation } from '#api/views/auditor/provenance/prov-document.ts';
import { graphlib, layout } from './dagre.ts';
import { tellingEdges, type ProvGraph, type ProvNode } from './graph.ts';
import type { CaseNames } from '../case-names.ts';
import { textIn } from '#api/ui/say.ts';
import { WEIGHTS } from '#api/views/auditor/event-words.ts';
import { labelOf, type Label } from './labels.ts';

/** A label as it is drawn, in the language of the reader. */
type Written = Record<keyof Label, string>;

const written = ({ title, detail }: Label, language: Language): Written => ({
  title: textIn(title, language),
  detail: textIn(detail, language),
});

/** A node in its place; all in pixels, from the picture's top left corner to the node's. */
export interface PlacedNode {
  node: ProvNode;
  label: Written;
  x: number;
  y: number;
  width: number;
  height: number;
}

/** An edge with the points it runs through, from the later thing to the earlier. */
export interface PlacedEdge {
  relation: Relation;
  points: { x: number; y: number }[];
  weight: { text: string; x: number; y: number } | null;
}

export interface Layout {
  width: number;
  height: number;
  nodes: PlacedNode[];
  edges: PlacedEdge[];
}

const HEIGHT = 44;
const LETTER = 7.4;
const BESIDE = 10;
const MARGIN = 16;

const widthOf = ({ title, detail }: Written): number =>
  Math.max(84, Math.ceil(Math.max(title.length * LETTER, detail.length * LETTER * 0.85)) + 30);

/**
 * Places a provenance graph from the earliest at the top to the latest at the bottom, by Dagre's layered layout.
 *
 * An agent stands beside each of its activities instead of once for all of them, because lines from every step to a
 * handful of people would hide everything else.
 */
export function layOut({ nodes, edges }: ProvGraph, names: CaseNames, language: Language): Layout {
  const graph = new graphlib.Graph({ multigraph: true });
  graph.setGraph({ rankdir: 'TB', nodesep: 16, ranksep: 42, edgesep: 8 });
  graph.setDefaultEdgeLabel(() => ({}));
  const labels = new Map(nodes.map((node) => [node.name, written(labelOf(node, names), language)]));
  const widthFor = (name: string) => widthOf(labels.get(name) ?? { title: '', detail: '' });
  const agents = agentsOf({ nodes, edges });
  const nameWeight = (weight: Weight | null) => weight && WEIGHTS[weight].in(language);
  for (const { name, sort } of nodes) {
    if (sort === 'agent') continue;
    const beside = (agents.get(name) ?? []).reduce((sum, agent) => sum + widthFor(agent.name) + BESIDE, 0);
    graph.setNode(name, { width: widthFor(name) + beside, height: HEIGHT });
  }
  const drawn = tellingEdges({ nodes, edges }).filter(({ from, to }) => graph.hasNode(from) && graph.hasNode(to));
  // Dagre puts the end of an edge below its start; what came later goes below, and goes back to what came before.
  drawn.forEach(({ from, to, weight }, index) => {
    const words = nameWeight(weight);
    const room = words === null ? {} : { width: words.length * 6, height: 14, labelpos: 'c' as const };
    graph.setEdge(to, from, room, String(index));
  });
  // A line that is not drawn leads from each activity to the next: what happened later stands lower, in a column of its
  // own.
  const activities = nodes.filter(({ sort }) => sort === 'activity');
  activities.slice(1).forEach(({ name }, index) => {
    graph.setEdge(activities[index]?.name ?? name, name, { weight: 8 }, 'next');
  });
  layout(graph);
  return fitted(
    nodes.flatMap((node) => {
      if (!graph.hasNode(node.name)) return [];
      const { x = 0, y = 0, width: room } = graph.node(node.name);
      let left = Math.round(x - room / 2);
      return [...(agents.get(node.name) ?? []), node].map((each) => {
        const placed = {
          node: each,
          label: labels.get(each.name) ?? { title: '', detail: '' },
          x: left,
          y: Math.round(y - HEIGHT / 2),
          width: widthFor(each.name),
          height: HEIGHT,
        };
        left += placed.width + BESIDE;
        return placed;
      });
    }),
    drawn.map(({ from, to, relation, weight }, index) => {
      const { points = [], x, y } = graph.edge({ v: to, w: from, name: String(index) });
      const words = nameWeight(weight);
      return {
        relation,
        points: points.toReversed(),
        weight: words === null || x === undefined || y === undefined ? null : { text: words, x, y },
      };
    }),
  );
}

/** Moves everything so that it fits into the picture, lines too, which Dagre leaves out of its measure. */
function fitted(nodes: PlacedNode[], edges: PlacedEdge[]): Layout {
  const xs = [
    ...nodes.flatMap(({ x, width }) => [x, x + width]),
    ...edges.flatMap(({ points }) => points.map(({ x }) => x)),
  ];
  const ys = [
    ...nodes.flatMap(({ y, height }) => [y, y + height]),
    ...edges.flatMap(({ points }) => points.map(({ y }) => y)),
  ];
  const [left, top] = [Math.floor(Math.min(...xs, 0)) - MARGIN, Math.floor(Math.min(...ys, 0)) - MARGIN];
  const move = <Point extends { x: number; y: number }>(point: Point): Point => ({
    ...point,
    x: point.x - left,
    y: point.y - top,
  });
  return {
    width: Math.ceil(Math.max(...xs, 0)) - left + MARGIN,
    height: Math.ceil(Math.max(...ys, 0)) - top + MARGIN,
    // From the top down, so that moving from shape to shape by keyboard follows the time.
    nodes: nodes.map(move).toSorted((a, b) => a.y - b.y || a.x - b.x),
    edges: edges.map(({ points, weight, ...edge }) => ({
      ...edge,
      points: points.map(move),
      weight: weight && move(weight),
    })),
  };
}

/** Who did each activity. */
function agentsOf({ nodes, edges }: ProvGraph): Map<string, ProvNode[]> {
  const byName = new Map(nodes.map((node) => [node.name, node]));
  const found = new Map<string, ProvNode[]>();
  for (const { from, to, relation } of edges) {
    const agent = byName.get(to);
    if (relation === 'wasAssociatedWith' && agent) found.set(from, [...(found.get(from) ?? []), agent]);
  }
  return found;
}

import dagre from '@dagrejs/dagre';

interface Point {
  x: number;
  y: number;
}

/** A node's size in pixels, and its middle once it is placed. */
interface Box extends Partial<Point> {
  width: number;
  height: number;
}

/** An edge's wishes, and once it is placed its points and the middle of its label. */
interface Line extends Partial<Point> {
  weight?: number;
  width?: number;
  height?: number;
  labelpos?: 'c';
  points?: Point[];
}

/** The part of Dagre's graph that is used here. */
interface DagreGraph {
  setGraph(label: { rankdir: 'TB'; nodesep: number; ranksep: number; edgesep: number }): void;
  setDefaultEdgeLabel(make: () => Line): void;
  setNode(name: string, box: Box): void;
  hasNode(name: string): boolean;
  node(name: string): Box;
  setEdge(from: string, to: string, line: Line, name: string): void;
  edge(of: { v: string; w: string; name: string }): Line;
}

interface Dagre {
  graphlib: { Graph: new (options: { multigraph: boolean }) => DagreGraph };
  layout: (graph: DagreGraph) => void;
}

/** Dagre, with types: its own declarations name files without their endings, which Node's resolution does not follow. */
export const { graphlib, layout } = dagre as unknown as Dagre;

/** A cell that a scan has found, how far it is, and how many of its precedents count. */
export interface Near {
  cell: number;
  distance: number;
  precedents: number;
}

/**
 * Collects the cells of a scan that hold the k nearest precedents, and every cell tied at the k-th place.
 *
 * Cells are taken in as they come, and those that are too far by then are dropped whenever there is no more room and whenever
 * the limit is asked for by {@link settle}. Memory is bounded by k, the ties and a constant.
 */
export class Nearest {
  /** No cell further away than this can still be among the nearest. It only falls. */
  limit = Number.POSITIVE_INFINITY;
  private readonly k: number;
  private cells: Uint32Array;
  private distances: Float64Array;
  private counts: Uint32Array;
  private length = 0;
  /** How many cells there were when the limit was last found. */
  private settled = 0;

  constructor(k: number) {
    this.k = k;
    const room = 2 * k + 64;
    this.cells = new Uint32Array(room);
    this.distances = new Float64Array(room);
    this.counts = new Uint32Array(room);
  }

  /** Takes a cell in if it can be among the nearest. */
  offer(cell: number, distance: number, precedents: number): void {
    if (distance > this.limit || precedents === 0) return;
    if (this.length === this.cells.length) this.makeRoom();
    if (distance > this.limit) return;
    this.cells[this.length] = cell;
    this.distances[this.length] = distance;
    this.counts[this.length] = precedents;
    this.length += 1;
  }

  /** Takes a limit from the caller, who knows of k precedents that are no further away than that. */
  lowerLimit(distance: number): void {
    this.limit = Math.min(this.limit, distance);
  }

  /** Finds the distance of the k-th precedent among the cells taken in, and drops those beyond it. */
  settle(): void {
    if (this.length === this.settled) return;
    this.select();
    this.settled = this.length;
  }

  /** The nearest cells, in no particular order. */
  take(): Near[] {
    const near: Near[] = [];
    this.forEach((cell, distance, precedents) => near.push({ cell, distance, precedents }));
    return near;
  }

  /** Goes over the nearest cells, in no particular order. */
  forEach(visit: (cell: number, distance: number, precedents: number) => void): void {
    this.settle();
    for (let place = 0; place < this.length; place += 1)
      visit(this.cells[place]!, this.distances[place]!, this.counts[place]!);
  }

  /** Forgets what is too far by now, and takes more room where most of it is not. */
  private makeRoom(): void {
    this.settle();
    const { cells, distances, counts } = this;
    if (2 * this.length < cells.length) return;
    this.cells = new Uint32Array(2 * cells.length);
    this.distances = new Float64Array(2 * cells.length);
    this.counts = new Uint32Array(2 * cells.length);
    this.cells.set(cells);
    this.distances.set(distances);
    this.counts.set(counts);
  }

  /**
   * Quickselect by distance, cells counting for as many as they have precedents: what is nearer than the k-th or tied with it
   * comes to stand first, and the rest is dropped.
   */
  private select(): void {
    const { cells, distances, counts } = this;
    let wanted = this.k;
    let low = 0;
    let high = this.length;
    while (low < high) {
      const pivot = middleOf(distances[low]!, distances[(low + high) >> 1]!, distances[high - 1]!);
      let nearer = low;
      let further = high;
      let precedentsNearer = 0;
      let precedentsThere = 0;
      for (let place = low; place < further;) {
        const distance = distances[place]!;
        const count = counts[place]!;
        if (distance === pivot) {
          precedentsThere += count;
          place += 1;
          continue;
        }
        const other = distance < pivot ? nearer : further - 1;
        const cell = cells[place]!;
        cells[place] = cells[other]!;
        distances[place] = distances[other]!;
        counts[place] = counts[other]!;
        cells[other] = cell;
        distances[other] = distance;
        counts[other] = count;
        if (distance < pivot) {
          precedentsNearer += count;
          nearer += 1;
          place += 1;
        } else {
          further -= 1;
        }
      }
      if (wanted <= precedentsNearer) {
        high = nearer;
      } else if (wanted <= precedentsNearer + precedentsThere) {
        this.limit = pivot;
        this.length = further;
        return;
      } else {
        wanted -= precedentsNearer + precedentsThere;
        low = further;
      }
    }
  }
}

function middleOf(a: number, b: number, c: number): number {
  if (a < b) return b < c ? b : a < c ? c : a;
  return a < c ? a : b < c ? c : b;
}

/** A cell that a scan has found, how far it is, and how many of its precedents count. */
export interface Near {
  cell: number;
  distance: number;
  precedents: number;
}

/**
 * Collects the cells of a scan that hold the k nearest precedents, and every cell tied at the k-th place.
 *
 * Memory is bounded by k, the ties and a constant.
 */
export class Nearest {
  /** No cell further away than this can still be among the nearest. */
  limit = Number.POSITIVE_INFINITY;
  private readonly k: number;
  /** The k smallest distances so far as a heap whose root is the largest. */
  private readonly heap: Float64Array;
  private held = 0;
  /** Cells in the order in which they were offered, with their distances and counts beside them. */
  private cells: Uint32Array;
  private distances: Float64Array;
  private counts: Uint32Array;
  private length = 0;

  constructor(k: number) {
    this.k = k;
    this.heap = new Float64Array(k);
    const room = 4 * k + 64;
    this.cells = new Uint32Array(room);
    this.distances = new Float64Array(room);
    this.counts = new Uint32Array(room);
  }

  /** Takes a cell in if it can be among the nearest. */
  offer(cell: number, distance: number, precedents: number): void {
    if (distance > this.limit || precedents === 0) return;
    if (this.length === this.cells.length) this.makeRoom();
    this.cells[this.length] = cell;
    this.distances[this.length] = distance;
    this.counts[this.length] = precedents;
    this.length += 1;
    for (let left = precedents; left > 0; left -= 1)
      if (this.held < this.k) this.grow(distance);
      else if (distance < this.heap[0]!) this.replaceRoot(distance);
      else break;
    if (this.held === this.k) this.limit = this.heap[0]!;
  }

  /** The nearest cells, in the order in which they were offered. */
  take(): Near[] {
    this.compact();
    return Array.from({ length: this.length }, (_, place) => ({
      cell: this.cells[place]!,
      distance: this.distances[place]!,
      precedents: this.counts[place]!,
    }));
  }

  /** Forgets what is too far by now, and takes more room where most of it is not. */
  private makeRoom(): void {
    this.compact();
    const { cells, distances, counts } = this;
    if (2 * this.length < cells.length) return;
    this.cells = new Uint32Array(2 * cells.length);
    this.distances = new Float64Array(2 * cells.length);
    this.counts = new Uint32Array(2 * cells.length);
    this.cells.set(cells);
    this.distances.set(distances);
    this.counts.set(counts);
  }

  private compact(): void {
    const { cells, distances, counts, limit } = this;
    let kept = 0;
    for (let place = 0; place < this.length; place += 1) {
      if (distances[place]! > limit) continue;
      cells[kept] = cells[place]!;
      distances[kept] = distances[place]!;
      counts[kept] = counts[place]!;
      kept += 1;
    }
    this.length = kept;
  }

  private grow(distance: number): void {
    const heap = this.heap;
    let place = this.held;
    this.held += 1;
    while (place > 0) {
      const parent = (place - 1) >> 1;
      if (heap[parent]! >= distance) break;
      heap[place] = heap[parent]!;
      place = parent;
    }
    heap[place] = distance;
  }

  private replaceRoot(distance: number): void {
    const heap = this.heap;
    let place = 0;
    for (;;) {
      let child = 2 * place + 1;
      if (child >= this.held) break;
      if (child + 1 < this.held && heap[child + 1]! > heap[child]!) child += 1;
      if (heap[child]! <= distance) break;
      heap[place] = heap[child]!;
      place = child;
    }
    heap[place] = distance;
  }
}

/**
 * Collects the k nearest rows of a scan together with every row tied at the k-th place.
 *
 * Memory is bounded by k, the ties and a constant. Offer rows in rising order: they come out ordered by distance, then
 * by row.
 */
export class Nearest {
  /** No row further away than this can still be among the nearest. */
  limit = Number.POSITIVE_INFINITY;
  private readonly k: number;
  /** The k smallest distances so far as a heap whose root is the largest. */
  private readonly heap: Float64Array;
  private held = 0;
  private rows: number[] = [];
  private distances: number[] = [];
  private compactAt: number;

  constructor(k: number) {
    this.k = k;
    this.heap = new Float64Array(k);
    this.compactAt = 4 * k + 64;
  }

  /** Takes a row in if it can be among the nearest. */
  offer(row: number, distance: number): void {
    if (distance > this.limit) return;
    this.rows.push(row);
    this.distances.push(distance);
    if (this.held < this.k) this.grow(distance);
    else if (distance < this.limit) this.replaceRoot(distance);
    if (this.held === this.k) this.limit = this.heap[0]!;
    if (this.rows.length >= this.compactAt) {
      this.compact();
      this.compactAt = 2 * this.rows.length + 64;
    }
  }

  /** The nearest rows, in the order in which they were offered. */
  takeRows(): readonly number[] {
    this.compact();
    return this.rows;
  }

  /** The nearest rows with their distances, ordered by distance, then by row. */
  take(): { row: number; distance: number }[] {
    this.compact();
    return this.rows
      .map((row, place) => ({ row, distance: this.distances[place]! }))
      .sort((a, b) => a.distance - b.distance || a.row - b.row);
  }

  private compact(): void {
    let kept = 0;
    for (let place = 0; place < this.rows.length; place += 1) {
      if (this.distances[place]! > this.limit) continue;
      this.rows[kept] = this.rows[place]!;
      this.distances[kept] = this.distances[place]!;
      kept += 1;
    }
    this.rows.length = kept;
    this.distances.length = kept;
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

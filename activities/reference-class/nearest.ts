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
  private near: Near[] = [];
  private compactAt: number;

  constructor(k: number) {
    this.k = k;
    this.heap = new Float64Array(k);
    this.compactAt = 4 * k + 64;
  }

  /** Takes a cell in if it can be among the nearest. */
  offer(cell: number, distance: number, precedents: number): void {
    if (distance > this.limit || precedents === 0) return;
    this.near.push({ cell, distance, precedents });
    for (let left = precedents; left > 0; left -= 1)
      if (this.held < this.k) this.grow(distance);
      else if (distance < this.heap[0]!) this.replaceRoot(distance);
      else break;
    if (this.held === this.k) this.limit = this.heap[0]!;
    if (this.near.length >= this.compactAt) {
      this.compact();
      this.compactAt = 2 * this.near.length + 64;
    }
  }

  /** The nearest cells, in the order in which they were offered. */
  take(): readonly Near[] {
    this.compact();
    return this.near;
  }

  private compact(): void {
    this.near = this.near.filter(({ distance }) => distance <= this.limit);
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

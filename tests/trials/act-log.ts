import { Refused } from '#worker/standalone/demo/client.ts';

/** One act of a person or of an institution, and how it was answered. */
export interface Act {
  name: string;
  /** Of the answer; 0 where there was none. */
  status: number;
  milliseconds: number;
  detail: string;
}

/** Keeps how acts were answered. */
export interface ActLog {
  readonly acts: readonly Act[];
  /** Does an act, keeps how it went, and gives or throws what came of it. */
  perform<T>(name: string, act: () => Promise<T>): Promise<T>;
}

/** A log with nothing in it. */
export function createActLog(): ActLog {
  const acts: Act[] = [];
  return {
    acts,
    async perform(name, act) {
      const start = performance.now();
      const note = (status: number, detail: string) =>
        acts.push({ name, status, milliseconds: performance.now() - start, detail });
      try {
        const answer = await act();
        note(200, 'done');
        return answer;
      } catch (error) {
        note(error instanceof Refused ? error.status : 0, error instanceof Error ? error.message : String(error));
        throw error;
      }
    },
  };
}

/** Middle and slowest times of acts that were done, in milliseconds. */
export function timesOf(acts: readonly Act[]): { p50: number; p95: number; slowest: number } {
  const times = acts
    .filter(({ status }) => status === 200)
    .map(({ milliseconds }) => milliseconds)
    .toSorted((one, other) => one - other);
  const at = (share: number) => Math.round(times[Math.min(times.length - 1, Math.floor(share * times.length))] ?? 0);
  return { p50: at(0.5), p95: at(0.95), slowest: at(1) };
}

import { Session } from 'node:inspector/promises';

const ROOT = new URL('../../../', import.meta.url).href;
const PRODUCT = /^(?:activities|api|db|worker|workflows)\//;

/** Which places of the product's own code have run, and how often, since the last look; by the engine's own counters. */
export interface Coverage {
  /** Places with the order of magnitude of their count, such as `api/import/dialect.ts:120:3`. */
  take(): Promise<string[]>;
  stop(): void;
}

export async function startCoverage(): Promise<Coverage> {
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
  return {
    async take() {
      const { result } = await session.post('Profiler.takePreciseCoverage');
      return result.flatMap(({ url, functions }) => {
        const file = pathOf(url);
        if (!PRODUCT.test(file)) return [];
        return functions.flatMap(({ ranges }) =>
          ranges
            .filter(({ count }) => count > 0)
            .map(({ startOffset, count }) => `${file}:${startOffset}:${Math.floor(Math.log2(count))}`),
        );
      });
    },
    stop: () => session.disconnect(),
  };
}

/** A module's path in this repository; vitest names modules without a scheme. */
const pathOf = (url: string): string =>
  (url.startsWith('/') ? `file://${url}` : url).replace(ROOT, '').replace(/\?.*$/, '');

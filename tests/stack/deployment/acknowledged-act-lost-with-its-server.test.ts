import { expect, test } from 'vitest';
import { runDrill } from '../../drill/drill.ts';

/** The short form of `npm run drill`: separate parts, and the loss of the primary under load. */
test(
  'a deployment of separate parts takes cases to their decision, and loses no acknowledged act with its database server',
  { timeout: 300_000 },
  async () => {
    const numbers = { cases: 20, hearings: 2, requests: 0, kills: 0, seed: 1 };
    const rows = await runDrill(numbers, ['cases', 'failover'], () => undefined);
    expect(rows.map(({ step, wrong }) => ({ step, wrong }))).toEqual(
      ['start', 'cases', 'failover', 'taking down'].map((step) => ({ step, wrong: [] })),
    );
  },
);

import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { WitnessDependencies } from '#worker/witness/add-checkpoint.ts';
import { createWitnessServer } from '#worker/witness/serve.ts';
import { openWitnessStore } from '#worker/witness/store.ts';

/** Origin of the logs in tests. */
export const ORIGIN = 'ledger.example';

export interface TestWitness {
  url: string;
  witness: WitnessDependencies;
  /** What it was alarmed by, a line each. */
  alarms: string[];
  stop(): Promise<void>;
}

/** A witness on a free port, with a file of its own. */
export async function startWitness(...logKeys: Buffer[]): Promise<TestWitness> {
  const directory = mkdtempSync(join(tmpdir(), 'hearken-witness-'));
  const alarms: string[] = [];
  const witness: WitnessDependencies = {
    name: 'witness.example',
    store: openWitnessStore(join(directory, 'witness.db')),
    logs: { origin: ORIGIN, publicKeys: logKeys },
    now: () => new Date().toISOString(),
    alarm: (line) => void alarms.push(line),
  };
  const server = createWitnessServer(witness);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    witness,
    alarms,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      witness.store.close();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

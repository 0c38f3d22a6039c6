/**
 * The witness: a process of its own, with its own key and its own memory. It cosigns checkpoints of the ledger that go on from
 * the last one it saw, so that whoever runs the database cannot show one history to some and another to others.
 */
import { once } from 'node:events';
import { openWitnessStore } from './witness/store.ts';
import { readWitnessConfiguration } from './witness/configuration.ts';
import { createWitnessServer } from './witness/serve.ts';

const configuration = readWitnessConfiguration(process.env);
const store = openWitnessStore(configuration.HEARKEN_WITNESS_STORE);
const server = createWitnessServer({
  name: configuration.HEARKEN_WITNESS_NAME,
  store,
  logs: { origin: configuration.HEARKEN_LEDGER_ORIGIN, publicKey: configuration.HEARKEN_LEDGER_PUBLIC_KEY },
  now: () => new Date().toISOString(),
  alarm: (line) => process.stderr.write(`ALARM ${line}\n`),
});
server.listen({ port: configuration.PORT, host: configuration.HOST });
await once(server, 'listening');
process.stdout.write('witness ready\n');

for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => {
    server.close(() => {
      store.close();
      process.exit(0);
    });
    server.closeAllConnections();
  });

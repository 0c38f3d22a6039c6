/**
 * The witness: a separate process with its own key and storage. It cosigns a checkpoint of the ledger only if it extends the
 * last one that it saw, so that the operator of the database cannot show different histories to different readers.
 */
import { once } from 'node:events';
import { outliveFullDisk } from '#db/environment/outlive-full-disk.ts';
import { orRefuseToStart } from '#db/environment/read-environment.ts';
import { openWitnessStore } from './witness/store.ts';
import { readWitnessConfiguration } from './witness/configuration.ts';
import { createWitnessServer } from './witness/serve.ts';

outliveFullDisk();

const configuration = await orRefuseToStart(() => readWitnessConfiguration(process.env));
const store = openWitnessStore(configuration.HEARKEN_WITNESS_STORE);
const server = createWitnessServer({
  name: configuration.HEARKEN_WITNESS_NAME,
  store,
  logs: { origin: configuration.HEARKEN_LEDGER_ORIGIN, publicKeys: configuration.HEARKEN_LEDGER_PUBLIC_KEY },
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

/**
 * Plain Temporal: a workflow a case. `BENCH_VARIANT` is `local` (acts are local activities of the worker that runs the
 * workflow) or `normal` (activities).
 */
import { fileURLToPath } from 'node:url';
import { Client, Connection, WithStartWorkflowOperation } from '@temporalio/client';
import { DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker';
import { stagesAhead } from '../server/peer.ts';
import { serve } from '../server/serve.ts';
import { createActivities } from './activities.ts';
import { carryOut, hearing, uncontested } from './workflows.ts';

const DUE_IN_MILLISECONDS = 5 * 24 * 60 * 60 * 1_000;
/** Workflows of a docket that are started at the same time. */
const STARTS_AT_ONCE = 20;

await serve(async (surroundings) => {
  const { windowMilliseconds, environment } = surroundings;
  const address = environment['TEMPORAL_ADDRESS'] ?? '';
  const isLocal = environment['BENCH_VARIANT'] === 'local';
  const taskQueue = environment['BENCH_QUEUE'] ?? '';
  // The server stops the worker in its turn.
  Runtime.install({ logger: new DefaultLogger('ERROR'), shutdownSignals: [] });
  const [native, connection] = await Promise.all([
    NativeConnection.connect({ address }),
    Connection.connect({ address }),
  ]);
  const { workflow } = new Client({ connection });
  const worker = await Worker.create({
    connection: native,
    taskQueue,
    workflowsPath: fileURLToPath(new URL('./workflows.ts', import.meta.url)),
    activities: createActivities(surroundings),
  });
  const running = worker.run();
  return {
    async act({ caseId }, act) {
      if (act !== 'claim') return workflow.getHandle(caseId).executeUpdate(carryOut, { args: [act] });
      return workflow.executeUpdateWithStart(carryOut, {
        args: [act],
        startWorkflowOperation: new WithStartWorkflowOperation(hearing, {
          taskQueue,
          workflowId: caseId,
          workflowIdConflictPolicy: 'USE_EXISTING',
          args: [caseId, isLocal, DUE_IN_MILLISECONDS],
        }),
      });
    },
    async carryDocket(_docketId, cases) {
      const waiting = [...cases];
      const lane = async () => {
        for (let each = waiting.pop(); each; each = waiting.pop()) {
          const { before, hasWindow, after } = stagesAhead(each);
          const args: Parameters<typeof uncontested> = [each.caseId, before, hasWindow ? windowMilliseconds : 0, after];
          await workflow.start(uncontested, { taskQueue, workflowId: each.caseId, args });
        }
      };
      await Promise.all(Array.from({ length: STARTS_AT_ONCE }, lane));
    },
    async stop() {
      worker.shutdown();
      await running;
      await Promise.all([native.close(), connection.close()]);
    },
  };
});

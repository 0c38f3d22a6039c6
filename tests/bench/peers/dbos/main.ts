/**
 * DBOS Transact. `BENCH_VARIANT` is `case` (a workflow a case) or `docket` (a workflow a docket, its steps for all cases at
 * once). A hearing is a workflow a case in both: acts reach it as messages, and what came of them leaves it as events.
 */
import { DBOS } from '@dbos-inc/dbos-sdk';
import type { NewCase } from '../rows/case-book.ts';
import { ACTS, type Act, type Stage } from '../rows/tape.ts';
import { stagesAhead, type Surroundings } from '../server/peer.ts';
import { serve } from '../server/serve.ts';

const DUE_IN_SECONDS = 5 * 24 * 60 * 60;
const ANSWER_WITHIN_SECONDS = 60;
/** As many connections as Hearken and the other peers have. */
const POOL = 16;

await serve(async (surroundings) => {
  const { environment } = surroundings;
  const workflows = registerWorkflows(surroundings);
  DBOS.setConfig({
    name: environment['BENCH_NAME'] ?? '',
    systemDatabaseUrl: environment['BENCH_SYSTEM_DATABASE_URL'] ?? '',
    systemDatabasePoolSize: POOL,
    logLevel: 'error',
  });
  await DBOS.launch();
  const carryCase = async (each: NewCase) => {
    const { before, hasWindow, after } = stagesAhead(each);
    await DBOS.startWorkflow(workflows.uncontested, { workflowID: each.caseId })(each.caseId, before, hasWindow, after);
  };
  return {
    async act({ caseId }, act) {
      if (act === 'claim') await DBOS.startWorkflow(workflows.hearing, { workflowID: caseId })(caseId);
      else await DBOS.send(caseId, act, 'act');
      if ((await DBOS.getEvent(caseId, act, ANSWER_WITHIN_SECONDS)) === null) throw new Error(`no answer to ${act}`);
    },
    async carryDocket(docketId, cases) {
      if (environment['BENCH_VARIANT'] === 'case') await Promise.all(cases.map(carryCase));
      else await DBOS.startWorkflow(workflows.docket, { workflowID: docketId })(docketId);
    },
    stop: () => DBOS.shutdown(),
  };
});

function registerWorkflows({ write, writeDocket, finish, finishDocket, windowMilliseconds }: Surroundings) {
  const step = (caseId: string, stage: Stage) => DBOS.runStep(() => write(caseId, stage), { name: stage });
  const docketStep = (docketId: string, stage: Stage) =>
    DBOS.runStep(() => writeDocket(docketId, stage), { name: stage });

  /** One hearing, started by the claim: each further act is a message that it waits for. */
  async function hearing(caseId: string): Promise<void> {
    let act: Act | null = ACTS[0];
    while (act !== null) {
      await step(caseId, act);
      await DBOS.setEvent(act, true);
      if (act === 'decision') break;
      act = await DBOS.recv<Act>('act', DUE_IN_SECONDS);
    }
    await step(caseId, 'told');
    finish(caseId);
  }

  /** One case that nobody contests: a step a stage, and a durable sleep for the window. */
  async function uncontested(caseId: string, before: Stage[], hasWindow: boolean, after: Stage[]): Promise<void> {
    for (const stage of before) await step(caseId, stage);
    if (hasWindow) await DBOS.sleep(windowMilliseconds);
    for (const stage of after) await step(caseId, stage);
    finish(caseId);
  }

  /** All cases of a docket at once. */
  async function docket(docketId: string): Promise<void> {
    for (const stage of ['scored', 'noticed'] as const) await docketStep(docketId, stage);
    await DBOS.sleep(windowMilliseconds);
    for (const stage of ['decision', 'told'] as const) await docketStep(docketId, stage);
    finishDocket(docketId);
  }

  return {
    hearing: DBOS.registerWorkflow(hearing, { name: 'hearing' }),
    uncontested: DBOS.registerWorkflow(uncontested, { name: 'uncontested' }),
    docket: DBOS.registerWorkflow(docket, { name: 'docket' }),
  };
}

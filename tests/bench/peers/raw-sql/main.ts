/**
 * The SQL alone: nothing survives a crash but the rows. `BENCH_VARIANT` is `batched` (all cases of a docket in one statement
 * of each kind) or `single` (a transaction a case and stage).
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { NewCase } from '../rows/case-book.ts';
import { stagesAhead } from '../server/peer.ts';
import { serve } from '../server/serve.ts';

await serve(async ({ write, writeDocket, finish, finishDocket, windowMilliseconds, environment }) => {
  const carryBatched = async (docketId: string) => {
    for (const stage of ['scored', 'noticed'] as const) await writeDocket(docketId, stage);
    await sleep(windowMilliseconds);
    for (const stage of ['decision', 'told'] as const) await writeDocket(docketId, stage);
    finishDocket(docketId);
  };
  const carryOne = async (each: NewCase) => {
    const { before, hasWindow, after } = stagesAhead(each);
    for (const stage of before) await write(each.caseId, stage);
    if (hasWindow) await sleep(windowMilliseconds);
    for (const stage of after) await write(each.caseId, stage);
    finish(each.caseId);
  };
  return {
    async act({ caseId }, act) {
      await write(caseId, act);
      if (act !== 'decision') return;
      await write(caseId, 'told');
      finish(caseId);
    },
    async carryDocket(docketId, cases) {
      if (environment['BENCH_VARIANT'] === 'batched') void carryBatched(docketId);
      else void Promise.all(cases.map(carryOne));
    },
    stop: () => Promise.resolve(),
  };
});

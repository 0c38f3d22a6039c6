import { expect, test } from 'vitest';
import { executeCommands } from '#db/cases/execute-commands.ts';
import { docketWorkflowId } from '#workflows/contract.ts';
import { engine as byEngine } from '#workflows/domain/actor.ts';
import { addMilliseconds } from '#workflows/domain/duration.ts';
import { graceMilliseconds } from '#workflows/domain/appeal-window.ts';
import { riskScorer, samplePolicy } from '../../setup/sample-policy.ts';
import { WorkflowCase } from '../../case/workflow-case.ts';
import { INSTITUTION } from '../people.ts';
import { openSampleDocket } from '../sample.ts';
import { openEngine } from '../../setup/open-engine.ts';

const CASES = 500;
const MINUTE = 60_000;
const PATIENCE = 600_000;

const engine = await openEngine({ scorer: riskScorer, skipTime: true });

test(
  'a docket whose 500 windows end apart closes each in its own time, over as many runs as its history needs',
  async () => {
    // Nobody has to be told of windows that are lengthened by less than this.
    const policy = samplePolicy({ appealWindow: { duration: 'P30D', for: 'adverse', outageNotice: 'P1D' } });
    const { docketId, cases } = await openSampleDocket(engine, Array<number>(CASES).fill(80), policy);
    const last = new WorkflowCase(engine, cases.at(-1)!.id);
    const rows = () =>
      last.within((transaction) =>
        transaction.selectFrom('cases').selectAll().where('docket_id', '=', docketId).orderBy('case_id').execute(),
      );
    await last.becomes(({ phase }) => phase === 'appealWindow');
    const opened = await rows();
    await last.within((transaction) =>
      executeCommands(
        transaction,
        INSTITUTION,
        opened.map(({ case_id, window_ends_at }, index) => ({
          caseId: case_id,
          commandId: 'end-apart',
          actor: byEngine('hearing'),
          command: {
            type: 'extendAppealWindow',
            windowEndsAt: addMilliseconds(window_ends_at!, (index + 1) * MINUTE),
            reason: 'outage',
          },
        })),
        engine.dependencies.clock,
      ),
    );

    const handle = engine.environment.client.workflow.getHandle(docketWorkflowId(docketId));
    await handle.result();
    const decided = await rows();
    const grace = graceMilliseconds(policy);
    const late = decided.map(({ phase, decided_at, window_ends_at }) => {
      expect(phase).toBe('decided');
      return Date.parse(decided_at!) - Date.parse(window_ends_at!) - grace;
    });
    expect(new Set(decided.map(({ window_ends_at }) => window_ends_at)).size).toBe(CASES);
    expect(Math.min(...late)).toBeGreaterThanOrEqual(0);
    // No case waited for the next window.
    expect(Math.max(...late)).toBeLessThan(MINUTE);

    const runs = (await engine.executions()).filter(({ workflowId }) => workflowId === docketWorkflowId(docketId));
    expect(runs.length).toBeGreaterThan(1);
    const ends = runs.map(({ history }) => history.events?.at(-1)?.workflowExecutionContinuedAsNewEventAttributes);
    expect(ends.filter((continued) => continued != null)).toHaveLength(runs.length - 1);
  },
  PATIENCE,
);

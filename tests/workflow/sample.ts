import type { Policy } from '#workflows/domain/policy.ts';
import { putPolicy } from '#db/policies/policies.ts';
import { receiveDocket, type ReceivedDocket } from '#db/cases/receive-docket.ts';
import { uuidv7 } from '#db/id.ts';
import { inTransaction } from '#db/transaction.ts';
import { INSTITUTION } from './people.ts';
import { WorkflowCase } from '../case/workflow-case.ts';
import type { TestEngine } from '../setup/engine.ts';

/** Takes in a docket with these risks and starts its workflow. */
export async function openSampleDocket(
  { test, dependencies, workflows }: TestEngine,
  risks: readonly number[],
  policy: Policy,
  prefix: string = uuidv7(),
): Promise<ReceivedDocket> {
  const actor = { kind: 'human', id: 'institution@demo', role: 'institution' } as const;
  const received = await inTransaction(
    test.database,
    { institutionId: INSTITUTION, actor: 'human:institution@demo' },
    async (transaction) => {
      const at = await dependencies.clock(transaction);
      const { policy: stored } = await putPolicy(transaction, INSTITUTION, 'sample', policy, actor.id, at);
      return receiveDocket(
        transaction,
        INSTITUTION,
        stored,
        risks.map((risk, index) => ({
          externalRef: `${prefix}-${index}`,
          facts: { risk, age: 40, employer: `Employer of ${prefix}-${index}` },
          subject: { name: `Name of ${prefix}-${index}`, contact: `${prefix}-${index}@example.org` },
        })),
        actor,
        at,
      );
    },
  );
  workflows.startDocket({ institutionId: INSTITUTION, docketId: received.docketId });
  await workflows.settled();
  return received;
}

/** Takes in cases with these risks, and waits until their windows or hearings are open, or their decisions made. */
export async function openSampleCases(
  engine: TestEngine,
  risks: readonly number[],
  policy: Policy,
): Promise<WorkflowCase[]> {
  const docket = await openSampleDocket(engine, risks, policy);
  const cases = docket.cases.map(({ id }) => new WorkflowCase(engine, id));
  for (const each of cases) await each.becomes(({ phase }) => phase !== 'received' && phase !== 'scored');
  return cases;
}

/** Takes in one case whose score is adverse, and waits until its window is open. */
export async function openSampleCase(engine: TestEngine, policy: Policy): Promise<WorkflowCase> {
  const [opened] = await openSampleCases(engine, [80], policy);
  if (!opened) throw new Error('no case');
  return opened;
}

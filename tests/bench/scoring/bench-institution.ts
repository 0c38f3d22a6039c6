import { fileURLToPath } from 'node:url';
import { readLabelledCases, readPolicy } from '#activities/evaluation/labelled-cases.ts';
import { receiveDocket, type ReceivedDocket } from '#db/cases/receive-docket.ts';
import { uuidv7 } from '#db/id.ts';
import { putPolicy, type StoredPolicy } from '#db/policies/policies.ts';
import { addPrecedents } from '#db/precedents/precedents.ts';
import { inTransaction } from '#db/transaction.ts';
import { docketStart, type DocketWorkflow } from '#workflows/contract.ts';
import type { Facts, Policy } from '#workflows/domain/policy.ts';
import type { Platform } from './platform.ts';

const INSTITUTION = 'bench';
const ACTOR = { kind: 'human', id: 'institution@bench', role: 'institution' } as const;
const SCOPE = { institutionId: INSTITUTION, actor: `human:${ACTOR.id}` };
const example = (name: string) =>
  fileURLToPath(new URL(`../../../worker/standalone/examples/credit/${name}`, import.meta.url));

/** The example credit policy under another key, with its real precedents and the real cases to draw from. */
export interface BenchPolicy {
  stored: StoredPolicy;
  facts: Facts[];
}

/** Puts in the example credit policy with a change to it, and its 700 precedents. */
export async function putBenchPolicy(
  { database, dependencies }: Platform,
  key: string,
  change: (policy: Policy) => Policy,
): Promise<BenchPolicy> {
  const policy = change(readPolicy(example('policy.json')));
  const precedents = readLabelledCases(policy, example('precedents.csv'));
  const cases = readLabelledCases(policy, example('cases.csv'), example('outcomes.csv'));
  const stored = await inTransaction(database, SCOPE, async (transaction) => {
    const at = await dependencies.clock(transaction);
    const { policy: put } = await putPolicy(transaction, INSTITUTION, key, policy, ACTOR.id, at);
    await addPrecedents(transaction, INSTITUTION, key, precedents, at);
    return put;
  });
  return { stored, facts: cases.map((each) => each.facts) };
}

/** Takes in a docket of `size` real cases, one after the other and again from the first, and starts its workflow. */
export async function openDocket(
  { database, dependencies }: Platform,
  { stored, facts }: BenchPolicy,
  size: number,
): Promise<ReceivedDocket> {
  const docket = await inTransaction(database, SCOPE, async (transaction) =>
    receiveDocket(
      transaction,
      INSTITUTION,
      stored,
      Array.from({ length: size }, (_, place) => ({
        externalRef: uuidv7(),
        facts: facts[place % facts.length] ?? {},
        subject: { name: `Subject ${place}`, contact: `subject-${place}@example.org` },
      })),
      ACTOR,
      await dependencies.clock(transaction),
    ),
  );
  const start = docketStart({ institutionId: INSTITUTION, docketId: docket.docketId });
  await dependencies.temporal.workflow.start<DocketWorkflow>('docket', start);
  return docket;
}

/** How many of the dockets' cases are in each phase, and how many notices of them have gone out. */
export async function countCases(
  { database }: Platform,
  docketIds: readonly string[],
): Promise<{ phases: Record<string, number>; adverse: number; notices: number }> {
  return inTransaction(database, SCOPE, async (transaction) => {
    const rows = await transaction
      .selectFrom('cases')
      .select((expression) => ['phase', 'adverse', expression.fn.countAll<string>().as('count')])
      .where('institution_id', '=', INSTITUTION)
      .where('docket_id', 'in', [...docketIds])
      .groupBy(['phase', 'adverse'])
      .execute();
    const notices = await transaction
      .selectFrom('caught_mail')
      .innerJoin('cases', 'cases.case_id', 'caught_mail.case_id')
      .select((expression) => expression.fn.countAll<string>().as('count'))
      .where('cases.docket_id', 'in', [...docketIds])
      .executeTakeFirstOrThrow();
    const phases: Record<string, number> = {};
    for (const row of rows) phases[row.phase] = (phases[row.phase] ?? 0) + Number(row.count);
    const adverse = rows.filter((row) => row.adverse).reduce((sum, row) => sum + Number(row.count), 0);
    return { phases, adverse, notices: Number(notices.count) };
  });
}

import { sql } from 'kysely';
import { z } from 'zod';
import { readFacts } from '#db/cases/read-facts.ts';
import { canonicalJson, commit } from '#db/commitment.ts';
import { prepareLettersAnew } from '#db/notices/letters.ts';
import { wakeDocket } from '#db/dockets.ts';
import { uuidv7 } from '#db/id.ts';
import type { Transaction } from '#db/transaction.ts';
import { factsSchema, type Facts } from '#workflows/domain/policy.ts';
import type { Phase } from '#workflows/domain/state.ts';
import { words } from '#workflows/domain/words.ts';
import type { ApiDependencies } from '../deps.ts';
import { factFaults } from '../fields/fact-faults.ts';
import type { Staff } from '../principal.ts';
import { invalid, problemOf } from '../problem.ts';
import { act, type Ground } from './act.ts';
import { perform, type Manner } from './perform.ts';

export const Correction = z.strictObject({
  /** The facts that differ; null takes one away. Facts that are left out stay as they are. */
  facts: z.record(z.string().max(63), z.union([z.number(), z.string().max(20_000), z.null()])),
  reason: words(5_000, 'say why the facts were wrong'),
});
export type Correction = z.infer<typeof Correction>;

/**
 * The institution corrects the facts of a case that is not decided. The earlier ones are kept beside the trail, and the case waits for
 * a score again.
 */
export const correctFacts = act({
  name: 'correctFacts',
  as: ['institution'],
  words: ({ body }: { body: Correction }) => [{ kind: 'reason', text: body.reason }],
  async command(ground: Ground<Correction>, transaction) {
    const { found, commitments } = ground;
    if (!found.key) throw problemOf({ code: 'erased' });
    const { before, after } = await factsOf(ground, transaction);
    if (canonicalJson(before) === canonicalJson(after)) throw problemOf({ code: 'factsUnchanged' });
    return {
      type: 'correctFacts',
      factsCommitment: commit(found.key, canonicalJson(after)),
      reasonCommitment: commitments[0] ?? '',
    };
  },
  async store(ground, transaction) {
    const { caseId, found } = ground;
    const { institutionId, docketId } = found.state;
    if (!found.key) throw problemOf({ code: 'erased' });
    const { before, after } = await factsOf(ground, transaction);
    const body = canonicalJson(before);
    const kept = {
      institution_id: institutionId,
      text_id: uuidv7(),
      case_id: caseId,
      kind: 'facts' as const,
      body,
      commitment: commit(found.key, body),
      created_at: found.at,
    };
    await transaction.insertInto('personal_texts').values(kept).execute();
    await sql`
      update cases set facts = ${JSON.stringify(after)}::jsonb
      where institution_id = ${institutionId} and case_id = ${caseId}`.execute(transaction);
    // A letter that is prepared or posted states the old facts, and no window is running yet: the first notice is sent
    // again.
    if (found.state.phase === 'scored' && found.state.letters)
      await prepareLettersAnew(transaction, institutionId, caseId, ['onPaper', 'handedOver']);
    await wakeDocket(transaction, institutionId, docketId, found.at);
  },
  answer: ({ caseId }, { state }) => ({ id: caseId, phase: state.phase, docketId: state.docketId }),
});

/** The facts as they are and as they would be; throws a Problem if the policy does not allow them. */
async function factsOf(
  { caseId, found, body }: Ground<Correction>,
  transaction: Transaction,
): Promise<{ before: Facts; after: Facts }> {
  const before = await readFacts(transaction, found.state.institutionId, caseId);
  const given = Object.entries({ ...before, ...body.facts }).filter(([, value]) => value !== null);
  const read = factsSchema(found.policy).safeParse(Object.fromEntries(given));
  if (read.success) return { before, after: read.data };
  throw invalid(factFaults(read.error, 'facts'));
}

/** Corrects the facts, and tells the docket's workflow that the case awaits a score. */
export async function correctAndScore(
  dependencies: ApiDependencies,
  staff: Staff,
  caseId: string,
  body: Correction,
  manner: Manner = {},
): Promise<{ id: string; phase: Phase }> {
  const { institutionId } = staff;
  const { docketId, ...answer } = await perform(dependencies, correctFacts, staff, caseId, body, manner);
  dependencies.workflows.scoreAgain({ institutionId, docketId });
  return answer;
}

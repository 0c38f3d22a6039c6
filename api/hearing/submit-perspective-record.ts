import { z } from 'zod';
import { loadCase } from '../../db/cases/read-case.ts';
import { uuidv7 } from '../../db/id.ts';
import { storeTelemetry } from '../../db/record-telemetry.ts';
import { inTransaction } from '../../db/transaction.ts';
import { contentsServedTo } from '../../db/views.ts';
import type { CommandOf } from '../../workflows/domain/command.ts';
import { decide } from '../../workflows/domain/decide/index.ts';
import { mayAct } from '../../workflows/domain/may-act.ts';
import { PerspectiveRecord, summarizeFinding } from '../../workflows/domain/perspective.ts';
import { instruct } from '../case-workflows.ts';
import type { ApiDependencies } from '../deps.ts';
import { actorInHearing, scopeOf, type Staff } from '../principal.ts';
import { invalid, problemOf } from '../problem.ts';
import { withWords, type TextToKeep } from './give-words.ts';
import { verifyCitations } from './verify-citations.ts';
import { Words } from './words.ts';

/** A perspective record as a judge sends it. */
export const PerspectiveSubmission = PerspectiveRecord.extend({
  /** What changed the judge's mind, where they have a record already. */
  changeReason: Words.optional(),
  /**
   * How the record came about, as the judge's own browser tells: only auditors see it, and nothing depends on it. What makes
   * no sense is left out, and holds nothing up.
   */
  telemetry: z
    .strictObject({
      /** Time on the record without idle time, in seconds. */
      activeSeconds: z.number().min(0).max(1_000_000).optional(),
      /** Share of the characters that were pasted, 0..1. */
      pastedShare: z.number().min(0).max(1).optional(),
    })
    .optional()
    .catch(undefined),
});
export type PerspectiveSubmission = z.infer<typeof PerspectiveSubmission>;

/**
 * Takes in a judge's perspective record: checks that every passage it cites was served to them, keeps the words beside the
 * trail and gives the command to the hearing. A record that is refused is kept as the judge's draft.
 *
 * @param viewId of the view that the judge acted on; the last one they were served where it is left out
 * @throws Problem when a citation does not stand, or the hearing refuses
 */
export async function submitPerspectiveRecord(
  dependencies: ApiDependencies,
  staff: Staff,
  caseId: string,
  submission: PerspectiveSubmission,
  viewId?: string,
): Promise<{ recordId: string }> {
  const { institutionId } = staff;
  const scope = scopeOf(staff);
  const { changeReason, telemetry = {}, ...record } = submission;
  const served = await inTransaction(dependencies.database, scope, (transaction) =>
    contentsServedTo(transaction, institutionId, caseId, staff.id),
  );
  const errors = verifyCitations(
    record,
    served.map((view) => view.content),
  );
  const recordId = uuidv7();
  const body = JSON.stringify(record);
  const words: TextToKeep[] = [{ kind: 'perspectiveRecord', body, textId: recordId }];
  if (changeReason !== undefined) words.push({ kind: 'reason', body: changeReason });
  const actedOn = viewId ?? served[0]?.viewId;
  await withWords(
    dependencies,
    { institutionId, caseId, scope, words, draft: { authorId: staff.id, kind: 'perspective', body: submission } },
    async ([text, reason]) => {
      const command: CommandOf<'recordPerspective'> = {
        type: 'recordPerspective',
        recordId,
        recordCommitment: text?.commitment ?? '',
        changeReasonCommitment: reason?.commitment ?? null,
        findings: record.findings.map((finding) => summarizeFinding(finding, uuidv7)),
        conflict: record.conflict.declared,
      };
      if (errors.length > 0) {
        await insistOwn(dependencies, staff, caseId, command);
        throw invalid(errors, 'A citation does not stand in what you were served');
      }
      return instruct(dependencies.temporal, {
        institutionId,
        caseId,
        actor: actorInHearing(staff),
        command,
        ...(actedOn !== undefined && { viewId: actedOn }),
      });
    },
  );
  await inTransaction(dependencies.database, scope, async (transaction) =>
    storeTelemetry(
      transaction,
      institutionId,
      { recordId, caseId, judgeId: staff.id, characters: body.length },
      telemetry,
      await dependencies.clock(transaction),
    ),
  ).catch((error: unknown) => {
    // The record is in. What only auditors look at does not turn it into a failure.
    process.emitWarning(`record ${recordId} has no telemetry: ${String(error)}`);
  });
  return { recordId };
}

/** Throws why somebody may make no record here at all, which matters more to them than what is wrong with theirs. */
async function insistOwn(
  { database, clock }: ApiDependencies,
  staff: Staff,
  caseId: string,
  command: CommandOf<'recordPerspective'>,
): Promise<void> {
  const { institutionId } = staff;
  const refusal = await inTransaction(database, scopeOf(staff), async (transaction) => {
    const found = await loadCase(transaction, institutionId, caseId);
    if (!found || mayAct(staff, command.type, { institutionId, state: found.state })) return undefined;
    const instruction = { institutionId, actor: actorInHearing(staff), at: await clock(transaction), command };
    const decided = decide(found.policy, found.state, instruction);
    return decided.accepted ? undefined : decided.refusal;
  });
  if (refusal) throw problemOf(refusal);
}

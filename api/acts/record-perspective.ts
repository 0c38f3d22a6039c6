import { z } from 'zod';
import { storeTelemetry } from '#db/record-telemetry.ts';
import { contentsServedTo } from '#db/views/views.ts';
import { commit } from '#db/commitment.ts';
import { uuidv7 } from '#db/id.ts';
import { mayAct } from '#workflows/domain/may-act.ts';
import { PerspectiveRecord, summarizeFinding } from '#workflows/domain/perspective.ts';
import { minLettersOf } from '#workflows/domain/record-floor.ts';
import { partsOf, summarizeParts } from '#workflows/domain/written-parts.ts';
import { describeShortfall } from './describe-shortfall.ts';
import { NOTHING_SERVED, verifyCitations } from './verify-citations.ts';
import { showMessage } from '../conversation/shown-message.ts';
import { readMessages } from '#db/conversation/conversation.ts';
import { invalid } from '../problem.ts';
import { Words } from '../fields/words.ts';
import { act, type ActWords, type Asked } from './act.ts';

/** A perspective record as a judge sends it. */
export const PerspectiveBody = PerspectiveRecord.extend({
  /** What changed the judge's mind, if they already have a record. */
  changeReason: Words.optional(),
  /**
   * How the record was written, as reported by the judge's own browser: only auditors see it, and nothing depends on it.
   * Invalid values are dropped without refusing the record.
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
export type PerspectiveBody = z.infer<typeof PerspectiveBody>;

/** The record as it is stored, without the fields that accompany it. */
function recordText({ changeReason: _, telemetry: __, ...record }: PerspectiveBody): string {
  return JSON.stringify(record);
}

/** A judge's record of taking the subject's perspective. Every passage that it cites was served to them. */
export const recordPerspective = act({
  name: 'recordPerspective',
  as: ['judge', 'supervisor'],
  refersToView: true,
  words({ body, id }: Asked<PerspectiveBody>) {
    const words: ActWords[] = [{ kind: 'perspectiveRecord', text: recordText(body), id }];
    if (body.changeReason !== undefined) words.push({ kind: 'reason', text: body.changeReason });
    return words;
  },
  draft: (body) => ({ kind: 'perspective', body }),
  async check({ caseId, actor, found, body }, transaction) {
    const { state } = found;
    const { institutionId } = state;
    // A refusal to accept any record here matters more to a judge than errors in the one that they sent.
    const principal = { kind: 'human', id: actor.id, institutionId, roles: ['judge', 'supervisor'] } as const;
    if (!mayAct(principal, 'recordPerspective', { institutionId, state })) return;
    const minLetters = minLettersOf(found.policy);
    const served = await contentsServedTo(transaction, institutionId, caseId, actor.id);
    // A judge who follows the conversation sees each message as soon as it is committed.
    const messages = (await readMessages(transaction, institutionId, caseId)).map(showMessage);
    const cited = verifyCitations(body, [...served, { ...NOTHING_SERVED, messages }], minLetters);
    const short = minLetters === null ? [] : describeShortfall(body, minLetters);
    const errors = [...short, ...cited];
    if (errors.length > 0)
      throw invalid(
        errors,
        short.length > 0
          ? 'The perspective record does not say enough'
          : 'A citation does not match the material you were shown',
      );
  },
  command({ id, body, found: { key }, commitments: [recordCommitment = '', changeReasonCommitment = null] }) {
    const findings = body.findings.map((finding) => summarizeFinding(finding, uuidv7));
    return {
      type: 'recordPerspective',
      recordId: id,
      recordCommitment,
      changeReasonCommitment,
      findings,
      // The words of an act need a key, so that there is one here.
      ...(key && { parts: summarizeParts(partsOf(body, findings), (text) => commit(key, text)) }),
      conflict: body.conflict.declared,
    };
  },
  async store({ caseId, actor, id, found, body }, transaction) {
    const { institutionId } = found.state;
    const record = { recordId: id, caseId, judgeId: actor.id, characters: recordText(body).length };
    await storeTelemetry(transaction, institutionId, record, body.telemetry ?? {}, found.at);
  },
  answer: ({ id }) => ({ recordId: id }),
});

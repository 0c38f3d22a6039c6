import type { Facts } from '#workflows/domain/policy.ts';
import type { Score } from '#workflows/domain/score.ts';
import { listAttachments, type AttachmentSummary } from '../attachments.ts';
import { casesWithScores } from '../cases/from-cases.ts';
import { findPolicy, type StoredPolicy } from '../policies/policies.ts';
import type { Transaction } from '../transaction.ts';

/** What is stored beside a case's trail: everything that its entries refer to by id, commitment or hash. */
export interface KeptEvidence {
  /** The key under which the trail commits to personal data; null once destroyed. */
  commitmentKey: Buffer | null;
  erasedAt: string | null;
  facts: Facts;
  policy: StoredPolicy | undefined;
  /** Every score of the case, by its hash: a case whose facts were corrected has several. */
  scores: Map<string, Score>;
  /** Why there is no score, in words. */
  unscoredDetail: string | null;
  /** Texts by the commitment that was made to them. */
  words: Map<string, string>;
  notices: Map<string, { subject: string; body: string } | null>;
  attachments: Map<string, AttachmentSummary>;
  surveys: Map<string, unknown>;
}

/** Reads what is stored beside a case's trail. `dataKey`: the 32-byte key under which files are encrypted. */
export async function readEvidence(
  transaction: Transaction,
  institutionId: string,
  caseId: string,
  dataKey: Buffer,
): Promise<KeptEvidence> {
  const row = await casesWithScores(transaction)
    .innerJoin('subjects', (join) =>
      join
        .onRef('subjects.institution_id', '=', 'cases.institution_id')
        .onRef('subjects.subject_id', '=', 'cases.subject_id'),
    )
    .select([
      'cases.facts',
      'cases.policy_key',
      'cases.policy_version',
      'cases.state',
      'subjects.commitment_key',
      'subjects.erased_at',
      'scoring_failures.detail',
    ])
    .where('cases.institution_id', '=', institutionId)
    .where('cases.case_id', '=', caseId)
    .executeTakeFirstOrThrow();
  const scores = await transaction
    .selectFrom('scores')
    .select(['hash', 'document'])
    .where('institution_id', '=', institutionId)
    .where('case_id', '=', caseId)
    .execute();
  const words = await transaction
    .selectFrom('personal_texts')
    .select(['commitment', 'body'])
    .where('institution_id', '=', institutionId)
    .where('case_id', '=', caseId)
    .execute();
  const notices = await transaction
    .selectFrom('notices')
    .select(['notice_id', 'content'])
    .where('institution_id', '=', institutionId)
    .where('case_id', '=', caseId)
    .execute();
  const surveys = await transaction
    .selectFrom('surveys')
    .select(['survey_id', 'answers'])
    .where('institution_id', '=', institutionId)
    .where('case_id', '=', caseId)
    .execute();
  const { attachments: added, recordings = [] } = row.state;
  const attachments = await listAttachments(transaction, institutionId, caseId, dataKey, {
    attachments: [...added, ...recordings.map(({ recordingId, ...file }) => ({ attachmentId: recordingId, ...file }))],
  });
  return {
    commitmentKey: row.commitment_key,
    erasedAt: row.erased_at,
    facts: row.facts,
    policy: await findPolicy(transaction, institutionId, row.policy_key, row.policy_version),
    scores: new Map(scores.map(({ hash, document }) => [hash, document])),
    unscoredDetail: row.detail,
    words: new Map(words.map(({ commitment, body }) => [commitment, body])),
    notices: new Map(notices.map(({ notice_id: id, content }) => [id, content])),
    attachments: new Map(attachments.map((attachment) => [attachment.attachmentId, attachment])),
    surveys: new Map(surveys.map(({ survey_id: id, answers }) => [id, answers])),
  };
}

import { sql } from 'kysely';
import type { Facts, Policy } from '#workflows/domain/policy.ts';
import type { Score } from '#workflows/domain/score.ts';
import type { CaseState } from '#workflows/domain/state.ts';
import type { MailFault, NoticeSubject } from '#workflows/domain/event.ts';
import { readSubjectKey } from '../keys/subject-key.ts';
import type { Transaction } from '../transaction.ts';
import { checkText } from './check-words.ts';
import { earlierFactsOf, type EarlierFacts } from './earlier-facts.ts';
import { casesWithScores } from './from-cases.ts';

/** A case as its institution may read it: never the subject's words, a judge's record or an assessment. */
export interface CaseAccount {
  caseId: string;
  externalRef: string;
  docketId: string;
  policyKey: string;
  policyVersion: number;
  blind: Policy['blind'];
  facts: Facts;
  state: CaseState;
  score: Score | null;
  /** Why there is no score, in words. */
  unscoredDetail: string | null;
  /** Reasons of the decision in force; null if none were given, or once erased. */
  reasons: string | null;
  /** Why the subject asks for the erasure of their data; null where they gave no reason, or once erased. */
  erasureWhy: string | null;
  /** The second signer of the decision in force. */
  signedBy: string | null;
  earlierFacts: EarlierFacts[];
  /** The case that was sent with the same reference after this one was withdrawn. */
  replacedBy: string | null;
  notices: {
    id: string;
    about: NoticeSubject;
    status: 'pending' | 'handedOver' | 'undeliverable' | 'onPaper';
    createdAt: string;
    at: string | null;
    attempts: number;
    /** Why the last try failed, where it did, with the mail server's reply by its codes. */
    fault: MailFault | null;
    reply: string | null;
    /** Its text, without the link, once it was handed over. */
    content: { subject: string; body: string } | null;
  }[];
}

/** Reads what an institution may know of one of its cases; `undefined` if it has no case with that id. */
export async function readAccount(
  transaction: Transaction,
  institutionId: string,
  caseId: string,
): Promise<CaseAccount | undefined> {
  const row = await casesWithScores(transaction)
    .select([
      'cases.case_id',
      'cases.external_ref',
      'cases.docket_id',
      'cases.policy_key',
      'cases.policy_version',
      'cases.blind',
      'cases.facts',
      'cases.state',
      'scores.document',
      'scoring_failures.detail',
      sql<string | null>`case when cases.phase = 'withdrawn' then (
        select later.case_id from cases later
        where later.institution_id = cases.institution_id and later.policy_key = cases.policy_key
          and later.reference_key = cases.reference_key
          and later.state->>'replaces' = cases.case_id::text
        limit 1) end`.as('replaced_by'),
    ])
    .where('cases.institution_id', '=', institutionId)
    .where('cases.case_id', '=', caseId)
    .executeTakeFirst();
  if (!row) return undefined;
  const { decision } = row.state;
  return {
    caseId: row.case_id,
    externalRef: row.external_ref,
    docketId: row.docket_id,
    policyKey: row.policy_key,
    policyVersion: row.policy_version,
    blind: row.blind,
    facts: row.facts,
    state: row.state,
    score: row.document,
    unscoredDetail: row.detail,
    reasons: await readReason(transaction, institutionId, caseId, decision?.reasonsCommitment ?? null),
    erasureWhy: await readReason(transaction, institutionId, caseId, row.state.erasureRequest?.whyCommitment ?? null),
    signedBy: await readSignature(transaction, institutionId, decision?.decisionId),
    replacedBy: row.replaced_by,
    earlierFacts: row.state.corrections === undefined ? [] : await readEarlierFacts(transaction, institutionId, caseId),
    notices: await readCaseNotices(transaction, institutionId, caseId),
  };
}

async function readEarlierFacts(
  transaction: Transaction,
  institutionId: string,
  caseId: string,
): Promise<EarlierFacts[]> {
  const trail = await transaction
    .selectFrom('trail')
    .select(['at', 'body as event'])
    .where('institution_id', '=', institutionId)
    .where('case_id', '=', caseId)
    .where('kind', 'in', ['caseReceived', 'factsCorrected'])
    .orderBy('seq')
    .execute();
  const texts = await transaction
    .selectFrom('personal_texts')
    .select(['commitment', 'body'])
    .where('institution_id', '=', institutionId)
    .where('case_id', '=', caseId)
    .where('kind', 'in', ['facts', 'reason'])
    .execute();
  return earlierFactsOf(trail, new Map(texts.map(({ commitment, body }) => [commitment, body])));
}

async function readReason(
  transaction: Transaction,
  institutionId: string,
  caseId: string,
  commitment: string | null,
): Promise<string | null> {
  if (commitment === null) return null;
  const row = await transaction
    .selectFrom('personal_texts')
    .select(['text_id', 'kind', 'body'])
    .where('institution_id', '=', institutionId)
    .where('case_id', '=', caseId)
    .where('commitment', '=', commitment)
    .where('kind', '=', 'reason')
    .limit(1)
    .executeTakeFirst();
  if (!row) return null;
  const key = (await readSubjectKey(transaction, institutionId, caseId)) ?? null;
  return checkText(caseId, { id: row.text_id, kind: row.kind, body: row.body, commitment }, key);
}

async function readSignature(
  transaction: Transaction,
  institutionId: string,
  decisionId: string | undefined,
): Promise<string | null> {
  if (decisionId === undefined) return null;
  const row = await transaction
    .selectFrom('decisions')
    .select('signed_by')
    .where('institution_id', '=', institutionId)
    .where('decision_id', '=', decisionId)
    .executeTakeFirst();
  return row?.signed_by ?? null;
}

/** The notices for a case's subject, in the order in which they were written, without private links. */
export async function readCaseNotices(
  transaction: Transaction,
  institutionId: string,
  caseId: string,
): Promise<CaseAccount['notices']> {
  const rows = await transaction
    .selectFrom('notices')
    .select(['notice_id', 'about', 'status', 'created_at', 'handed_over_at', 'content', 'attempts', 'fault', 'reply'])
    .where('institution_id', '=', institutionId)
    .where('case_id', '=', caseId)
    .orderBy('created_at')
    .orderBy('notice_id')
    .execute();
  return rows.map((row) => ({
    id: row.notice_id,
    about: row.about,
    status: row.status,
    createdAt: row.created_at,
    at: row.handed_over_at,
    attempts: row.attempts,
    fault: row.fault,
    reply: row.reply,
    content: row.content,
  }));
}

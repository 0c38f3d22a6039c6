import { sql } from 'kysely';
import type { PaperWay } from '#workflows/domain/paper-way.ts';
import type { NoticeSubject } from '#workflows/domain/event.ts';
import type { Policy } from '#workflows/domain/policy.ts';
import type { CaseState } from '#workflows/domain/state.ts';
import { noticeToken } from './appeal-links.ts';
import type { Transaction } from '../transaction.ts';

/** A notice on paper that waits to be posted or collected. */
export interface WaitingLetter {
  caseId: string;
  externalRef: string;
  noticeId: string;
  about: NoticeSubject;
  way: PaperWay;
  preparedAt: string;
}

/** A letter as it is printed: its words, and the private link that they lead to. */
export interface PrintedLetter {
  name: string;
  language: string | null;
  subject: string;
  body: string;
  /** The secret part of the private link. */
  token: string;
}

/** A letter while it waits, with what determines who may read it. */
export interface LetterToRead {
  externalRef: string;
  state: CaseState;
  blind: Policy['blind'];
  policyLanguage: string | undefined;
  letter: PrintedLetter | null;
}

/** Letters that wait, the one that has waited longest first. Those of the first notice of a withdrawn case are left out. */
export async function listWaitingLetters(
  transaction: Transaction,
  institutionId: string,
  limit: number,
): Promise<WaitingLetter[]> {
  const { rows } = await sql<WaitingLetter>`
    select c.case_id as "caseId", c.external_ref as "externalRef", n.notice_id as "noticeId", n.about,
      l->>'way' as way, l->>'preparedAt' as "preparedAt"
    from notices n
    join cases c on c.institution_id = n.institution_id and c.case_id = n.case_id
    cross join lateral jsonb_array_elements(c.state->'letters') as l
    where n.institution_id = ${institutionId} and n.status = 'onPaper' and l->>'noticeId' = n.notice_id::text
      and (c.phase <> 'withdrawn' or n.about <> 'provisionalOutcome')
    order by l->>'preparedAt', n.notice_id
    limit ${limit}`.execute(transaction);
  return rows;
}

/** A letter of a case, or `undefined` if the institution has no such case. */
export async function readLetter(
  transaction: Transaction,
  institutionId: string,
  caseId: string,
  noticeId: string,
): Promise<LetterToRead | undefined> {
  const { rows } = await sql<{
    externalRef: string;
    state: CaseState;
    blind: Policy['blind'];
    name: string | null;
    language: string | null;
    policyLanguage: string | null;
    key: Buffer | null;
    content: { subject: string; body: string } | null;
    linkSeed: string | null;
  }>`
    select c.external_ref as "externalRef", c.state, c.blind, s.name, s.language, p.document->>'language' as "policyLanguage", s.commitment_key as key,
      n.content, n.link_seed as "linkSeed"
    from cases c
    join subjects s on s.institution_id = c.institution_id and s.subject_id = c.subject_id
    join policies p on p.institution_id = c.institution_id and p.policy_key = c.policy_key and p.version = c.policy_version
    left join notices n on n.institution_id = c.institution_id and n.case_id = c.case_id and n.notice_id = ${noticeId}
      and n.status = 'onPaper'
    where c.institution_id = ${institutionId} and c.case_id = ${caseId}`.execute(transaction);
  const [row] = rows;
  if (!row) return undefined;
  const { externalRef, state, blind, key, content, linkSeed } = row;
  const letter =
    key && content && linkSeed !== null
      ? { name: row.name ?? '', language: row.language, ...content, token: noticeToken(key, linkSeed) }
      : null;
  return { externalRef, state, blind, policyLanguage: row.policyLanguage ?? undefined, letter };
}

/** Records that notices wait on paper, with their words and the seeds of their links. */
export async function noteOnPaper(
  transaction: Transaction,
  institutionId: string,
  letters: readonly { noticeId: string; content: { subject: string; body: string }; linkSeed: string }[],
): Promise<Map<string, number>> {
  if (letters.length === 0) return new Map();
  const { rows } = await sql<{ noticeId: string; attempts: number }>`
    update notices set status = 'onPaper', attempts = attempts + 1, content = r.content, link_seed = r."linkSeed"
    from jsonb_to_recordset(${JSON.stringify(letters)}::jsonb) as r ("noticeId" uuid, content jsonb, "linkSeed" text)
    where notices.institution_id = ${institutionId} and notices.notice_id = r."noticeId"
    returning notices.notice_id as "noticeId", attempts`.execute(transaction);
  return new Map(rows.map(({ noticeId, attempts }) => [noticeId, attempts]));
}

/** Records that a letter was posted or collected; its link can no longer be derived. */
export async function markLetterHandedOver(
  transaction: Transaction,
  institutionId: string,
  noticeId: string,
  at: string,
): Promise<void> {
  await transaction
    .updateTable('notices')
    .set({ status: 'handedOver', handed_over_at: at, link_seed: null })
    .where('institution_id', '=', institutionId)
    .where('notice_id', '=', noticeId)
    .execute();
}

/** Makes notices that wait on paper be prepared again, because the contact or the facts have changed. */
export async function prepareLettersAnew(
  transaction: Transaction,
  institutionId: string,
  caseId: string,
  statuses: readonly ('onPaper' | 'handedOver')[] = ['onPaper'],
): Promise<void> {
  await transaction
    .updateTable('notices')
    .set({ status: 'pending', content: null, handed_over_at: null })
    .where('institution_id', '=', institutionId)
    .where('case_id', '=', caseId)
    .where('status', 'in', statuses)
    .execute();
}

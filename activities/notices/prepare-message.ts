import { sql } from 'kysely';
import { calendarOf } from '#db/conversation/appointment-calendar.ts';
import { readWeighed } from '#db/cases/read-weighed.ts';
import { casesWithSubjects } from '#db/cases/from-cases.ts';
import { newLinkSeed, noticeToken, storeAppealLinks, tokensInForce } from '#db/notices/appeal-links.ts';
import { canonicalJson, commit } from '#db/commitment.ts';
import { linkSeeds } from '#db/notices/notices.ts';
import { loadPolicies } from '#db/policies/policies.ts';
import type { NoticeSubject } from '#workflows/domain/event.ts';
import type { NoticeLanguage } from '#workflows/domain/language.ts';
import type { Transaction } from '#db/transaction.ts';
import { timeToDecision } from '#workflows/domain/decide/index.ts';
import { addMilliseconds } from '#workflows/domain/duration.ts';
import { earliestArrival } from '#workflows/domain/letter.ts';
import { paperWayOf, type PaperWay } from '#workflows/domain/paper-way.ts';
import type { Policy } from '#workflows/domain/policy.ts';
import { fallenAppointments, isAutomaticAdverse, latestAppointment, type CaseState } from '#workflows/domain/state.ts';
import { composeNotice, readerOf, type NoticeContent } from './compose-notice.ts';
import { asHtml, asText } from './render-notice.ts';
import type { ActivityDependencies } from '../deps.ts';
import type { Message } from './notice-sender.ts';

/**
 * How long a link opens its case after everything the policy gives time for: to read the outcome and answer the survey.
 */
const AFTERWARDS = 365 * 86_400_000;

/** Where links in notices lead, and how institutions present themselves in them. */
export type NoticeSource = Pick<ActivityDependencies, 'publicUrl' | 'houses'>;

export interface PreparedNotice {
  message: Message;
  about: NoticeSubject;
  content: NoticeContent;
  /** Ties the trail to what was said. */
  contentCommitment: string;
  /** What its link was made from. */
  linkSeed: string;
  /** How it goes to a subject who has no mail address; null where it is mailed. */
  onPaper: PaperWay | null;
}

/**
 * Messages for notices, each with a private link whose hash is stored. A notice that is tried again carries the link of the try
 * before, unless that was replaced meanwhile. Subjects whose data is erased get none.
 */
export async function prepareMessages(
  transaction: Transaction,
  institutionId: string,
  notices: readonly { noticeId: string; caseId: string; about: NoticeSubject }[],
  { publicUrl, houses }: NoticeSource,
  at: string,
): Promise<PreparedNotice[]> {
  if (notices.length === 0) return [];
  const rows = await casesWithSubjects(transaction)
    .select([
      'cases.case_id',
      'cases.external_ref',
      'cases.policy_key',
      'cases.policy_version',
      'cases.state',
      'subjects.contact',
      'subjects.language',
      'subjects.time_zone',
      'subjects.commitment_key',
    ])
    .where('cases.institution_id', '=', institutionId)
    .where(sql<boolean>`cases.case_id = any(${[...new Set(notices.map((notice) => notice.caseId))]}::uuid[])`)
    .execute();
  const byCase = new Map(rows.map((row) => [row.case_id, row]));
  const policies = await loadPolicies(
    transaction,
    institutionId,
    rows.map((row) => ({ key: row.policy_key, version: row.policy_version })),
  );
  const earlier = await linkSeeds(
    transaction,
    institutionId,
    notices.map(({ noticeId }) => noticeId),
  );
  const again = await tokensInForce(
    transaction,
    institutionId,
    notices.flatMap(({ noticeId, caseId }) => {
      const key = byCase.get(caseId)?.commitment_key;
      const seed = earlier.get(noticeId);
      return key && seed !== undefined ? [noticeToken(key, seed)] : [];
    }),
    at,
  );
  const weighed = await readWeighed(
    transaction,
    institutionId,
    notices.flatMap(({ caseId, about }) => {
      const state = byCase.get(caseId)?.state;
      return about === 'decision' && state && isAutomaticAdverse(state) ? [caseId] : [];
    }),
  );
  const house = houses?.get(institutionId);
  const prepared: PreparedNotice[] = [];
  const links: Parameters<typeof storeAppealLinks>[2][number][] = [];
  for (const { noticeId, caseId, about } of notices) {
    const row = byCase.get(caseId);
    if (!row?.contact || !row.commitment_key) continue;
    const policy = policies.get(row.policy_key, row.policy_version);
    const onPaper = paperWayOf(row.contact);
    const reader = { ...readerOf(policy, row), onPaper: onPaper !== null };
    // A letter announces the window from when it can have arrived.
    const readAt = onPaper === null ? at : earliestArrival(policy, onPaper, at);
    const content = composeNotice(about, policy, row.state, row.external_ref, reader, readAt, weighed.get(caseId));
    const { linkSeed, token } = linkOf(row.commitment_key, earlier.get(noticeId), again);
    const link = `${publicUrl}/appeal/${token}`;
    if (!again.has(token))
      links.push({ caseId, token, createdAt: at, expiresAt: addMilliseconds(at, timeToDecision(policy) + AFTERWARDS) });
    prepared.push({
      about,
      linkSeed,
      onPaper,
      content,
      contentCommitment: commit(row.commitment_key, canonicalJson(content)),
      message: {
        institutionId,
        noticeId,
        caseId,
        to: row.contact,
        subject: content.subject,
        body: asText(content, reader.language, link, house),
        html: asHtml(content, reader.language, link, house),
        link,
        replyTo: policy.replyTo ?? null,
        ...(house?.logo?.type === 'image/png' && { logo: house.logo.content }),
        ...calendarFor(about, policy, row.state, at, reader.language),
      },
    });
  }
  await storeAppealLinks(transaction, institutionId, links);
  return prepared;
}

/**
 * What a notice of an appointment carries for calendars: its time, and where a video call is. The place stays behind the link. A notice
 * of the hearing's end cancels the appointment that was to come next.
 */
function calendarFor(
  about: NoticeSubject,
  policy: Policy,
  state: CaseState,
  at: string,
  language: NoticeLanguage,
): Pick<Message, 'calendar'> {
  const isOfEnd = about === 'decision' || about === 'withdrawal';
  const [fallen] = isOfEnd ? fallenAppointments(state, at) : [];
  const appointment = about === 'appointment' ? latestAppointment(state) : fallen;
  const isHeard = state.phase === 'hearing';
  const calendar = appointment && calendarOf(policy, { ...appointment, isHeard }, null, at, language);
  return calendar ? { calendar } : {};
}

/** The link of the try before while it is in force, else a fresh one. */
function linkOf(key: Buffer, earlier: string | undefined, inForce: ReadonlySet<string>) {
  const linkSeed = earlier !== undefined && inForce.has(noticeToken(key, earlier)) ? earlier : newLinkSeed();
  return { linkSeed, token: noticeToken(key, linkSeed) };
}

import { endAfterOutage } from '#db/cases/restore-lost-time.ts';
import { readMaterial, type CaseMaterial } from '#db/cases/read-material.ts';
import { readDrafts } from '#db/drafts.ts';
import { readStaffNames } from '#db/staffing/staff.ts';
import { inTransaction, type Transaction } from '#db/transaction.ts';
import { storeView } from '#db/views/views.ts';
import type { ApiDependencies } from '../../deps.ts';
import { notFound } from '../../problem.ts';
import type { AppealView } from './appeal-view.ts';
import { ENGLISH, type AppealWords } from './appeal-words.ts';
import { composeAppeal } from './compose-appeal.ts';
import type { PresentSubject } from '../../present-link.ts';

/**
 * The subject's own case as it is now, stored as what their link was answered with: it counts as seen once they act on it. A form that
 * they sent is such an act already. Serving it does not use the link up.
 *
 * @param method of the request: GET may be a program's, POST is a form's
 * @param words of the language they read it in
 * @returns `at` is the moment by which it was made up; `drafts` are all of theirs, the view's own being the first
 */
export async function serveAppeal(
  dependencies: ApiDependencies,
  { institutionId, caseId, principal, scope, reader }: PresentSubject,
  method: string,
  words: AppealWords = ENGLISH,
): Promise<{ view: AppealView; at: string; drafts: NonNullable<AppealView['draft']>[] }> {
  return inTransaction(dependencies.database, scope, async (transaction) => {
    const read = await readMaterial(transaction, institutionId, caseId, dependencies.dataKey);
    if (!read) throw notFound('case');
    const at = await dependencies.clock(transaction);
    const material = { ...read, state: await withLostTime(transaction, read, at) };
    const drafts = await readDrafts(transaction, institutionId, caseId, principal.id);
    const names = await tellableNames(transaction, institutionId, material);
    const view = composeAppeal(material, institutionId, drafts[0] ?? null, at, words, principal.helperId, names);
    const shown = { caseId, audience: 'subject', content: view };
    const disclosesScore = view.provisionalOutcome !== null;
    const subject = { kind: method === 'POST' ? ('subject' as const) : ('link' as const), id: principal.id };
    await storeView(transaction, institutionId, { ...shown, principal: subject, disclosesScore }, at);
    if (reader) await storeView(transaction, institutionId, { ...shown, principal: reader, disclosesScore }, at);
    return { view, at, drafts };
  });
}

/** Names of the judges who had the hearing, where the policy tells subjects names. */
async function tellableNames(
  transaction: Transaction,
  institutionId: string,
  { policy, trail }: CaseMaterial,
): Promise<Map<string, string>> {
  if (policy.hearing.judgeShownAs !== 'name') return new Map();
  const ids = trail.flatMap(({ event }) => (event.type === 'hearingAssigned' ? [event.judgeId] : []));
  return readStaffNames(transaction, institutionId, ids);
}

/** The state with the end that the appeal window will have once the time of an outage has been added. */
async function withLostTime(
  transaction: Transaction,
  { policy, state }: CaseMaterial,
  at: string,
): Promise<CaseMaterial['state']> {
  const endsAt = await endAfterOutage(transaction, { policy, state, at });
  return endsAt === undefined || !state.window ? state : { ...state, window: { ...state.window, endsAt } };
}

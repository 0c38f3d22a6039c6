import type { FastifyReply } from 'fastify';
import { lockCases } from '#db/cases/lock-cases.ts';
import { readMaterialFor } from '#db/cases/read-material.ts';
import { uuidv7 } from '#db/id.ts';
import { findHearingLanguage } from '#db/staffing/hearing-language.ts';
import { inTransaction, plannedOnce, type Transaction } from '#db/transaction.ts';
import { storeView } from '#db/views/views.ts';
import type { NoticeLanguage } from '#workflows/domain/language.ts';
import { recordOf } from '#workflows/domain/state.ts';
import { policyIn } from '#workflows/domain/translated-policy.ts';
import { carryOut } from '../../acts/perform.ts';
import { reveal as revealAct } from '../../acts/reveal.ts';
import type { ApiDependencies } from '../../deps.ts';
import { actorInHearing, scopeOf, type Staff } from '../../principal.ts';
import { notFound, problemOf } from '../../problem.ts';
import { composeHearing } from './compose-hearing.ts';
import type { ServedHearingView } from './hearing-view.ts';
import { ensureMay } from '../../ensure-may.ts';

/** Header that names the view that a caller was served and acts on. */
const VIEW_HEADER = 'hearken-view';

/**
 * Serves a hearing to a judge, names the view in a header, and stores exactly what they were served. The first time
 * after their perspective record that is the reveal, which has its own entry on the trail.
 */
export async function serveHearing(
  dependencies: ApiDependencies,
  staff: Staff,
  caseId: string,
  reply: FastifyReply,
): Promise<ServedHearingView> {
  const { view, viewId } = await viewHearing(dependencies, staff, caseId, { reveal: true });
  reply.header(VIEW_HEADER, viewId);
  return view;
}

/**
 * A hearing as its judge may see it now, stored as a view.
 *
 * @param options.reveal whether a judge whose record is in, and who has not seen the score, sees it now
 * @param options.language in which the policy's words are, as far as it has them; English if omitted
 * @returns `canReveal` where the reveal is there to be asked for and was held back; `at` is the moment of the view
 */
export async function viewHearing(
  dependencies: ApiDependencies,
  staff: Staff,
  caseId: string,
  { reveal, language = 'en' }: { reveal: boolean; language?: NoticeLanguage },
): Promise<{ view: ServedHearingView; viewId: string; canReveal: boolean; at: string }> {
  const { database, clock, dataKey } = dependencies;
  const { institutionId } = staff;
  return inTransaction(database, plannedOnce(scopeOf(staff)), async (transaction) => {
    const found = await readMaterialFor(transaction, staff.id, { institutionId, caseId, dataKey, clock });
    const { hearing, phase } = found?.material.state ?? {};
    if (!found || !hearing) throw notFound('hearing');
    const { isConflicted, drafts, at } = found;
    const material = { ...found.material, policy: policyIn(found.material.policy, language) };
    ensureMay(staff, 'readHearing', { institutionId, state: material.state, conflicted: isConflicted });
    const isUnrevealed =
      phase === 'hearing' && recordOf(material.state, staff.id) !== undefined && !hearing.revealedTo.includes(staff.id);
    const held = isUnrevealed && !reveal;
    const composed = composeHearing(material, hearing, staff, drafts, at, held);
    const heardIn = await findHearingLanguage(transaction, institutionId, caseId, staff.id);
    const view = heardIn ? { ...composed.view, language: heardIn } : composed.view;
    const viewId = await storeView(
      transaction,
      institutionId,
      { caseId, principal: staff, audience: 'judge', disclosesScore: composed.disclosesScore, content: view },
      at,
    );
    if (isUnrevealed && reveal) await recordReveal(dependencies, transaction, staff, caseId, viewId);
    return { view, viewId, at, canReveal: held };
  });
}

/** Records that a judge sees the score from here on, with the view that shows it to them. */
async function recordReveal(
  dependencies: ApiDependencies,
  transaction: Transaction,
  staff: Staff,
  caseId: string,
  viewId: string,
): Promise<void> {
  const { institutionId } = staff;
  const [found] = (await lockCases(transaction, institutionId, [caseId], dependencies.clock, [staff.id])).values();
  if (!found) throw notFound('hearing');
  const ground = { caseId, body: null, actor: actorInHearing(staff), id: uuidv7(), found, commitments: [] };
  const { refusal } = await carryOut(dependencies, revealAct, ground, { viewId }, transaction, institutionId);
  if (refusal) throw problemOf(refusal);
}

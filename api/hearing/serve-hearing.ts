import type { FastifyReply } from 'fastify';
import { readMaterial } from '../../db/cases/read-material.ts';
import { readDrafts } from '../../db/drafts.ts';
import { inTransaction } from '../../db/transaction.ts';
import { storeView } from '../../db/views.ts';
import { recordOf } from '../../workflows/domain/state.ts';
import { instruct } from '../case-workflows.ts';
import type { ApiDependencies } from '../deps.ts';
import { actorInHearing, scopeOf, type Staff } from '../principal.ts';
import { notFound, Problem } from '../problem.ts';
import { composeHearing } from './compose-hearing.ts';
import type { ServedHearingView } from './hearing-view.ts';
import { insistOnCase } from './insist-on-case.ts';

/** Header that names the view somebody was served, and that they act on. */
const VIEW_HEADER = 'hearken-view';

/**
 * Serves a hearing to a judge, names the view in a header, and keeps exactly what they were served. The first time after
 * their perspective record that is the reveal, which has its own entry on the trail.
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
 * A hearing as its judge may see it now, kept as a view.
 *
 * @param options.reveal whether a judge whose record is in, and who has not seen the score, sees it now
 * @returns `canReveal` where the reveal is there to be asked for and was held back; `at` is the moment of the view
 */
export async function viewHearing(
  dependencies: ApiDependencies,
  staff: Staff,
  caseId: string,
  { reveal }: { reveal: boolean },
): Promise<{ view: ServedHearingView; viewId: string; canReveal: boolean; at: string }> {
  const { database, clock, temporal } = dependencies;
  const { institutionId } = staff;
  const served = await inTransaction(database, scopeOf(staff), async (transaction) => {
    const material = await readMaterial(transaction, institutionId, caseId, dependencies.dataKey);
    if (!material?.state.hearing) throw notFound('hearing');
    await insistOnCase(transaction, staff, 'readHearing', material);
    const at = await clock(transaction);
    const drafts = await readDrafts(transaction, institutionId, caseId, staff.id);
    const { hearing, phase } = material.state;
    const isUnrevealed =
      phase === 'hearing' && recordOf(material.state, staff.id) !== undefined && !hearing.revealedTo.includes(staff.id);
    const held = isUnrevealed && !reveal;
    const { view, disclosesScore } = composeHearing(material, hearing, staff, drafts, at, held);
    const viewId = await storeView(
      transaction,
      institutionId,
      { caseId, principal: staff, audience: 'judge', disclosesScore, content: view },
      at,
    );
    return { view, viewId, isUnrevealed, at };
  });
  if (served.isUnrevealed && reveal)
    await instruct(temporal, {
      institutionId,
      caseId,
      actor: actorInHearing(staff),
      command: { type: 'reveal' },
      viewId: served.viewId,
    }).catch((error: unknown) => {
      if (!(error instanceof Problem) || error.document.code !== 'alreadyGiven') throw error;
    });
  const { view, viewId, at } = served;
  return { view, viewId, at, canReveal: served.isUnrevealed && !reveal };
}

import type { FastifyReply } from 'fastify';
import { readMaterial } from '../../db/cases/read-material.ts';
import { readDrafts } from '../../db/drafts.ts';
import { inTransaction } from '../../db/transaction.ts';
import { storeView } from '../../db/views.ts';
import { recordOf } from '../../workflows/domain/state.ts';
import { instruct } from '../case-workflows.ts';
import type { ApiDependencies } from '../deps.ts';
import { actorInHearing, insist, scopeOf, type Staff } from '../principal.ts';
import { notFound, Problem } from '../problem.ts';
import { composeHearing } from './compose-hearing.ts';
import type { ServedHearingView } from './hearing-view.ts';

/** Header that names the view somebody was served, and that they act on. */
export const VIEW_HEADER = 'hearken-view';

/**
 * Serves a hearing to a judge and keeps exactly what they were served. The first time after their perspective record that
 * is the reveal, which has its own entry on the trail.
 */
export async function serveHearing(
  dependencies: ApiDependencies,
  staff: Staff,
  caseId: string,
  reply: FastifyReply,
): Promise<ServedHearingView> {
  const { database, clock, temporal } = dependencies;
  const { institutionId } = staff;
  const served = await inTransaction(database, scopeOf(staff), async (transaction) => {
    const material = await readMaterial(transaction, institutionId, caseId);
    if (!material?.state.hearing) throw notFound('hearing');
    insist(staff, 'readHearing', { institutionId, state: material.state });
    const at = await clock(transaction);
    const drafts = await readDrafts(transaction, institutionId, caseId, staff.id);
    const { hearing, phase } = material.state;
    const { view, disclosesScore } = composeHearing(material, hearing, staff, drafts, at);
    const viewId = await storeView(
      transaction,
      institutionId,
      { caseId, principal: staff, audience: 'judge', disclosesScore, content: view },
      at,
    );
    const isReveal =
      phase === 'hearing' && recordOf(material.state, staff.id) !== undefined && !hearing.revealedTo.includes(staff.id);
    return { view, viewId, isReveal };
  });
  if (served.isReveal)
    await instruct(temporal, {
      institutionId,
      caseId,
      actor: actorInHearing(staff),
      command: { type: 'reveal' },
      viewId: served.viewId,
    }).catch((error: unknown) => {
      if (!(error instanceof Problem) || error.document.code !== 'alreadyGiven') throw error;
    });
  reply.header(VIEW_HEADER, served.viewId);
  return served.view;
}

import { z } from 'zod';
import { openByLink } from '#db/notices/appeal-links.ts';
import type { Scope } from '#db/transaction.ts';
import type { Arrival } from '#db/outages/waiting-claims.ts';
import type { Actor } from '#workflows/domain/actor.ts';
import { mayAct, type Principal } from '#workflows/domain/may-act.ts';
import type { CaseState } from '#workflows/domain/state.ts';
import type { ApiDependencies } from './deps.ts';
import type { Staff } from './principal.ts';
import { Problem } from './problem.ts';

/** A subject's private address. The token is checked where the link is looked up. */
export const AppealParams = z.object({ token: z.string().max(200) });

/** A subject whose link opened their case. */
export interface PresentSubject {
  institutionId: string;
  caseId: string;
  state: CaseState;
  principal: Principal;
  actor: Actor;
  scope: Scope;
  /** The request by which the link was presented. */
  arrival: Arrival;
  /** The member of staff in whose browser the link was opened. */
  reader?: Staff;
}

/** Unknown, expired and revoked links get the same answer. */
const noSuchLink = (): Problem =>
  new Problem(404, 'linkUnknown', 'This link is invalid or has been replaced', {
    remedy: 'check that you copied the whole link, or ask the institution for a new one',
  });

/** The subject whom a private link belongs to, and their case; throws 404 for a link that opens nothing. */
export async function presentLink(
  { subjectDatabase, waitingClaims }: ApiDependencies,
  token: string,
): Promise<PresentSubject> {
  const arrival = waitingClaims.follow(token);
  const opened = await arrival.serve(() => openByLink(subjectDatabase, token));
  if (!opened) throw noSuchLink();
  const { institutionId, caseId, state } = opened;
  const id = state.subjectId;
  const helperId = opened.helperId ?? undefined;
  const principal: Principal = { kind: 'subject', id, institutionId, roles: [], helperId };
  if (!mayAct(principal, 'readAppeal', { institutionId, state })) throw noSuchLink();
  return {
    institutionId,
    caseId,
    state,
    principal,
    arrival,
    actor: { kind: 'subject', id, role: helperId === undefined ? 'subject' : `helper:${helperId}` },
    scope: { institutionId, actor: `subject:${id}`, presentedToken: token },
  };
}

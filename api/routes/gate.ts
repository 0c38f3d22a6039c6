import type { FastifyRequest } from 'fastify';
import type { Action } from '#workflows/domain/may-act.ts';
import type { ApiDependencies } from '../deps.ts';
import { ensureMayEver } from '../ensure-may.ts';
import { ensureStanding } from '../identity/ensure-standing.ts';
import { noteSignedIn } from '../identity/note-account.ts';
import type { Staff } from '../principal.ts';
import { authenticate } from '../identity/authenticate.ts';

/** Admits only staff with a permission, before the body is read or anything in the request is validated. */
export interface Gate {
  onRequest: (request: FastifyRequest) => Promise<void>;
  /** The caller who was admitted with this request. */
  staffOf: (request: object) => Staff;
}

/**
 * A gate for one action. Without it, a caller who lacks the permission would still learn what is wrong with a request, and
 * could make the service read large bodies.
 *
 * The gate throws 401 without a valid token, and 403 without the permission, for an institution that is not registered, and for
 * judges and supervisors whom the staff list has as inactive.
 */
export function gateFor(dependencies: ApiDependencies, action: Action): Gate {
  const admitted = new WeakMap<object, Staff>();
  return {
    async onRequest(request) {
      const staff = await ensureStanding(dependencies, await authenticate(request, dependencies.verifyToken));
      ensureMayEver(staff, action);
      await noteSignedIn(dependencies, staff);
      admitted.set(request, staff);
    },
    staffOf(request) {
      const staff = admitted.get(request);
      if (!staff) throw new Error(`the gate for ${action} was not passed`);
      return staff;
    },
  };
}

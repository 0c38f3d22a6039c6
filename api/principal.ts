import type { Actor, StaffRole } from '#workflows/domain/actor.ts';
import type { Principal } from '#workflows/domain/may-act.ts';
import type { Scope } from '#db/transaction.ts';
import { forbidden } from './problem.ts';

/** Staff, or a machine of an institution, in one request. */
export interface Staff extends Principal {
  kind: 'human' | 'machine';
  name: string;
}

/** For whom a transaction of this principal runs. */
export const scopeOf = ({ kind, id, institutionId }: Principal): Scope => ({ institutionId, actor: `${kind}:${id}` });

/** The principal as an actor on a trail, in the first of the given roles that it has. */
export function actorOf(staff: Staff, roles: readonly StaffRole[]): Actor {
  const role = roles.find((each) => staff.roles.includes(each));
  if (role === undefined) throw forbidden();
  return staff.kind === 'human'
    ? { kind: 'human', id: staff.id, role }
    : { kind: 'system', id: staff.id, role: 'institution' };
}

/** Staff as an actor in a hearing. Who is both judge and supervisor hears cases as a judge. */
export const actorInHearing = (staff: Staff): Actor => actorOf(staff, ['judge', 'supervisor']);

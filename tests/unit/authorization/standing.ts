import type { StaffRole } from '#workflows/domain/actor.ts';
import type { Principal, Target } from '#workflows/domain/may-act.ts';
import { release } from '../../case/commands.ts';
import { CoreCase } from '../../case/core-case.ts';
import { ELSEWHERE, HERE, SUBJECT_ID, judges, otherSubject, supervisors } from '../../case/people.ts';
import { policyWith } from '../../case/loan-policy.ts';

export const ME = 'me';

export const [judge] = judges;
const [, second] = judges;
const [supervisor] = supervisors;
const me = (role: 'judge' | 'supervisor') => ({ kind: 'human', id: ME, role }) as const;

/** A case with a claim in a hearing that waits for its first judge. */
export function waiting(rules: Parameters<typeof policyWith>[0] = {}): CoreCase {
  const given = new CoreCase(policyWith(rules)).notified();
  given.claimed();
  return given;
}

/** A case in which I stand as a column says, in that role. */
export const STANDING: Record<string, (role: 'judge' | 'supervisor') => { given: CoreCase; more?: Partial<Target> }> = {
  stranger: () => ({ given: waiting() }),
  holder: (role) => ({ given: held(role) }),
  former: (role) => ({ given: waiting({ secondJudgeShare: 1 }).heardBy(me(role)) }),
  returning: (role) => {
    const given = waiting().heardBy(me(role));
    given.does(me(role), release);
    return { given };
  },
  undeciphered: (role) => ({ given: waiting({ cannotDecipherMoves: 3 }).heardBy(me(role), 'cannotDecipher') }),
  released: (role) => {
    const given = held(role);
    given.does(me(role), release);
    return { given };
  },
  recused: (role) => {
    const given = held(role);
    given.does(me(role), { type: 'recuse', conflict: false });
    return { given };
  },
  recordRecused: (role) => {
    const given = waiting().heardBy(me(role));
    given.does(me(role), { type: 'recuse', conflict: true });
    return { given };
  },
  conflicted: (role) => ({ given: held(role), more: { conflicted: true } }),
  conflictedOut: () => ({ given: waiting(), more: { conflicted: true } }),
  deliberating: (role) => ({
    given: waiting({ secondJudgeShare: 1 }).heardBy(me(role)).heardBy(second, 'exceptional'),
  }),
  proposer: (role) => ({ given: proposedBy(me(role)) }),
  signer: () => ({ given: proposedBy(judge) }),
  decider: (role) => ({ given: waiting().heardBy(me(role)).windowEnds().decidedBy(me(role), 'decline') }),
  outvoted: (role) => {
    const given = waiting({ secondJudgeShare: 1 }).heardBy(me(role)).heardBy(second);
    return { given: given.windowEnds().decidedBy(second, 'decline') };
  },
  escalated: () => {
    const given = waiting();
    given.does(supervisor, { type: 'escalate', reason: 'requested' });
    return { given };
  },
  elsewhere: (role) => ({ given: held(role) }),
  unknown: () => ({ given: waiting() }),
};

export function held(role: 'judge' | 'supervisor'): CoreCase {
  const given = waiting();
  given.does(me(role), { type: 'assign', how: 'next' });
  return given;
}

const proposedBy = (actor: typeof judge): CoreCase =>
  waiting({ overrideNeedsSignature: true }).heardBy(actor).windowEnds().decidedBy(actor, 'grant');

/** Whoever the columns of the first table name. */
export function outsider(column: string): Principal {
  const [who, where] = column.endsWith('.elsewhere') ? [column.replace('.elsewhere', ''), ELSEWHERE] : [column, HERE];
  const staff = (kind: 'human' | 'machine', ...roles: StaffRole[]): Principal => ({
    kind,
    id: judge.id,
    institutionId: where,
    roles,
  });
  const principals: Record<string, Principal> = {
    institution: staff('human', 'institution'),
    auditor: staff('human', 'auditor'),
    'machine.institution': staff('machine', 'institution'),
    'machine.judge': { ...staff('machine', 'judge'), id: 'a-program' },
    'machine.supervisor': { ...staff('machine', 'supervisor'), id: 'a-program' },
    'machine.auditor': staff('machine', 'auditor'),
    nobody: staff('human'),
    subject: { kind: 'subject', id: SUBJECT_ID, institutionId: where, roles: [] },
    otherSubject: { kind: 'subject', id: otherSubject.id, institutionId: where, roles: [] },
    engine: { kind: 'engine', id: 'hearing', institutionId: where, roles: [] },
  };
  const principal = principals[who];
  if (!principal) throw new Error(`nobody is called ${who}`);
  return principal;
}

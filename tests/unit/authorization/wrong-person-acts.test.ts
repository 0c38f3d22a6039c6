import { describe, expect, it } from 'vitest';
import type { StaffRole } from '#workflows/domain/actor.ts';
import { ACTIONS, mayAct, type Action, type Principal, type Target } from '#workflows/domain/may-act.ts';
import { ELSEWHERE, HERE } from '../../case/people.ts';
import { byColumn, readTable, type Cell } from './read-table.ts';
import { ME, STANDING, held, judge, outsider, waiting } from './standing.ts';
import { JUDGE, OUTSIDE_THE_HEARING, READING, SUPERVISOR } from './who-may.ts';

const names = (cells: readonly Cell[], may: boolean): string[] =>
  cells.filter((cell) => cell.may === may).map(({ action }) => action);

/** Every action asked of `mayAct`, in the order of the expectations. */
const answers = (expected: readonly Cell[], principal: Principal, target: Target): Cell[] =>
  expected.map(({ action, column }) => ({ action, column, may: mayAct(principal, action, target) }));

describe('mayAct', () => {
  it('decides about every action', () => {
    const actions = readTable(OUTSIDE_THE_HEARING).map(({ action }) => action);
    expect([...new Set(actions)].toSorted()).toEqual(ACTIONS.toSorted());
    expect(readTable(JUDGE).every(({ action }) => ACTIONS.includes(action))).toBe(true);
    expect(readTable(SUPERVISOR).every(({ action }) => ACTIONS.includes(action))).toBe(true);
  });

  it('treats no inherited property name as a role', () => {
    const given = held('judge');
    const target = { institutionId: HERE, state: given.state };
    for (const role of ['', 'constructor', 'toString', '__proto__', 'hasOwnProperty', 'Judge', 'admin']) {
      const principal = { kind: 'human', id: ME, institutionId: HERE, roles: [role as StaffRole] } as const;
      expect(ACTIONS.filter((action) => mayAct(principal, action, target))).toEqual([]);
    }
  });

  it('allows no undeclared action', () => {
    const principal = { kind: 'engine', id: 'hearing', institutionId: HERE, roles: [] } as const;
    for (const action of ['', 'constructor', 'toString', 'closeClaims'])
      expect(mayAct(principal, action as Action, { institutionId: HERE })).toBe(false);
  });

  it('allows no action without an institution', () => {
    const principal = { kind: 'engine', id: 'hearing', institutionId: '', roles: [] } as const;
    expect(ACTIONS.filter((action) => mayAct(principal, action, { institutionId: '' }))).toEqual([]);
  });

  it('relies on the case, not on the caller, for the institution', () => {
    const { state } = held('judge');
    const principal = { kind: 'human', id: ME, institutionId: ELSEWHERE, roles: ['judge'] } as const;
    expect(ACTIONS.filter((action) => mayAct(principal, action, { institutionId: ELSEWHERE, state }))).toEqual([]);
  });

  it.each(byColumn(OUTSIDE_THE_HEARING))('%s', (column, expected) => {
    const given = waiting().heardBy(judge);
    const answered = answers(expected, outsider(column), { institutionId: HERE, state: given.state });
    expect(names(answered, true)).toEqual(names(expected, true));
  });

  describe.each([
    ['judge', byColumn(JUDGE)],
    ['supervisor', byColumn(SUPERVISOR)],
  ] as const)('a %s who is', (role, columns) => {
    it.each(columns)('%s', (column, expected) => {
      const { given, more } = STANDING[column]!(role);
      const principal: Principal = {
        kind: 'human',
        id: ME,
        institutionId: column === 'elsewhere' ? ELSEWHERE : HERE,
        roles: [role],
      };
      const target = column === 'unknown' ? { institutionId: HERE } : { institutionId: HERE, state: given.state };
      const answered = answers(expected, principal, { ...target, ...more });
      expect(names(answered, true)).toEqual(names(expected, true));
      const program = answers(expected, { ...principal, kind: 'machine' }, { ...target, ...more });
      expect(names(program, true)).toEqual(names(expected, true).filter((action) => READING.includes(action)));
    });
  });
});

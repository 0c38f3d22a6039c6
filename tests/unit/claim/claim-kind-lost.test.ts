import { expect, test } from 'vitest';
import { claim } from '../../case/commands.ts';
import { CoreCase } from '../../case/core-case.ts';
import { subject } from '../../case/people.ts';

test('a claim keeps its kind, and every kind is heard', () => {
  const given = new CoreCase().notified();
  given.does(subject, { ...claim(given), kind: 'wrongFact' });
  expect(given.state).toMatchObject({ phase: 'hearing', claims: [{ kind: 'wrongFact' }] });
  expect(given.state.hearing?.grounds).toEqual(['claim']);
});

import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { Evidence } from '#worker/verify/evidence.ts';
import { verifyEvidence } from '#worker/verify/verify-evidence.ts';

/** Evidence that an auditor saved when leaves named neither kind nor method, exported by the Hearken of then. */
const FILE = new URL('../../fixtures/evidence/leaf-version-1.json', import.meta.url);
const KEYS = {
  logKey: 'ledger.example/demo+3bf38d03+AScbdSRvqGV7KECOqMLCgkBriv4MNJIMw5/BzgcFlXWu',
  witnessKey: 'witness.example+d04940fa+BPc1PNlv+j7+RortqYz+4q+/zt2rJKuIpHHE5hC+0SGS',
};
const read = (): Evidence => Evidence.parse(JSON.parse(readFileSync(FILE, 'utf8')));

test('evidence from before leaves named kind and method still verifies, and says that they are not named', () => {
  const { holds, checks } = verifyEvidence(read(), KEYS);
  expect(checks.filter(({ is }) => is === 'wrong')).toEqual([]);
  expect(holds).toBe(true);
  expect(checks.filter(({ is }) => is === 'notVerified').map(({ what }) => what)).toEqual([
    expect.stringMatching(/^Entries 1, 2, .*: from before leaves named kind and method$/),
  ]);
});

test.each<[string, (evidence: Evidence) => void]>([
  ['an actor', ({ entries }) => void (entries[1]!.actor = { kind: 'human', id: 'somebody-else', role: 'judge' })],
  ['a time', ({ entries }) => void (entries[1]!.at = '2026-01-01T00:00:00.000Z')],
  ['the order of entries', ({ entries }) => void entries.reverse()],
  ['a proof', ({ entries }) => void entries[1]!.proof!.reverse()],
])('it does not verify once %s in it is changed', (_, change) => {
  const evidence = read();
  change(evidence);
  expect(verifyEvidence(evidence, KEYS).holds).toBe(false);
});

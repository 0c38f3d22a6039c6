import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { leafOf } from '#db/ledger/leaf.ts';
import { readSubjectKey } from '#db/keys/subject-key.ts';
import { readTreeHead } from '#worker/verify/checkpoint.ts';
import { Evidence } from '#worker/verify/evidence.ts';
import { connectWitness } from '#worker/ledger/witness-client.ts';
import { MERGE_DELAY_MILLISECONDS } from '#worker/verify/merge-delay.ts';
import { readNote } from '#worker/verify/signed-note.ts';
import { verifyEvidence } from '#worker/verify/verify-evidence.ts';
import { ORIGIN } from '../../setup/witness.ts';
import { wrongIn, WitnessedLedger } from './witnessed-ledger.ts';

let caseId: string;
let ledger: WitnessedLedger;
beforeAll(async () => {
  ({ caseId, ledger } = await WitnessedLedger.openWithHeardCase());
});
afterAll(() => ledger.close());

test('an owner of the database cannot stop proofs or the ledger by changing or planting a stored node, which is named', async () => {
  await ledger.sequence();
  const { newest } = (await ledger.ask('ledger/checkpoint')).body;
  const warned = vi.spyOn(process, 'emitWarning').mockReturnValue();
  const edge = Math.floor(Math.log2(newest.size as number));
  // One inside the tree, which other proofs are made of, and one at its edge, which the next root is made of.
  for (const level of [2, edge])
    await ledger.tamper(
      'ledger_nodes',
      `update hearken.ledger_nodes set hash = sha256(hash) where institution_id = 'demo' and level = ${level} and node_index = 0`,
    );
  // One that the next entries will complete.
  const next = Math.ceil((newest.size as number) / 2);
  await ledger.tamper(
    'ledger_nodes',
    `insert into hearken.ledger_nodes (institution_id, level, node_index, hash) values ('demo', 1, ${next}, sha256('planted'))`,
  );
  await ledger.bank.notified(2);
  await ledger.sequence();
  const { body } = await ledger.ask('ledger/checkpoint');
  expect(body.cosigned.size).toBeGreaterThan(newest.size);
  expect(verifyEvidence(await ledger.evidenceOf(caseId), ledger.trusted).holds).toBe(true);
  const named = warned.mock.calls.map(([warning]) => String(warning));
  warned.mockRestore();
  for (const node of [`node 0 of level ${edge}`, `node ${next} of level 1`])
    expect(named.filter((warning) => warning.includes(`stored ${node} is not the hash of its children`))).toHaveLength(
      1,
    );
});

test('an owner of the database contradicts an entry’s leaf by giving it another method or kind', async () => {
  await ledger.sequence();
  const record = `institution_id = 'demo' and case_id = '${caseId}' and kind = 'perspectiveRecorded'`;
  await ledger.tamper('trail', `update hearken.trail set method = 'theoryBased' where ${record}`);
  expect(wrongIn(verifyEvidence(await ledger.evidenceOf(caseId), ledger.trusted)).join()).toMatch(
    /does not match its leaf hash/,
  );
  await ledger.tamper('trail', `update hearken.trail set method = 'empathy' where ${record}`);
  expect(verifyEvidence(await ledger.evidenceOf(caseId), ledger.trusted).holds).toBe(true);

  await ledger.tamper('trail', `update hearken.trail set kind = 'claimRaised' where ${record}`);
  const relabelled = await ledger.ask(`cases/${caseId}/evidence`);
  expect(relabelled.body.damage).toEqual([expect.stringContaining('is a perspectiveRecorded, but is listed as')]);
  expect(wrongIn(verifyEvidence(Evidence.parse(relabelled.body), ledger.trusted)).join()).toMatch(
    /another kind than its own/,
  );
  await ledger.tamper(
    'trail',
    `update hearken.trail set kind = body->>'type' where institution_id = 'demo' and case_id = '${caseId}'`,
  );
});

test('an owner of the database leaves evidence of an entry damaged so that it cannot be read', async () => {
  const damaged = await ledger.heardCase();
  await ledger.sequence();
  await ledger.tamper(
    'trail',
    `update hearken.trail set body = '{"type": "unheardOf"}', kind = 'unheardOf'
     where institution_id = 'demo' and case_id = '${damaged}' and seq = 3`,
  );
  const { status, body } = await ledger.ask(`cases/${damaged}/evidence`);
  expect(status).toBe(200);
  expect(body.damage).toEqual(['Entry 3 is not an event that this version knows']);
  expect(wrongIn(verifyEvidence(Evidence.parse(body), ledger.trusted))).toEqual([
    'Entry 3 does not match its leaf hash',
    'Entry 3 does not match its commitment',
  ]);
});

test('an owner of the database is exposed by an entry’s date after rewriting it and entering it into the ledger anew', async () => {
  const now = ledger.bank.at;
  ledger.bank.at = new Date(Date.now() - 2 * MERGE_DELAY_MILLISECONDS).toISOString();
  const [old = ''] = await ledger.bank.notified(1);
  ledger.bank.at = now;
  await ledger.sequence();
  const { text: earlier } = await ledger.ask('ledger/checkpoint?format=note');
  const { size } = readTreeHead(readNote(earlier).text);
  // They recompute the leaf with the subject's key, move the old leaf out of the way, and queue the entry again.
  const rows = await ledger.bank.within((transaction) =>
    transaction.selectFrom('trail').selectAll().where('case_id', '=', old).orderBy('seq').execute(),
  );
  const last = rows.at(-1)!;
  const subjectKey = await ledger.bank.within((transaction) => readSubjectKey(transaction, 'demo', old));
  const content = {
    at: last.at,
    actor: { kind: 'system', id: 'somebody-else', role: 'engine' } as const,
    event: last.body,
    view: null,
    supersedes: null,
  };
  const forged = leafOf({ institutionId: 'demo', caseId: old, seq: last.seq }, content, subjectKey ?? null);
  const which = `institution_id = 'demo' and case_id = '${old}' and seq = ${last.seq}`;
  await ledger.tamper(
    'trail',
    `update hearken.trail set actor_id = 'somebody-else', leaf_hash = '${forged.leafHash}',
     commitment = '${forged.commitment}' where ${which}`,
  );
  await ledger.tamper('ledger_entries', `update hearken.ledger_entries set seq = 1000 where ${which}`);
  await ledger.tamper(
    'ledger_pending',
    `insert into hearken.ledger_pending (institution_id, case_id, seq) values ('demo', '${old}', ${last.seq})`,
  );
  // Before the ledger has taken it, it is pending for too long.
  const since = `?since=${size}`;
  expect(wrongIn(verifyEvidence(await ledger.evidenceOf(old, since), ledger.trusted)).join()).toMatch(
    /is pending for more than 60/,
  );
  await ledger.sequence();
  const evidence = await ledger.evidenceOf(old, since);
  expect(verifyEvidence(evidence, ledger.trusted).holds).toBe(true);
  expect(wrongIn(verifyEvidence(evidence, { ...ledger.trusted, earlier })).join()).toMatch(
    new RegExp(`Entry ${last.seq} is dated long before the earlier checkpoint`),
  );
  // The old leaf belongs to no entry any more; those of another case make up for it.
  await ledger.bank.notified(1);
});

test('an owner of the database finds no witness after rewriting an entry, its leaf and the tree above it, and signing that', async () => {
  // They start the whole ledger anew with other entries, and the real log signs it: as large as before, and larger.
  const { newest } = (await ledger.ask('ledger/checkpoint')).body;
  for (const table of ['ledger_cosignatures', 'ledger_checkpoints', 'ledger_nodes', 'ledger_entries', 'ledger_pending'])
    await ledger.tamper(table, `delete from hearken.${table}`);
  await ledger.tamper(
    'trail',
    `update hearken.trail set leaf_hash = encode(sha256(leaf_hash::bytea), 'hex') where case_id = '${caseId}' and seq = 2`,
  );
  await ledger.tamper(
    'ledger_pending',
    `insert into hearken.ledger_pending (institution_id, case_id, seq)
     select institution_id, case_id, seq from hearken.trail order by case_id, seq`,
  );
  await expect(ledger.sequence()).rejects.toThrow('that this database does not have');
  expect((await ledger.ask('ledger/checkpoint')).body.newest).toBeNull();
  // Their own program does not ask what was cosigned before it signs.
  const unasked = { ...connectWitness(ledger.witness.url), last: () => Promise.resolve(undefined) };
  await expect(ledger.sequence(unasked)).rejects.toThrow(/does not cosign \(422\)/);
  const { body } = await ledger.ask('ledger/checkpoint');
  expect(body.newest.size).toBeGreaterThan(newest.size);
  expect(body.cosigned).toBeNull();
  expect(ledger.witness.alarms.at(-1)).toContain(`${ORIGIN}/demo: a tree of ${body.newest.size} entries`);
  expect(ledger.witness.witness.store.refused(`${ORIGIN}/demo`).at(-1)?.note).toBe(body.newest.note);
  const evidence = await ledger.evidenceOf(caseId);
  expect(wrongIn(verifyEvidence(evidence, ledger.trusted))).toContain(
    'No witness has cosigned the checkpoint; others may have been shown a different ledger',
  );
  // Whoever kept the old checkpoint sees it too, and needs no witness for it.
  const later = await ledger.evidenceOf(caseId, `?since=${newest.size}`);
  const verdict = verifyEvidence(later, { logKey: ledger.trusted.logKey, earlier: newest.note });
  expect(wrongIn(verdict).join()).toContain(`does not extend the ${newest.size} entries signed earlier`);
});

test('an owner of the database is told by the witness how many entries there were after removing some from the end', async () => {
  const last = ledger.witness.witness.store.last(`${ORIGIN}/demo`)!.size;
  for (const table of ['ledger_cosignatures', 'ledger_checkpoints', 'ledger_nodes', 'ledger_entries', 'ledger_pending'])
    await ledger.tamper(table, `delete from hearken.${table}`);
  await ledger.tamper(
    'ledger_pending',
    `insert into hearken.ledger_pending (institution_id, case_id, seq)
     select institution_id, case_id, seq from hearken.trail where case_id = '${caseId}' order by seq`,
  );
  await expect(ledger.sequence()).rejects.toThrow(`the witness has cosigned ${last} entries`);
  expect((await ledger.ask('ledger/checkpoint')).body.cosigned).toBeNull();
});

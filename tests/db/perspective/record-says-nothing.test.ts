import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { uuidv7 } from '#db/id.ts';
import type { FindingSummary } from '#workflows/domain/finding.ts';
import type { RecordPart } from '#workflows/domain/record-part.ts';
import { samplePolicy } from '../../setup/sample-policy.ts';
import { judge } from '../../case/people.ts';
import { soundParts } from '../../case/sound-parts.ts';
import { refused } from '../past-the-core.ts';
import { openBank } from '../open-bank.ts';

const bank = await openBank('tampered');

async function claimedCase(policy = samplePolicy()) {
  const [caseId = ''] = await bank.notified(1, policy);
  const claimId = await bank.case(caseId).claimed();
  return { caseId, claimId };
}

function recorded(caseId: string, parts: unknown, finding?: FindingSummary, recordId = uuidv7()) {
  const record = sql`
    insert into perspective_records (institution_id, record_id, case_id, judge_id, judge_kind, judge_role, seat, version,
      commitment, parts, recorded_at)
    values (${bank.institutionId}, ${recordId}, ${caseId}, ${judge(1).id}, 'human', 'judge', 'first', 1, 'c',
      ${parts === null ? null : JSON.stringify(parts)}, ${bank.at})`;
  if (!finding) return [record];
  const facts = finding.finding === 'exceptional' ? finding.individualFactIds : [];
  const barrier = finding.finding === 'cannotDecipher' ? finding.barrier : null;
  return [
    record,
    sql`
      insert into findings (institution_id, record_id, claim_id, finding, confidence, barrier, individual_fact_ids)
      values (${bank.institutionId}, ${recordId}, ${finding.claimId}, ${finding.finding}, 5, ${barrier}, ${facts})`,
  ];
}

const findingsOn = (claimId: string): FindingSummary[] => [
  { claimId, confidence: 5, finding: 'exceptional', individualFactIds: [uuidv7()] },
  { claimId, confidence: 5, finding: 'specialPleading' },
  { claimId, confidence: 5, finding: 'cannotDecipher', barrier: 'language' },
];

test('the database refuses an empty record from the application', async () => {
  const { caseId } = await claimedCase();
  for (const nothing of [null, {}, [], '{}', [{ part: 'restatement' }]])
    expect([nothing, await refused(bank, ...recorded(caseId, nothing))]).toEqual([nothing, 'HK016']);
  expect(await refused(bank, ...recorded(caseId, soundParts([])))).toBeNull();
});

test('a record with fewer letters than its entry states is refused', async () => {
  const { caseId } = await claimedCase();
  const recordId = uuidv7();
  const words = (body: string) => sql`
    insert into personal_texts (institution_id, text_id, case_id, kind, body, commitment, created_at)
    values (${bank.institutionId}, ${recordId}, ${caseId}, 'perspectiveRecord', ${body}, 'c', ${bank.at})`;
  const record = recorded(caseId, soundParts([]), undefined, recordId);
  expect(await refused(bank, words('{}'), ...record)).toBe('HK016');
  expect(await refused(bank, words('x'.repeat(10_000)), ...record)).toBeNull();
});

/** Every way in which one part of a sound record can say too little. */
const spoilings = (parts: RecordPart[]): [string, RecordPart[]][] =>
  parts.flatMap((part, place) => {
    const instead = (how: string, ...put: RecordPart[]): [string, RecordPart[]] => [
      `${part.part} ${how}`,
      parts.toSpliced(place, 1, ...put),
    ];
    const ways = [
      instead('is too short', { ...part, letters: part.part === 'emotion' ? 0 : 4 }),
      instead('has no commitment', { ...part, commitment: '' }),
    ];
    // An emotion need not be attributed, and the other way of feeling is a part of its own.
    if (part.part !== 'emotion') ways.push(instead('is missing'));
    if (part.passages !== undefined) ways.push(instead('rests on nothing', { ...part, passages: 0 }));
    else if (place > 0) ways.push(instead('is a copy', { ...part, commitment: parts[0]?.commitment ?? '' }));
    return ways;
  });

test.each([0, 1, 2])(
  'past the core, no record below the minimum is written, with finding %i',
  async (index) => {
    const { caseId, claimId } = await claimedCase();
    const finding = findingsOn(claimId)[index]!;
    const sound = soundParts([finding]);
    expect(await refused(bank, ...recorded(caseId, sound, finding))).toBeNull();
    const takenIn: string[] = [];
    for (const [way, parts] of spoilings(sound))
      if ((await refused(bank, ...recorded(caseId, parts, finding))) !== 'HK016') takenIn.push(way);
    expect(takenIn).toEqual([]);
  },
  60_000,
);

test('a record that could tell no mental state is accepted only with the finding `cannotDecipher`', async () => {
  const { caseId, claimId } = await claimedCase();
  const untold = (finding: FindingSummary) =>
    soundParts([finding]).map((part) =>
      part.part === 'beliefs' || part.part === 'desires' || part.part === 'intentions'
        ? { ...part, part: `${part.part}CouldNotTell` }
        : part,
    );
  const answers = [];
  for (const finding of findingsOn(claimId))
    answers.push(await refused(bank, ...recorded(caseId, untold(finding), finding)));
  expect(answers).toEqual(['HK016', 'HK016', null]);
});

test('a policy from before there was a minimum has none', async () => {
  const { perspective: _, ...before } = samplePolicy();
  const { caseId, claimId } = await claimedCase(before);
  const finding = findingsOn(claimId)[1]!;
  expect(await refused(bank, ...recorded(caseId, null, finding))).toBeNull();
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { describeShortfall } from '#api/acts/describe-shortfall.ts';
import { FINDINGS } from '#workflows/domain/finding.ts';
import { PerspectiveRecord } from '#workflows/domain/perspective.ts';
import { spoiledRecord } from '../../case/generated-records.ts';
import { JUDGE } from '../court.ts';
import { openCourt } from '../open-court.ts';

const court = await openCourt();

test.each(FINDINGS)(
  'of generated records with the finding %s, none that was spoiled is taken, and one that was not is',
  async (finding) => {
    const { caseId, claimId } = await court.held();
    const submit = (body: unknown) => court.app.call(JUDGE, `POST /v1/hearings/${caseId}/perspective`, { body });
    const trail = async () =>
      (await court.app.call('auditor@demo', `GET /v1/audit/cases/${caseId}/trail`)).body.entries.map(
        ({ kind }: { kind: string }) => kind,
      );
    const records = spoiledRecord(claimId, finding);
    await fc.assert(
      fc.asyncProperty(records, async ({ sound, spoiled, how }) => {
        expect(describeShortfall(PerspectiveRecord.parse(sound), 40)).toEqual([]);
        expect([how, (await submit(spoiled)).status]).toEqual([how, 422]);
      }),
      { numRuns: 40 },
    );
    expect(await trail()).not.toContain('perspectiveRecorded');
    const [last] = fc.sample(records, 1);
    const taken = await submit(last!.sound);
    expect(taken.status, taken.text).toBe(201);
    expect(await trail()).toContain('perspectiveRecorded');
  },
  120_000,
);

import fc from 'fast-check';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { sha256 } from '#db/commitment.ts';
import { uuidv7 } from '#db/id.ts';
import { FINDINGS, type FindingKind, type FindingSummary } from '#workflows/domain/finding.ts';
import type { PerspectiveRecord } from '#workflows/domain/perspective.ts';
import { partsOf, summarizeParts } from '#workflows/domain/written-parts.ts';
import { spoiledRecord, type SentRecord } from '../../case/generated-records.ts';
import { recordRow } from '../guards/attacks/attack.ts';
import { openBank } from '../open-bank.ts';
import { refused, type Raw } from '../past-the-core.ts';

const bank = await openBank('tampered');

function summaryOf(claimId: string, finding: FindingKind): FindingSummary {
  switch (finding) {
    case 'exceptional':
      return { claimId, confidence: 6, finding, individualFactIds: [uuidv7()] };
    case 'specialPleading':
      return { claimId, confidence: 6, finding };
    case 'cannotDecipher':
      return { claimId, confidence: 6, finding, barrier: 'missingEvidence' };
  }
}

/** What a program in the application's role would write of a record that the core never saw. */
function rowsOf(caseId: string, sent: SentRecord, summary: FindingSummary): Raw[] {
  const recordId = uuidv7();
  // It has the shape of a record, whatever it lacks.
  const parts = summarizeParts(partsOf(sent as PerspectiveRecord, [summary]), sha256);
  const { claimId, finding } = summary;
  return [
    recordRow(bank, caseId, recordId, { parts }),
    sql`
      insert into findings (institution_id, record_id, claim_id, finding, confidence, barrier, individual_fact_ids)
      values (${bank.institutionId}, ${recordId}, ${claimId}, ${finding}, 6,
        ${summary.finding === 'cannotDecipher' ? summary.barrier : null},
        ${summary.finding === 'exceptional' ? summary.individualFactIds : []})`,
  ];
}

test.each(FINDINGS)(
  'of generated records with the finding %s, none that was spoiled is written past the core',
  async (finding) => {
    const [caseId = ''] = await bank.notified(1);
    const claimId = await bank.case(caseId).claimed();
    const summary = summaryOf(claimId, finding);
    await fc.assert(
      fc.asyncProperty(spoiledRecord(claimId, finding), async ({ sound, spoiled, how }) => {
        expect(await refused(bank, ...rowsOf(caseId, sound, summary))).toBeNull();
        expect([how, await refused(bank, ...rowsOf(caseId, spoiled, summary))]).toEqual([how, 'HK016']);
      }),
      { numRuns: 60 },
    );
  },
  120_000,
);

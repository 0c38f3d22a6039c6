import { z } from 'zod';
import { findNearDuplicates, NEARLY_THE_SAME } from '#db/audit/near-duplicates.ts';
import { loadCase } from '#db/cases/read-case.ts';
import { readRecordsOfJudge, type WrittenRecord } from '#db/records-of-judge.ts';
import { parseStoredText } from '#db/texts.ts';
import { inTransaction, type Transaction } from '#db/transaction.ts';
import { normalizeLetters } from '#workflows/domain/letter-count.ts';
import { PerspectiveRecord } from '#workflows/domain/perspective.ts';
import { isProse } from '#workflows/domain/record-floor.ts';
import type { PartName } from '#workflows/domain/record-part.ts';
import { partsOf } from '#workflows/domain/written-parts.ts';
import type { ApiDependencies } from '../../deps.ts';
import { ensureMayInHearing } from '../../ensure-may.ts';
import { scopeOf, type Staff } from '../../principal.ts';
import { notFound } from '../../problem.ts';

/** A part of a record that its judge wrote, nearly in the same words, on another case. */
export const CopyView = z.strictObject({
  /** JSON pointer to the part. */
  field: z.string(),
  caseId: z.uuid(),
  externalRef: z.string(),
  recordedAt: z.iso.datetime(),
  /** The judge's own words on that case. */
  text: z.string(),
  /** Share of word sequences in common, 0..1. */
  similarity: z.number(),
});
export type CopyView = z.infer<typeof CopyView>;

/** Maximum number of a judge's newest records to compare with. */
const MAX_COMPARED = 200;

/**
 * Compares the prose of a record, before it is submitted, with what its judge wrote on other cases.
 *
 * @returns the most similar earlier words for each part that has any; nothing is stored, and nothing is refused because of it
 * @throws Problem 403 or 404 if the judge may not write a record in this hearing
 */
export async function findCopies(
  { database }: ApiDependencies,
  staff: Staff,
  caseId: string,
  record: PerspectiveRecord,
): Promise<CopyView[]> {
  const { institutionId } = staff;
  return inTransaction(database, scopeOf(staff), async (transaction) => {
    const found = await loadCase(transaction, institutionId, caseId);
    if (!found) throw notFound('hearing');
    await ensureMayInHearing(transaction, staff, 'recordPerspective', found);
    return compareWithOwnRecords(transaction, institutionId, { judgeId: staff.id, caseId, record });
  });
}

/** The same under the lock of an act, whose permission has been checked. */
export async function compareWithOwnRecords(
  transaction: Transaction,
  institutionId: string,
  { judgeId, caseId, record }: { judgeId: string; caseId: string; record: PerspectiveRecord },
): Promise<CopyView[]> {
  return compare(record, await readRecordsOfJudge(transaction, institutionId, judgeId, caseId, MAX_COMPARED));
}

interface Earlier extends Omit<WrittenRecord, 'body'> {
  part: PartName;
  text: string;
}

function compare(record: PerspectiveRecord, records: readonly WrittenRecord[]): CopyView[] {
  const earlier = records.flatMap(({ body, ...where }): Earlier[] => {
    const read = PerspectiveRecord.safeParse(parseStoredText(body));
    return read.success ? proseOf(read.data).map(({ part, text }) => ({ ...where, part, text })) : [];
  });
  const byPart = Map.groupBy(earlier, ({ part }) => part);
  return proseOf(record).flatMap(({ part, at, text }) => {
    const closest = findClosest(text, byPart.get(part) ?? []);
    if (!closest) return [];
    const { part: _, ...copy } = closest;
    return [{ field: at, ...copy }];
  });
}

const proseOf = (record: PerspectiveRecord) => partsOf(record, []).filter(({ part }) => isProse(part));

/** The earlier text that is most like this one. Of texts with fewer than four words only an equal one is found. */
function findClosest(text: string, earlier: readonly Earlier[]): (Earlier & { similarity: number }) | undefined {
  const letters = normalizeLetters(text);
  const same = earlier.find((each) => normalizeLetters(each.text) === letters);
  if (same) return { ...same, similarity: 1 };
  const texts = earlier.map((each, index) => ({ id: String(index), text: each.text }));
  const [closest] = findNearDuplicates([...texts, { id: 'this', text }], NEARLY_THE_SAME).filter(
    ({ b }) => b === 'this',
  );
  const found = closest && earlier[Number(closest.a)];
  return found && { ...found, similarity: closest.similarity };
}

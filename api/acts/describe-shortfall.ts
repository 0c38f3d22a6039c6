import { normalizeLetters } from '#workflows/domain/letter-count.ts';
import { summarizeFinding, type PerspectiveRecord } from '#workflows/domain/perspective.ts';
import { checkFloor, type PartFault } from '#workflows/domain/record-floor.ts';
import { partsOf, summarizeParts, type WrittenPart } from '#workflows/domain/written-parts.ts';
import type { FieldError } from '../problem.ts';

/**
 * What keeps a record below the minimum that its policy sets, in its judge's terms: the same words in two parts count as equal
 * whatever their spaces and signs.
 *
 * @param minLetters letters that each part in prose needs
 * @returns an error for each part, by JSON pointer, with the number of letters that are missing
 */
export function describeShortfall(record: PerspectiveRecord, minLetters: number): FieldError[] {
  const newId = counter();
  const findings = record.findings.map((finding) => summarizeFinding(finding, newId));
  const written = partsOf(record, findings);
  return checkFloor(summarizeParts(written, normalizeLetters), findings, minLetters).map((fault) => ({
    field: pointerTo(fault, record, written),
    message: fault.message,
    ...(fault.missingLetters !== undefined && { missingLetters: fault.missingLetters }),
  }));
}

function pointerTo({ part, place, claimId }: PartFault, record: PerspectiveRecord, written: readonly WrittenPart[]) {
  if (place !== null) return written[place]?.at ?? '';
  const index = record.findings.findIndex((finding) => finding.claimId === claimId);
  return index < 0 ? '' : `/findings/${index}/${part}`;
}

/** Ids that are only compared with each other. */
function counter(): () => string {
  let count = 0;
  return () => String((count += 1));
}

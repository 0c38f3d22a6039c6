import { isPastWindow, readOnceSettled } from './case-record.ts';
import type { Court, Matter } from './court.ts';
import type { Insistence } from './person.ts';
import type { Outcome, Violation } from './trial.ts';

/** A claim and what came of it. */
export interface Sent {
  matter: Matter;
  insistence: Insistence;
}

const SETTLED_WITHIN_MILLISECONDS = 60_000;

/**
 * Holds claims that were sent before the end of their windows against what the database says: each must be taken and on
 * record, and no machine may have decided its case. A claim that this process got round to sending too late is left out.
 */
export async function judgeClaims(court: Court, sent: readonly Sent[]): Promise<Outcome> {
  const inTime = sent.filter(({ matter, insistence }) => insistence.firstSentAt < matter.endsAt);
  const ids = inTime.map(({ matter }) => matter.caseId);
  const records = await readOnceSettled(court, ids, isPastWindow, SETTLED_WITHIN_MILLISECONDS);
  const violations: Violation[] = [];
  inTime.forEach(({ matter, insistence }, place) => {
    const record = records[place];
    if (record?.caseId !== matter.caseId) throw new Error(`case ${matter.caseId} is gone`);
    const last = insistence.attempts.at(-1);
    const early = Math.round(matter.endsAt - insistence.firstSentAt);
    const detail = `case ${matter.caseId}, sent ${early} ms before the end: ${last?.status ?? 0} ${last?.code ?? ''}`;
    if (insistence.outcome !== 'taken') violations.push({ kind: insistence.outcome, detail });
    else if (!record.claims.includes(last?.claimId ?? '')) violations.push({ kind: 'lost', detail });
    if (record.routes.includes('uncontested')) violations.push({ kind: 'decidedOverTheirHeads', detail });
  });
  const taken = inTime.flatMap(({ insistence }) => {
    const last = insistence.attempts.at(-1);
    return insistence.outcome === 'taken' && last ? [last.answeredAt - last.sentAt] : [];
  });
  return {
    trials: inTime.length,
    violations,
    figures: {
      taken: taken.length,
      slowestAnswer: Math.round(Math.max(0, ...taken)),
      ...(inTime.length < sent.length && { sentTooLate: sent.length - inTime.length }),
    },
  };
}

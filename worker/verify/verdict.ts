/** The result of one check: it holds, it could not be made, or it shows that the evidence is wrong. */
export interface Check {
  is: 'verified' | 'notVerified' | 'wrong';
  what: string;
}

export interface Verdict {
  /** Nothing is wrong, and the log's signature was verified. */
  holds: boolean;
  checks: Check[];
}

const MARKS = { verified: 'verified     ', notVerified: 'NOT VERIFIED ', wrong: 'WRONG        ' };

/** A verdict as lines for a person to read. */
export function printVerdict({ holds, checks }: Verdict): string {
  const lines = checks.map(({ is, what }) => `${MARKS[is]}${what}`);
  const wrong = checks.filter(({ is }) => is === 'wrong').length;
  const last = holds
    ? 'Nothing contradicts the evidence'
    : `The evidence does not hold: ${wrong} ${wrong === 1 ? 'check' : 'checks'} failed`;
  return [...lines, last, ''].join('\n');
}

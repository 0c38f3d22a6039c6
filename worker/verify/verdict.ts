/** What came of one check: it holds, it could not be made, or it shows that something is not as it is said to be. */
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

/** A verdict as lines for a person. */
export function printVerdict({ holds, checks }: Verdict): string {
  const lines = checks.map(({ is, what }) => `${MARKS[is]}${what}`);
  const wrong = checks.filter(({ is }) => is === 'wrong').length;
  const last = holds ? 'nothing contradicts the evidence' : `the evidence does not hold: ${wrong} wrong`;
  return [...lines, last, ''].join('\n');
}

import type { TreeHead } from './checkpoint.ts';
import type { Evidence } from './evidence.ts';
import { readNote, signedBy, type SignedNote } from './signed-note.ts';
import { readSuccession, successionLine, type Succession } from './succession.ts';
import type { Check } from './verdict.ts';
import { readVerifierKey, renamed, type VerifierKey } from './verifier-key.ts';

/** A statement in the evidence, and whether the log's key signed it. */
interface Statement extends Succession {
  note: string;
  isSigned: boolean;
}

/**
 * The statements of succession that lead from log to log, the oldest first, as far as they connect.
 *
 * @throws SyntaxError if one is malformed
 */
export function readStatements({ successions = [], keys }: Evidence, given?: string): Statement[] {
  const candidates = (given === undefined ? keys.log : [given]).map(readVerifierKey);
  return successions.map((note) => {
    const read = readNote(note);
    const succession = readSuccession(read.text);
    const isSigned = candidates.some((key) => signedBy(read, renamed(key, succession.from)).is === 'valid');
    return { ...succession, note, isSigned };
  });
}

/** Reports for each log that ended what succeeded it, and checks that the checkpoint names the statement about the last one. */
export function checkStatements(statements: readonly Statement[], note: SignedNote, head: TreeHead): Check[] {
  const checks = statements.map(({ isSigned, from, to, at, reason, cosigned, kept }): Check => {
    const what = `log ${from} ended on ${at} with ${cosigned.size} cosigned entries, of which ${kept.size} are left, and ${to} began, because: ${reason}`;
    return isSigned
      ? { is: 'notVerified', what: `Whether entries were lost by accident: the ${what}` }
      : { is: 'wrong', what: `The statement is not signed by the log: the ${what}` };
  });
  const named = note.text.split('\n').filter((line) => line.startsWith('succession '));
  const last = statements.findLast(({ to }) => to === head.origin);
  const isNamed = last ? named.length === 1 && named[0] === successionLine(last.note) : named.length === 0;
  return isNamed
    ? checks
    : [
        ...checks,
        { is: 'wrong', what: 'The checkpoint names another statement about the log before it than the evidence' },
      ];
}

/**
 * How much of an earlier log is in the present one, by signed statements that lead from it; `undefined` if there are
 * none.
 *
 * @param from origin of the earlier log
 * @param to origin of the present one
 */
export function leftOf(statements: readonly Statement[], from: string, to: string): number | undefined {
  let [at, left] = [from, Number.POSITIVE_INFINITY];
  for (const each of statements)
    if (each.from === at && each.isSigned && at !== to) [at, left] = [each.to, Math.min(left, each.kept.size)];
  return at === to ? left : undefined;
}

/** The keys that may have signed for a log: those under its own name, and those of its predecessors and successors. */
export function keysOf(
  origin: string,
  candidates: readonly VerifierKey[],
  statements: readonly Statement[],
): VerifierKey[] {
  const isRelated = ({ name }: VerifierKey) =>
    leftOf(statements, name, origin) !== undefined || leftOf(statements, origin, name) !== undefined;
  return candidates.filter((key) => key.type === 'log' && isRelated(key)).map((key) => renamed(key, origin));
}

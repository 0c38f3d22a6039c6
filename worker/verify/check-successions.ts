import type { TreeHead } from './checkpoint.ts';
import type { Evidence } from './evidence.ts';
import { readNote, signedBy, type SignedNote } from './signed-note.ts';
import { readSuccession, successionLine, type Succession } from './succession.ts';
import type { Check } from './verdict.ts';
import { isSameKey, readVerifierKey, renamed, type VerifierKey } from './verifier-key.ts';

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
  const read = successions.map((note) => {
    const { text } = readNote(note);
    return { note, ...readSuccession(text), isSigned: isSignedByItsKeys(note) };
  });
  return read.map((statement, place) => {
    const { note, from } = statement;
    const known = findKeyOf(read, place);
    const signers = known ? [known] : candidates;
    const isSigned = signers.some((key) => signedBy(readNote(note), renamed(key, from)).is === 'valid');
    return { ...statement, isSigned: isSigned && (statement.keys === undefined || statement.isSigned) };
  });
}

/** Whether a statement that another key signs from now on is signed by both keys that it names. */
function isSignedByItsKeys(note: string): boolean {
  const read = readNote(note);
  const { from, to, keys } = readSuccession(read.text);
  if (!keys) return false;
  const [ended, begun] = [readVerifierKey(keys.from), readVerifierKey(keys.to)];
  const areOfTheLogs = ended.name === from && begun.name === to;
  return areOfTheLogs && [ended, begun].every((key) => signedBy(read, key).is === 'valid');
}

/**
 * The key of a log, by the statements that name keys; `undefined` if none does.
 *
 * @param place of the statement by which the log ended; one past the last statement for the present log
 */
function findKeyOf(statements: readonly Statement[], place: number): VerifierKey | undefined {
  const names = ({ keys, isSigned }: Statement) => keys !== undefined && isSigned;
  const text = statements.slice(0, place).findLast(names)?.keys?.to ?? statements.slice(place).find(names)?.keys?.from;
  return text === undefined ? undefined : readVerifierKey(text);
}

/** Reports for each log that ended what succeeded it, and checks that the checkpoint names the statement about the last one. */
export function checkStatements(statements: readonly Statement[], note: SignedNote, head: TreeHead): Check[] {
  const checks = statements.map(({ isSigned, from, to, at, reason, cosigned, kept, keys }): Check => {
    const what = keys
      ? `log ${from} with its ${kept.size} entries goes on as ${to} under the key ${keys.to} since ${at}, because: ${reason}`
      : `log ${from} ended on ${at} with ${cosigned.size} cosigned entries, of which ${kept.size} are left, and ${to} began, because: ${reason}`;
    if (!isSigned) return { is: 'wrong', what: `The statement is not signed by the log: the ${what}` };
    return keys
      ? { is: 'verified', what: `By a statement that both keys signed, the ${what}` }
      : { is: 'notVerified', what: `Whether entries were lost by accident: the ${what}` };
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

/**
 * The keys that may have signed for a log: those under its own name, and those of its predecessors and successors. Where statements
 * name keys, it is the one that they name for this log, if they also name a candidate.
 */
export function keysOf(
  origin: string,
  candidates: readonly VerifierKey[],
  statements: readonly Statement[],
): VerifierKey[] {
  const isRelated = ({ name }: VerifierKey) =>
    leftOf(statements, name, origin) !== undefined || leftOf(statements, origin, name) !== undefined;
  const related = candidates.filter((key) => key.type === 'log' && isRelated(key));
  const ended = statements.findIndex(({ from }) => from === origin);
  const own = findKeyOf(statements, ended === -1 ? statements.length : ended);
  if (!own) return related.map((key) => renamed(key, origin));
  const named = statements.flatMap(({ keys, isSigned }) => (keys && isSigned ? [keys.from, keys.to] : []));
  const isNamed = (key: VerifierKey) => named.some((text) => isSameKey(readVerifierKey(text), key));
  return related.some(isNamed) ? [renamed(own, origin)] : [];
}

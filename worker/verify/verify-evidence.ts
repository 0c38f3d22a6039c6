import { hasItsLeaf, saysWhatItCommits } from './check-entry.ts';
import { readTreeHead, type TreeHead } from './checkpoint.ts';
import type { Evidence, EvidenceEntry } from './evidence.ts';
import { isConsistent, isIncluded } from './merkle.ts';
import { readNote, signedBy, type SignedNote } from './signed-note.ts';
import type { Check, Verdict } from './verdict.ts';
import { readVerifierKey, type VerifierKey } from './verifier-key.ts';

/** What whoever verifies has from elsewhere, and trusts. */
export interface Trusted {
  /** The log's public key; those in the evidence where left out. */
  logKey?: string | undefined;
  /** The witness's public key. With it a missing cosignature is wrong. */
  witnessKey?: string | undefined;
  /** Signed note of an earlier checkpoint, which the one in the evidence has to go on from. */
  earlier?: string | undefined;
}

const hashes = (proof: readonly string[]): Buffer[] => proof.map((hash) => Buffer.from(hash, 'hex'));

/**
 * Checks a case's evidence by public keys alone: the signatures on the checkpoint, that every entry is in its tree, that every
 * entry says what it committed to, and that none is left out of their row.
 *
 * @throws SyntaxError for a key, a note or a checkpoint that is none
 */
export function verifyEvidence(evidence: Evidence, trusted: Trusted = {}): Verdict {
  const checks: Check[] = [];
  const note = evidence.checkpoint === null ? undefined : readNote(evidence.checkpoint);
  const head = note && readTreeHead(note.text);
  let isSigned = false;
  if (note && head) {
    checks.push({ is: 'verified', what: `checkpoint of ${head.origin}, ${head.size} entries, is well formed` });
    const log = checkLogSignature(note, head, evidence, trusted.logKey);
    isSigned = log.is === 'verified';
    checks.push(log, checkCosignature(note, evidence, trusted.witnessKey));
    if (trusted.earlier !== undefined) checks.push(checkEarlier(trusted, head, evidence));
  } else checks.push({ is: 'notVerified', what: 'no checkpoint is signed yet: the entries are pending' });
  checks.push(...checkEntries(evidence, head));
  return { holds: isSigned && checks.every(({ is }) => is !== 'wrong'), checks };
}

function checkLogSignature(note: SignedNote, { origin }: TreeHead, { keys }: Evidence, given?: string): Check {
  const candidates = (given === undefined ? keys.log : [given]).map(readVerifierKey);
  const own = candidates.filter(({ name, type }) => name === origin && type === 'log');
  const outcomes = own.map((key) => ({ key, signed: signedBy(note, key) }));
  if (outcomes.some(({ signed }) => signed.is === 'wrong')) return { is: 'wrong', what: 'the signature of the log' };
  const valid = outcomes.find(({ signed }) => signed.is === 'valid');
  if (!valid) return { is: 'wrong', what: `no signature of the log ${origin} by ${describe(given)}` };
  return { is: 'verified', what: `signed by the log, key ${valid.key.text}, ${describe(given)}` };
}

function checkCosignature(note: SignedNote, { keys }: Evidence, given?: string): Check {
  const candidates = (given === undefined ? keys.witness : [given]).map(readVerifierKey);
  const witnesses = candidates.filter(({ type }) => type === 'witness');
  const outcomes = witnesses.map((key) => ({ key, signed: signedBy(note, key) }));
  if (outcomes.some(({ signed }) => signed.is === 'wrong'))
    return { is: 'wrong', what: 'the cosignature of the witness' };
  for (const { key, signed } of outcomes)
    if (signed.is === 'valid')
      return { is: 'verified', what: `cosigned by the witness at ${signed.at}, key ${key.text}, ${describe(given)}` };
  const what = 'no cosignature of a witness: others may have been shown another ledger';
  return { is: given === undefined ? 'notVerified' : 'wrong', what };
}

const describe = (given: string | undefined): string =>
  given === undefined
    ? 'a key that came with the evidence: compare it with one you have from elsewhere'
    : 'the key you gave';

function checkEarlier({ earlier = '', logKey }: Trusted, head: TreeHead, evidence: Evidence): Check {
  const note = readNote(earlier);
  const before = readTreeHead(note.text);
  const { consistency } = evidence;
  const isSame = before.origin === head.origin && isSignedBefore(note, before, evidence, logKey);
  if (!isSame) return { is: 'wrong', what: 'the earlier checkpoint is not of the same log and key' };
  const claim = { from: before.size, fromRoot: before.root, to: head.size, toRoot: head.root };
  if (before.size > head.size)
    return { is: 'wrong', what: `${before.size} entries were signed earlier, now ${head.size}` };
  if (before.size === head.size)
    return isConsistent({ ...claim, proof: [] })
      ? { is: 'verified', what: 'the same tree as the earlier checkpoint' }
      : { is: 'wrong', what: 'two different trees of the same size are signed: the log shows two histories' };
  if (consistency?.from !== before.size)
    return {
      is: 'notVerified',
      what: `no proof from the earlier checkpoint: ask for evidence with since=${before.size}`,
    };
  return isConsistent({ ...claim, proof: hashes(consistency.proof) })
    ? { is: 'verified', what: `nothing of the ${before.size} entries signed earlier was changed or taken out` }
    : { is: 'wrong', what: `the tree does not go on from the ${before.size} entries signed earlier` };
}

function isSignedBefore(note: SignedNote, { origin }: TreeHead, { keys }: Evidence, given?: string): boolean {
  const isOwn = ({ name, type }: VerifierKey) => name === origin && type === 'log';
  const candidates = (given === undefined ? keys.log : [given]).map(readVerifierKey).filter(isOwn);
  return candidates.some((key) => signedBy(note, key).is === 'valid');
}

function checkEntries(evidence: Evidence, head: TreeHead | undefined): Check[] {
  const { entries } = evidence;
  const isGapless = entries.every(({ seq }, place) => seq === place + 1);
  const placed = entries.flatMap(({ index }) => (index === null ? [] : [index]));
  const isInOrder = placed.every((index, place) => place === 0 || index > (placed[place - 1] ?? 0));
  return [
    isGapless && entries.length > 0
      ? { is: 'verified', what: `entries 1 to ${entries.length} of case ${evidence.caseId} follow each other` }
      : { is: 'wrong', what: 'entries of the trail are missing, or out of order' },
    isInOrder
      ? { is: 'verified', what: 'they stand in the ledger in this order' }
      : { is: 'wrong', what: 'they stand in the ledger in another order' },
    ...summarize(entries, 'are the leaves they are said to be', 'from before the ledger: no commitment', (entry) =>
      hasItsLeaf(evidence, entry),
    ),
    ...summarize(entries, 'are in the signed tree', 'pending: not in this tree yet', (entry) => isInTree(entry, head)),
    ...summarize(
      entries,
      'say what they committed to',
      'cannot be opened: the key is destroyed, or was not given',
      (entry) => saysWhatItCommits(entry),
    ),
  ];
}

function isInTree({ index, leafHash, proof }: EvidenceEntry, head: TreeHead | undefined): boolean | undefined {
  if (!head || index === null || index >= head.size) return undefined;
  if (proof === null) return false;
  const leaf = Buffer.from(leafHash, 'hex');
  return isIncluded({ index, size: head.size, leafHash: leaf, proof: hashes(proof), root: head.root });
}

/** One check over all entries: a line for those it holds for, one for those it could not be made for, one for the others. */
function summarize(
  entries: readonly EvidenceEntry[],
  good: string,
  unknown: string,
  check: (entry: EvidenceEntry) => boolean | undefined,
): Check[] {
  const outcomes = entries.map((entry) => ({ seq: entry.seq, holds: check(entry) }));
  const those = (holds: boolean | undefined) => outcomes.filter((each) => each.holds === holds).map(({ seq }) => seq);
  const [held, open, wrong] = [those(true), those(undefined), those(false)];
  const checks: Check[] = [
    { is: 'verified', what: `${held.length} of ${entries.length} entries ${good}` },
    { is: 'notVerified', what: `entries ${open.join(', ')} ${unknown}` },
    { is: 'wrong', what: `it is not so that entries ${wrong.join(', ')} ${good}` },
  ];
  return checks.filter((_, place) => [held, open, wrong][place]?.length !== 0);
}

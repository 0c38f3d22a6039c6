import { checkPending, findBehind } from './check-age.ts';
import { checkStatements, keysOf, leftOf, readStatements } from './check-successions.ts';
import { hasItsLeaf, isOfItsKind, leafVersionOf, saysWhatItCommits } from './check-entry.ts';
import { readTreeHead, type TreeHead } from './checkpoint.ts';
import type { Evidence, EvidenceEntry } from './evidence.ts';
import { isConsistent, isIncluded } from './merkle.ts';
import { readNote, signedBy, type SignedNote } from './signed-note.ts';
import type { Check, Verdict } from './verdict.ts';
import { isSameKey, readVerifierKey, type VerifierKey } from './verifier-key.ts';

/** What the verifier obtained independently of the evidence, and trusts. */
export interface Trusted {
  /** The log's public key; by default, the keys in the evidence. */
  logKey?: string | undefined;
  /** The witness's public key. When it is given, a missing cosignature is an error. */
  witnessKey?: string | undefined;
  /** Signed note of an earlier checkpoint, which the checkpoint in the evidence has to extend. */
  earlier?: string | undefined;
}

const hashes = (proof: readonly string[]): Buffer[] => proof.map((hash) => Buffer.from(hash, 'hex'));

/**
 * Checks a case's evidence with public keys alone: the checkpoint's signatures, that every entry is in its tree and matches its
 * commitment, and that the sequence of entries has no gap.
 *
 * @throws SyntaxError for a malformed key, note or checkpoint
 */
export function verifyEvidence(evidence: Evidence, trusted: Trusted = {}): Verdict {
  const checks: Check[] = [];
  const note = evidence.checkpoint === null ? undefined : readNote(evidence.checkpoint);
  const head = note && readTreeHead(note.text);
  let isSigned = false;
  if (note && head) {
    checks.push({ is: 'verified', what: `The checkpoint of ${head.origin} with ${head.size} entries is well formed` });
    const log = checkLogSignature(note, head, evidence, trusted.logKey);
    isSigned = log.is === 'verified';
    checks.push(log, checkCosignature(note, evidence, trusted.witnessKey));
    checks.push(...checkStatements(readStatements(evidence, trusted.logKey), note, head));
    if (trusted.earlier !== undefined) {
      const lost = describeLost(trusted, head, evidence);
      checks.push(...(lost ? [lost] : [checkEarlier(trusted, head, evidence), ...checkBehind(trusted, evidence)]));
    }
  } else checks.push({ is: 'notVerified', what: 'No checkpoint is signed yet; the entries are pending' });
  checks.push(...checkEntries(evidence, head));
  checks.push(...checkPending(evidence, head?.size ?? 0, note && cosignedAt(note, evidence, trusted.witnessKey)));
  return { holds: isSigned && checks.every(({ is }) => is !== 'wrong'), checks };
}

function checkLogSignature(note: SignedNote, { origin }: TreeHead, evidence: Evidence, given?: string): Check {
  const own = logKeysOf(origin, evidence, given);
  const outcomes = own.map((key) => ({ key, signed: signedBy(note, key) }));
  if (outcomes.some(({ signed }) => signed.is === 'wrong'))
    return { is: 'wrong', what: 'The log’s signature is invalid' };
  const valid = outcomes.find(({ signed }) => signed.is === 'valid');
  if (!valid) return { is: 'wrong', what: `The checkpoint is not signed by the log ${origin} with ${describe(given)}` };
  const isGiven = given === undefined || isSameKey(valid.key, readVerifierKey(given));
  const whose = isGiven ? describe(given) : 'which signed statements connect with the key you gave';
  return { is: 'verified', what: `The checkpoint is signed by the log with key ${valid.key.text}, ${whose}` };
}

/** The keys by which a log's signature is checked: those in the evidence, or the one that was given. */
function logKeysOf(origin: string, evidence: Evidence, given?: string): VerifierKey[] {
  const candidates = (given === undefined ? evidence.keys.log : [given]).map(readVerifierKey);
  return keysOf(origin, candidates, readStatements(evidence, given));
}

function checkCosignature(note: SignedNote, { keys }: Evidence, given?: string): Check {
  const candidates = (given === undefined ? keys.witness : [given]).map(readVerifierKey);
  const witnesses = candidates.filter(({ type }) => type === 'witness');
  const outcomes = witnesses.map((key) => ({ key, signed: signedBy(note, key) }));
  if (outcomes.some(({ signed }) => signed.is === 'wrong'))
    return { is: 'wrong', what: 'The witness’s cosignature is invalid' };
  for (const { key, signed } of outcomes)
    if (signed.is === 'valid')
      return {
        is: 'verified',
        what: `The witness cosigned the checkpoint at ${signed.at} with key ${key.text}, ${describe(given)}`,
      };
  const what = 'No witness has cosigned the checkpoint; others may have been shown a different ledger';
  return { is: given === undefined ? 'notVerified' : 'wrong', what };
}

/** When a witness cosigned a checkpoint; `undefined` without a valid cosignature. */
function cosignedAt(note: SignedNote, { keys }: Evidence, given?: string): string | undefined {
  const witnesses = (given === undefined ? keys.witness : [given]).map(readVerifierKey);
  for (const key of witnesses.filter(({ type }) => type === 'witness')) {
    const signed = signedBy(note, key);
    if (signed.is === 'valid') return signed.at;
  }
  return undefined;
}

/** That no entry was added behind an earlier checkpoint which was written long before a witness cosigned that. */
function checkBehind({ earlier = '', witnessKey }: Trusted, evidence: Evidence): Check[] {
  const note = readNote(earlier);
  const at = cosignedAt(note, evidence, witnessKey);
  if (at === undefined)
    return [{ is: 'notVerified', what: 'The earlier checkpoint has no cosignature that says when it was made' }];
  const behind = findBehind(evidence.entries, readTreeHead(note.text).size, at);
  const what = `dated long before the earlier checkpoint of ${at}, and not among its entries`;
  return behind.length === 0
    ? [{ is: 'verified', what: `No entry is ${what}` }]
    : [{ is: 'wrong', what: `${named(behind)} ${behind.length === 1 ? 'is' : 'are'} ${what}` }];
}

const describe = (given: string | undefined): string =>
  given === undefined
    ? 'a key that came with the evidence; compare it with one that you obtained independently'
    : 'the key you gave';

/** That entries of an earlier checkpoint were lost, as a signed statement says; `undefined` where they are to be in the tree. */
function describeLost({ earlier = '', logKey }: Trusted, head: TreeHead, evidence: Evidence): Check | undefined {
  const note = readNote(earlier);
  const before = readTreeHead(note.text);
  const left = leftOf(readStatements(evidence, logKey), before.origin, head.origin) ?? before.size;
  if (left >= before.size || !isSignedBefore(note, before, evidence, logKey)) return undefined;
  const what = `The earlier checkpoint has ${before.size} entries of a log that ended, and by its statement only ${left} of them are left`;
  return { is: 'notVerified', what };
}

function checkEarlier({ earlier = '', logKey }: Trusted, head: TreeHead, evidence: Evidence): Check {
  const note = readNote(earlier);
  const before = readTreeHead(note.text);
  const { consistency } = evidence;
  const isOfThisLog = leftOf(readStatements(evidence, logKey), before.origin, head.origin) !== undefined;
  const isSame = isOfThisLog && isSignedBefore(note, before, evidence, logKey);
  if (!isSame) return { is: 'wrong', what: 'The earlier checkpoint is not from the same log and key' };
  const claim = { from: before.size, fromRoot: before.root, to: head.size, toRoot: head.root };
  if (before.size > head.size)
    return { is: 'wrong', what: `The earlier checkpoint has ${before.size} entries, and this one only ${head.size}` };
  if (before.size === head.size)
    return isConsistent({ ...claim, proof: [] })
      ? { is: 'verified', what: 'The tree is the same as in the earlier checkpoint' }
      : { is: 'wrong', what: 'The log has signed two different trees of the same size, so it shows two histories' };
  if (consistency?.from !== before.size)
    return {
      is: 'notVerified',
      what: `The evidence has no proof from the earlier checkpoint; request it with since=${before.size}`,
    };
  return isConsistent({ ...claim, proof: hashes(consistency.proof) })
    ? { is: 'verified', what: `None of the ${before.size} entries signed earlier was changed or removed` }
    : { is: 'wrong', what: `The tree does not extend the ${before.size} entries signed earlier` };
}

const isSignedBefore = (note: SignedNote, { origin }: TreeHead, evidence: Evidence, given?: string): boolean =>
  logKeysOf(origin, evidence, given).some((key) => signedBy(note, key).is === 'valid');

function checkEntries(evidence: Evidence, head: TreeHead | undefined): Check[] {
  const { entries } = evidence;
  const isGapless = entries.every(({ seq }, place) => seq === place + 1);
  const placed = entries.flatMap(({ index }) => (index === null ? [] : [index]));
  const isInOrder = placed.every((index, place) => place === 0 || index > (placed[place - 1] ?? 0));
  return [
    isGapless && entries.length > 0
      ? { is: 'verified', what: `Entries 1 to ${entries.length} of case ${evidence.caseId} are complete and in order` }
      : { is: 'wrong', what: 'Entries of the trail are missing or out of order' },
    isInOrder
      ? { is: 'verified', what: 'The ledger has the entries in the same order' }
      : { is: 'wrong', what: 'The ledger has the entries in a different order' },
    ...summarize(entries, LEAF, (entry) => hasItsLeaf(evidence, entry)),
    ...summarize(entries, KIND, (entry) => isNamed(evidence, entry)),
    ...checkVersions(evidence),
    ...summarize(entries, TREE, (entry) => isInTree(entry, head)),
    ...summarize(entries, COMMITMENT, saysWhatItCommits),
  ];
}

/** Whether kind and method are the leaf's; `undefined` for a leaf that does not name them. */
function isNamed(evidence: Evidence, entry: EvidenceEntry): boolean | undefined {
  if (isOfItsKind(entry) === false) return false;
  return leafVersionOf(evidence, entry) === 2 ? true : undefined;
}

/** A trail does not go back to leaves that name less. */
function checkVersions(evidence: Evidence): Check[] {
  const versions = evidence.entries.map((entry) => leafVersionOf(evidence, entry));
  const first = versions.indexOf(2);
  const isBack = first >= 0 && versions.includes(1, first);
  return isBack ? [{ is: 'wrong', what: 'A later entry has an older form of leaf than an earlier one' }] : [];
}

function isInTree({ index, leafHash, proof }: EvidenceEntry, head: TreeHead | undefined): boolean | undefined {
  if (!head || index === null || index >= head.size) return undefined;
  if (proof === null) return false;
  const leaf = Buffer.from(leafHash, 'hex');
  return isIncluded({ index, size: head.size, leafHash: leaf, proof: hashes(proof), root: head.root });
}

/** What a check over entries finds of them: that it holds, fails, or could not be made. */
interface Findings {
  holds: string;
  /** Of one entry, and of several. */
  fails: readonly [one: string, several: string];
  open: string;
}

const LEAF: Findings = {
  holds: 'match their leaf hashes',
  fails: ['does not match its leaf hash', 'do not match their leaf hashes'],
  open: 'from before the ledger, without a commitment',
};

const KIND: Findings = {
  holds: 'have the kind and the method that their leaves name',
  fails: ['is listed under another kind than its own', 'are listed under other kinds than their own'],
  open: 'from before leaves named kind and method',
};

const TREE: Findings = {
  holds: 'are in the signed tree',
  fails: ['is not in the signed tree', 'are not in the signed tree'],
  open: 'pending, not in this tree yet',
};

const COMMITMENT: Findings = {
  holds: 'match their commitments',
  fails: ['does not match its commitment', 'do not match their commitments'],
  open: 'cannot be opened, because the key is destroyed or was not given',
};

/** One check over all entries: a line each for those that it holds for, could not be made for, and fails for. */
function summarize(
  entries: readonly EvidenceEntry[],
  { holds, fails, open }: Findings,
  check: (entry: EvidenceEntry) => boolean | undefined,
): Check[] {
  const outcomes = entries.map((entry) => ({ seq: entry.seq, result: check(entry) }));
  const having = (result: boolean | undefined) =>
    outcomes.filter((each) => each.result === result).map(({ seq }) => seq);
  const [held, unknown, wrong] = [having(true), having(undefined), having(false)];
  const checks: Check[] = [
    { is: 'verified', what: `${held.length} of ${entries.length} entries ${holds}` },
    { is: 'notVerified', what: `${named(unknown)}: ${open}` },
    { is: 'wrong', what: `${named(wrong)} ${wrong.length === 1 ? fails[0] : fails[1]}` },
  ];
  return checks.filter((_, place) => [held, unknown, wrong][place]?.length !== 0);
}

const named = (seqs: readonly number[]): string => `${seqs.length === 1 ? 'Entry' : 'Entries'} ${seqs.join(', ')}`;

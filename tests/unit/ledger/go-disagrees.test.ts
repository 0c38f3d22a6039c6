import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { beforeAll, expect, test, type TestContext } from 'vitest';
import { z } from 'zod';
import { completeNodes, consistencyPath, coverOf, foldHashes, inclusionPath, type Fold } from '#db/ledger/tree.ts';
import { createLog } from '#worker/ledger/log.ts';
import { signingKeyOf } from '#worker/ledger/signing-key.ts';
import { writeTreeHead } from '#worker/verify/checkpoint.ts';
import { hashLeaf, isConsistent, isIncluded } from '#worker/verify/merkle.ts';
import { readNote, signedBy } from '#worker/verify/signed-note.ts';
import { readVerifierKey } from '#worker/verify/verifier-key.ts';

/** Go's implementation of logs and notes, golang.org/x/mod/sumdb, checks what Hearken makes, and the other way round. */
const DIRECTORY = fileURLToPath(new URL('sumdb', import.meta.url));
const MAX_ENTRIES = 40;
const DOWNLOADED_WITHIN_MILLISECONDS = 120_000;

const Hash = z.base64().transform((text) => Buffer.from(text, 'base64'));
const Proof = z
  .array(Hash)
  .nullable()
  .transform((proof) => proof ?? []);
const Answer = z.object({
  Included: z.array(z.boolean()),
  Consistent: z.array(z.boolean()),
  Opened: z.boolean(),
  Proofs: z.object({
    Inclusion: z.array(z.object({ Index: z.number(), Size: z.number(), LeafHash: Hash, Root: Hash, Proof })),
    Consistency: z.array(z.object({ From: z.number(), To: z.number(), FromRoot: Hash, ToRoot: Hash, Proof })),
  }),
  VerifierKey: z.string(),
  Note: z.string(),
});

const leaves = Array.from({ length: MAX_ENTRIES }, (_, index) => Buffer.from(`entry ${index}`));
const hashes = leaves.map(hashLeaf);
const nodes = new Map(
  [...hashes.map((hash, index) => ({ level: 0, index, hash })), ...completeNodes(0, [], hashes)].map(
    ({ level, index, hash }) => [`${level} ${index}`, hash],
  ),
);
const hashOf = (fold: Fold): Buffer =>
  foldHashes(fold.flatMap(({ level, index }) => nodes.get(`${level} ${index}`) ?? []));
const sizes = Array.from({ length: MAX_ENTRIES }, (_, index) => index + 1);
const rootOf = (size: number): Buffer => hashOf(coverOf(0, size));

const included = sizes.flatMap((size) =>
  hashes.slice(0, size).map((leafHash, index) => ({
    index,
    size,
    leafHash,
    root: rootOf(size),
    proof: inclusionPath(index, size).map(hashOf),
  })),
);
const consistent = sizes.flatMap((to) =>
  sizes.slice(0, to).map((from) => ({
    from,
    to,
    fromRoot: rootOf(from),
    toRoot: rootOf(to),
    proof: from === to ? [] : consistencyPath(from, to).map(hashOf),
  })),
);
/** The same proofs with one bit of the root turned: none of them holds. */
const turned = (root: Buffer): Buffer => Buffer.from(root.map((byte, place) => (place === 0 ? byte ^ 1 : byte)));
const inclusionAsked = [...included, ...included.map((each) => ({ ...each, root: turned(each.root) }))];
const consistencyAsked = [...consistent, ...consistent.map((each) => ({ ...each, fromRoot: turned(each.fromRoot) }))];

const log = createLog(signingKeyOf(randomBytes(32)), 'hearken.example/ledger');
const head = { size: MAX_ENTRIES, root: rootOf(MAX_ENTRIES) };
const text = writeTreeHead({ origin: log.originOf('north-bank'), ...head });

const base64 = (all: readonly Buffer[]): string[] => all.map((hash) => hash.toString('base64'));
let answer: z.infer<typeof Answer> | undefined;
beforeAll(async () => {
  const missing = await prepareGo();
  if (missing !== undefined) {
    // Everything else can be tested without it, and `npm test` says here that this was not.
    console.error(`NOT TESTED: proofs and notes beside those of Go: ${missing}`);
    return;
  }
  const question = {
    Leaves: base64(leaves),
    Proofs: {
      Inclusion: inclusionAsked.map(({ index, size, leafHash, root, proof }) => ({
        Index: index,
        Size: size,
        LeafHash: leafHash.toString('base64'),
        Root: root.toString('base64'),
        Proof: base64(proof),
      })),
      Consistency: consistencyAsked.map(({ from, to, fromRoot, toRoot, proof }) => ({
        From: from,
        To: to,
        FromRoot: fromRoot.toString('base64'),
        ToRoot: toRoot.toString('base64'),
        Proof: base64(proof),
      })),
    },
    VerifierKey: log.verifierKeyOf('north-bank'),
    Note: log.sign('north-bank', head),
    Text: text,
  };
  answer = Answer.parse(JSON.parse(await runGo(JSON.stringify(question))));
}, DOWNLOADED_WITHIN_MILLISECONDS);

const execute = promisify(execFile);

/** Fetches what the Go program needs; says why that cannot be done where it cannot. */
const prepareGo = (): Promise<string | undefined> =>
  execute('go', ['mod', 'download'], { cwd: DIRECTORY }).then(
    () => undefined,
    (error: unknown) => String(error),
  );

/** Runs the Go program with an input. */
async function runGo(input: string): Promise<string> {
  const running = execute('go', ['run', '.'], { cwd: DIRECTORY, maxBuffer: 2 ** 26 });
  running.child.stdin?.end(input);
  return (await running).stdout;
}

/** What Go answered; skips the test where Go is not installed. */
const answered = (context: TestContext) => answer ?? context.skip('Go is not to be had here');

test('Go takes every proof that Hearken makes, and none that proves something else', (context) => {
  const { Included, Consistent } = answered(context);
  const half = included.length;
  expect(Included).toEqual(inclusionAsked.map((_, place) => place < half));
  expect(Consistent).toEqual(consistencyAsked.map((_, place) => place < consistent.length));
});

test('Hearken takes every proof that Go makes, and makes the same ones', (context) => {
  const { Inclusion: inclusion, Consistency: consistency } = answered(context).Proofs;
  expect(inclusion.map(({ Proof: proof }) => base64(proof))).toEqual(included.map(({ proof }) => base64(proof)));
  expect(consistency.map(({ Proof: proof }) => base64(proof))).toEqual(consistent.map(({ proof }) => base64(proof)));
  for (const { Index: index, Size: size, LeafHash: leafHash, Root: root, Proof: proof } of inclusion) {
    expect(isIncluded({ index, size, leafHash, root, proof })).toBe(true);
    expect(isIncluded({ index, size, leafHash, root: turned(root), proof })).toBe(false);
  }
  for (const { From: from, To: to, FromRoot: fromRoot, ToRoot: toRoot, Proof: proof } of consistency) {
    expect(isConsistent({ from, to, fromRoot, toRoot, proof })).toBe(true);
    expect(isConsistent({ from, to, fromRoot: turned(fromRoot), toRoot, proof })).toBe(false);
  }
});

test('each opens the note that the other signs', (context) => {
  const { Opened, Note, VerifierKey } = answered(context);
  expect(Opened).toBe(true);
  const note = readNote(Note);
  expect(note.text).toBe(text);
  expect(signedBy(note, readVerifierKey(VerifierKey))).toEqual({ is: 'valid' });
});

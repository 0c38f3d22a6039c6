import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { askOwner } from '../../setup/ask-owner.ts';
import { type Deployment, INSTITUTION } from '../deployment.ts';
import { countLost, storedClaims, underLoad } from '../load.ts';
import type { People } from '../people.ts';
import { eventually, hearSome } from '../play-cases.ts';
import type { Drill, Step } from '../step.ts';
import { type Checkpoint, cosignedInFull, verifyCase, wrongIn } from '../verify-case.ts';

const LATER_CLAIMS = 5;
/**
 * The primary is copied while requests come in, and is lost later. Copy and archived WAL bring back the moment that is asked for:
 * what was acknowledged before it is there, what came after it is not. The witness knows more than that, so the ledger gets a
 * successor.
 */
export const recovery: Step = async (drill) => {
  const { deployment, people, open, say } = drill;
  const { database, url } = deployment;
  const copies: { directory: string; files: number }[] = [];
  const before = await underLoad(url, open, 200, async () => copies.push(await database.copyPrimary('copy')));
  const [copy = { directory: '', files: 0 }] = copies;
  const [moment] = await askOwner<{ at: string }>(database.urlOf('postgres'), 'select clock_timestamp()::text as at');
  const until = moment?.at ?? '';
  const [undone, later] = await actLater(drill);
  const cosigned = await cosignedInFull(people);
  await archiveAll(deployment);
  const lostAt = performance.now();
  await database.recover(copy.directory, until);
  const claims = await storedClaims(database);
  const missing = [...before.acknowledged].filter((id) => !claims.has(id));
  const surviving = later.filter((id) => claims.has(id));
  const [decision] = await askOwner<{ is: boolean }>(
    database.urlOf('hearken'),
    `select exists (select from hearken.decisions where case_id = '${undone.id}') as is`,
  );
  const examined = await eventually('the recovered ledger is examined', () =>
    deployment.hearken({ DATABASE_URL: deployment.urlFor('service') }, 'ledger', 'fsck'),
  );
  const isHeldUp = await eventually('a worker says that the witness has cosigned more', async () =>
    saysThatEntriesAreMissing(deployment) ? true : undefined,
  ).catch(() => false);
  await succeed(deployment);
  await hearSome(people, [undone], say);
  const seconds = (performance.now() - lostAt) / 1_000;
  const verdict = await verifyAgain(people, undone.id, cosigned);
  return {
    what: `base copy of ${copy.files} files during ${before.sent} requests; of ${before.acknowledged.size} claims before the moment ${before.acknowledged.size - missing.length} are there, of ${later.length} after it ${surviving.length}; a decision after it was taken back, and made again ${seconds.toFixed(0)} s after the loss; ${examined.split('\n')[0] ?? ''}; the ledger has a successor, and \`verify\` says what was lost of the ${cosigned.size} entries cosigned before`,
    wrong: [
      ...(countLost(before) > 0 ? [`${countLost(before)} requests lost while the primary was copied`] : []),
      ...(missing.length > 0 ? [`${missing.length} claims from before the moment are missing`] : []),
      ...(surviving.length > 0 ? [`${surviving.length} claims from after the moment are there`] : []),
      ...(decision?.is === false ? [] : ['a decision from after the moment is there']),
      ...(isHeldUp ? [] : ['no worker said that the database lacks what the witness has cosigned']),
      ...verdict,
    ],
  };
};

/** After the moment: a case is heard and decided, and claims are raised in others. */
async function actLater({
  apart,
  open,
  people,
  say,
}: Drill): Promise<[undone: Drill['open'][number], claims: string[]]> {
  const undone = apart.shift();
  if (!undone) throw new Error('there is no case left apart');
  await hearSome(people, [undone], say);
  const claims: string[] = [];
  for (const { subject, externalRef } of open.slice(0, LATER_CLAIMS))
    claims.push((await subject.claim(`What I say of ${externalRef} after the moment is said again later.`)).claimId);
  return [undone, claims];
}

/** Closes the segment of WAL that is being written, and waits until it is archived. */
async function archiveAll({ database }: Deployment): Promise<void> {
  const ask = <Row extends Record<string, unknown>>(query: string) => askOwner<Row>(database.urlOf('postgres'), query);
  const [closed] = await ask<{ segment: string }>('select pg_walfile_name(pg_switch_wal()) as segment');
  await eventually('the WAL is archived', async () => {
    const [archived] = await ask<{ segment: string | null }>(
      'select last_archived_wal as segment from pg_stat_archiver',
    );
    return (archived?.segment ?? '') >= (closed?.segment ?? '') || undefined;
  });
}

const saysThatEntriesAreMissing = ({ home }: Deployment): boolean =>
  ['worker-1', 'worker-2'].some((name) =>
    readFileSync(join(home, 'logs', `${name}.log`), 'utf8').includes('entries that this database does not have'),
  );

/** A worker holds the ledger while it writes, and the command asks for another try then. */
async function succeed(deployment: Deployment): Promise<void> {
  const words = ['ledger', 'succeed', INSTITUTION, 'the storage failed, and an earlier moment was recovered'];
  await eventually('the ledger has a successor', () =>
    deployment.hearken(deployment.environmentOf('worker'), ...words),
  );
}

/** What is wrong with the evidence of a case, by a checkpoint from before the loss. */
async function verifyAgain(people: People, caseId: string, earlier: Checkpoint): Promise<string[]> {
  const checks = await verifyCase(people, caseId, earlier);
  const says = checks.some(({ is, what }) => is === 'notVerified' && what.includes('of a log that ended'));
  return [...wrongIn(checks), ...(says ? [] : ['`verify` does not say what was lost'])];
}

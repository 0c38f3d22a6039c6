import pg from 'pg';
import { helperToken } from '../notices/appeal-links.ts';
import { sha256 } from '../commitment.ts';
import { fingerprintOf } from './data-key.ts';
import { seal, sealingKey, unseal, uploadKey } from './seal.ts';

/** Guards hold the owner back as well. The tables are locked from here to the end of the transaction. */
const LIFTED = `
  alter table hearken.attachments disable trigger user;
  alter table hearken.import_batches disable trigger user;
  alter table hearken.data_key_fingerprint disable trigger user, no force row level security`;
const IN_FORCE = `
  alter table hearken.attachments enable trigger user;
  alter table hearken.import_batches enable trigger user;
  alter table hearken.data_key_fingerprint enable trigger user, force row level security`;

/** What was done when a data key was replaced. */
export interface DataKeyReplacement {
  /** Subjects' files that are encrypted under the new key. */
  files: number;
  /** Files that wait to be imported, and parts of those that come in pieces, that are encrypted under the new key. */
  uploads: number;
  /** Links of helpers that are different now. */
  links: number;
  /** Sessions that ended. */
  sessions: number;
  /** Ids of files that the present key does not open, because their bytes were changed; they stay as they are. */
  unreadable: string[];
}

/**
 * Replaces the data key in one transaction: encrypts everything anew that it encrypts, replaces the links of helpers, which it makes,
 * and ends every session, because what the provider issued for it is encrypted under a token that only the browser has.
 *
 * @param ownerUrl of the owner of the database
 * @param login of the API, which has to be disconnected, so that no process uses the key that ends
 * @param present the key in use, 32 bytes
 * @param next the key that replaces it, 32 bytes
 * @throws RangeError if the key is not the one in use, or a process with the API's login is connected; nothing is changed then
 */
export async function replaceDataKey(
  ownerUrl: string,
  login: string,
  present: Buffer,
  next: Buffer,
): Promise<DataKeyReplacement> {
  if (present.equals(next)) throw new RangeError('the new data key is the one in use: make another one');
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query('begin');
    // A process that starts meanwhile waits here when it compares its key with the one in use.
    await client.query('lock table hearken.data_key_fingerprint in access exclusive mode');
    await ensureInUse(client, present);
    await ensureDisconnected(client, login);
    await client.query(LIFTED);
    await client.query('update hearken.data_key_fingerprint set fingerprint = $1', [fingerprintOf(next)]);
    const replaced: DataKeyReplacement = { files: 0, uploads: 0, links: 0, sessions: 0, unreadable: [] };
    for (const institutionId of await listInstitutions(client)) {
      await client.query(`select set_config('hearken.institution', $1, true)`, [institutionId]);
      await resealFiles(client, present, next, replaced);
      await resealUploads(client, present, next, replaced);
      await replaceHelperLinks(client, next, replaced);
      replaced.sessions += (await client.query('delete from hearken.sessions')).rowCount ?? 0;
    }
    await client.query(IN_FORCE);
    await ensureDisconnected(client, login);
    await client.query('commit');
    return replaced;
  } finally {
    await client.end();
  }
}

async function ensureInUse(client: pg.Client, present: Buffer): Promise<void> {
  const { rows } = await client.query<{ fingerprint: string }>('select fingerprint from hearken.data_key_fingerprint');
  if (rows[0]?.fingerprint !== fingerprintOf(present))
    throw new RangeError('HEARKEN_DATA_KEY is not the key that the files in this database are encrypted under');
}

async function ensureDisconnected(client: pg.Client, login: string): Promise<void> {
  const { rows } = await client.query<{ connections: number }>(
    `select count(*)::int as connections from pg_stat_activity
     where datname = current_database() and usename = $1 and pid <> pg_backend_pid()`,
    [login],
  );
  const connections = rows[0]?.connections ?? 0;
  if (connections > 0)
    throw new RangeError(
      `${login} has ${connections} connections: stop every process that connects with this login, and try again`,
    );
}

async function listInstitutions(client: pg.Client): Promise<string[]> {
  await client.query(`select set_config('hearken.actor', 'system:sweeper', true)`);
  const { rows } = await client.query<{ id: string }>(
    'select institution_id as id from hearken.institutions order by 1',
  );
  return rows.map(({ id }) => id);
}

async function resealFiles(
  client: pg.Client,
  present: Buffer,
  next: Buffer,
  replaced: DataKeyReplacement,
): Promise<void> {
  for (const id of await idsIn(client, 'select attachment_id as id from hearken.attachments')) {
    const { rows } = await client.query<{ sealed: Buffer; text: Buffer | null; key: Buffer | null }>(
      `select a.sealed, a.sealed_text as text, s.commitment_key as key from hearken.attachments a
       join hearken.cases c using (institution_id, case_id) join hearken.subjects s using (institution_id, subject_id)
       where a.attachment_id = $1`,
      [id],
    );
    const [row] = rows;
    const again = (sealed: Buffer | null | undefined) =>
      row?.key && sealed ? reseal(sealed, sealingKey(present, row.key), sealingKey(next, row.key)) : undefined;
    const [file, text] = [again(row?.sealed), again(row?.text)];
    // A file that is damaged may have a text that is not.
    await client.query(
      'update hearken.attachments set sealed = coalesce($2, sealed), sealed_text = coalesce($3, sealed_text) where attachment_id = $1',
      [id, file, text],
    );
    if (file) replaced.files++;
    else replaced.unreadable.push(id);
  }
}

/** What is encrypted under the key of an upload or an import: files that wait, bytes of files that come in pieces, and refused rows. */
const SEALED = [
  ['uploads', 'upload_id', 'sealed'],
  ['imports', 'import_id', 'sealed_rest'],
  ['import_batches', 'import_id', 'sealed_refused'],
] as const;

async function resealUploads(
  client: pg.Client,
  present: Buffer,
  next: Buffer,
  replaced: DataKeyReplacement,
): Promise<void> {
  for (const [table, idColumn, column] of SEALED)
    for (const place of await idsIn(
      client,
      `select ctid::text as id from hearken.${table} where ${column} is not null`,
    )) {
      const { rows } = await client.query<{ id: string; sealed: Buffer }>(
        `select ${idColumn} as id, ${column} as sealed from hearken.${table} where ctid = $1::tid`,
        [place],
      );
      const [row] = rows;
      const sealed = row && reseal(row.sealed, uploadKey(present, row.id), uploadKey(next, row.id));
      if (sealed)
        await client.query(`update hearken.${table} set ${column} = $2 where ctid = $1::tid`, [place, sealed]);
      else if (row) replaced.unreadable.push(row.id);
      replaced.uploads += sealed ? 1 : 0;
    }
}

async function replaceHelperLinks(client: pg.Client, next: Buffer, replaced: DataKeyReplacement): Promise<void> {
  for (const id of await idsIn(
    client,
    'select helper_id as id from hearken.appeal_links where helper_id is not null',
  )) {
    await client.query('update hearken.appeal_links set token_hash = $2 where helper_id = $1', [
      id,
      sha256(helperToken(next, id)),
    ]);
    replaced.links++;
  }
}

async function idsIn(client: pg.Client, query: string): Promise<string[]> {
  const { rows } = await client.query<{ id: string }>(query);
  return rows.map(({ id }) => id);
}

/** The same content under another key; `undefined` if the first one does not open it. */
function reseal(sealed: Buffer, from: Buffer, to: Buffer): Buffer | undefined {
  let plain: Buffer;
  try {
    plain = unseal(from, sealed);
  } catch {
    return undefined;
  }
  return seal(to, plain);
}

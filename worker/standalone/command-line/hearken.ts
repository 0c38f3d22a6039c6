#!/usr/bin/env node
/**
 * `npx hearken init` writes settings with new keys and passwords to `.env`; `npx hearken doctor` tries every part that the
 * environment names, changes nothing, and exits with 1 where one fails; `npx hearken institution add` registers institutions;
 * `npx hearken ledger fsck` compares the ledgers and the cases with the trails, and exits with 1 where something is wrong; `npx hearken policy
 * draft FILE` writes a policy for cases such as a table has to the standard output, and what to check to the standard error;
 * `npx hearken docket FILE` goes from a table to its first docket at a running service, and `npx hearken import FILE` sends a file of any
 * size to it in pieces; `npx hearken backup DIR` writes everything
 * in the database to a new directory, and `npx hearken restore DIR` puts it into an empty one; `npx hearken ledger succeed` begins
 * another log after a restore that lost cosigned entries; `npx hearken data-key replace` encrypts everything anew under another key, and
 * `npx hearken ledger replace-key` lets another key sign.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { MAX_CASES } from '#api/import/arriving-cases.ts';
import { Dialect } from '#api/import/dialect.ts';
import { readCodes } from '#api/import/reading.ts';
import { backUp } from '#db/backup/back-up.ts';
import { restore } from '#db/backup/restore.ts';
import { withSecretFiles } from '#db/environment/secret-files.ts';
import { describeFault } from '#db/fault.ts';
import { membershipsOf } from '#db/migrate.ts';
import { createClient, Refused, type Client } from '../demo/client.ts';
import { demoToken } from './demo-token.ts';
import { examine, PROGRAMS, type Program } from './doctor.ts';
import { openFirstDocket } from './first-docket.ts';
import { importFile } from './import-file.ts';
import { addInstitutions, readInstitutions } from './institution.ts';
import { makeSettings } from './init.ts';
import { describeDraft, draftPolicyFrom } from './draft-policy.ts';
import { fsckLedger } from './ledger-fsck.ts';
import { replaceLedgerKeyWith, succeedWith } from './ledger-succeed.ts';
import { replaceDataKeyWith } from './replace-data-key.ts';

const USAGE = `usage: npx hearken init [--out .env] [NAME=VALUE]...   write settings for docker-compose.yml, with new keys
       npx hearken doctor [api | worker]             try every part that the environment of one or both names
       npx hearken institution add NAME...           register institutions in DATABASE_URL
       npx hearken institution list                  print the institutions that are registered in DATABASE_URL
       npx hearken ledger fsck [INSTITUTION]         compare cases, trails, nodes and checkpoints in DATABASE_URL
       npx hearken policy draft FILE [--outcome COLUMN --adverse VALUE]... [--dialect JSON]
                                                     a policy for cases such as a table has
       npx hearken docket FILE --outcome COLUMN --adverse VALUE... [--key KEY] [--cases 100] [--contact post]
                      [--dialect JSON]
                                                     create that policy at HEARKEN_URL, with all rows but the last as
                                                     precedents and the last as its first docket
       npx hearken import FILE --policy KEY [--kind precedents | cases | outcomes | contacts | withdrawals |
                      corrections]
                      [--title TITLE] [--dialect JSON] [--columns JSON] [--unknownColumns leaveOut] [--missing CODES]
                      [--referencePrefix WORD] [--refused FILE]
                                                     send a file of any size to HEARKEN_URL in pieces; given again after a
                                                     failure, it goes on where it was, and --refused stores the rows with faults
       npx hearken ledger succeed INSTITUTION REASON begin a log in the place of one whose cosigned entries were lost
       npx hearken ledger replace-key REASON         let HEARKEN_NEW_LEDGER_KEY sign the ledgers from now on
       npx hearken backup DIR                        write everything in DATABASE_BACKUP_URL to a new directory
       npx hearken restore DIR                       put a backup into the empty database DATABASE_OWNER_URL
       npx hearken data-key replace                  encrypt everything anew under HEARKEN_NEW_DATA_KEY, with the APIs stopped`;
const EXAMPLE = new URL('../../../.env.example', import.meta.url);

const { values, positionals } = parseArgs({
  options: {
    out: { type: 'string', default: '.env' },
    outcome: { type: 'string' },
    adverse: { type: 'string', multiple: true, default: [] },
    key: { type: 'string' },
    cases: { type: 'string', default: '100' },
    contact: { type: 'string', default: 'post' },
    policy: { type: 'string' },
    kind: { type: 'string', default: 'precedents' },
    title: { type: 'string' },
    dialect: { type: 'string' },
    columns: { type: 'string' },
    unknownColumns: { type: 'string' },
    missing: { type: 'string' },
    referencePrefix: { type: 'string' },
    refused: { type: 'string' },
  },
  allowPositionals: true,
});
const [command, ...rest] = positionals;
try {
  if (command === 'init') init(values.out, rest);
  else if (command === 'doctor') await doctor(rest);
  else if (command === 'policy' && rest[0] === 'draft' && rest.length === 2) await draft(rest[1] ?? '');
  else if (command === 'docket' && rest.length === 1) await firstDocket(rest[0] ?? '');
  else if (command === 'import' && rest.length === 1 && values.policy !== undefined)
    await importOf(rest[0] ?? '', values.policy);
  else if (command === 'institution' && rest[0] === 'add' && rest.length > 1) await add(rest.slice(1));
  else if (command === 'institution' && rest[0] === 'list' && rest.length === 1) await list();
  else if (command === 'ledger' && rest[0] === 'fsck' && rest.length <= 2) await fsck(rest[1]);
  else if (command === 'ledger' && rest[0] === 'succeed' && rest.length === 3)
    await succeed(rest[1] ?? '', rest[2] ?? '');
  else if (command === 'ledger' && rest[0] === 'replace-key' && rest.length === 2) await replaceSigner(rest[1] ?? '');
  else if (command === 'backup' && rest.length === 1) await backup(rest[0] ?? '');
  else if (command === 'restore' && rest.length === 1) await restoreBackup(rest[0] ?? '');
  else if (command === 'data-key' && rest[0] === 'replace' && rest.length === 1) await replaceKey();
  else {
    console.error(USAGE);
    process.exitCode = 2;
  }
} catch (error) {
  console.error(error instanceof RangeError || error instanceof Refused ? error.message : describeFault(error));
  process.exitCode = 1;
}

function init(file: string, given: readonly string[]): void {
  const { text, unset } = makeSettings(readFileSync(EXAMPLE, 'utf8'), given);
  try {
    writeFileSync(file, text, { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    throw new RangeError(
      `${file} exists already, and its keys may be in use: move it away, or choose another file with --out`,
      { cause: error },
    );
  }
  console.log(`wrote ${file} with new keys and passwords; make a copy of it where nobody else can read it`);
  if (unset.length > 0) console.log(`still to be set there: ${unset.join(', ')}`);
}

async function draft(file: string): Promise<void> {
  const { outcome, adverse } = values;
  const drafted = await draftPolicyFrom(file, { outcome, adverse, dialect: dialectOf(values.dialect) });
  for (const line of describeDraft(drafted)) console.error(line);
  if (drafted.policy) console.log(JSON.stringify(drafted.policy, null, 2));
  else process.exitCode = 3;
}

function dialectOf(text: string | undefined): Dialect | undefined {
  const said = Dialect.optional().safeParse(jsonOf('dialect', text));
  if (said.success) return said.data;
  throw new RangeError('give --dialect as JSON such as {"delimiter":"semicolon","dates":"dayFirst"}');
}

async function firstDocket(file: string): Promise<void> {
  const cases = Number(values.cases);
  if (!Number.isInteger(cases) || cases < 1 || cases > MAX_CASES)
    throw new RangeError(`give --cases a whole number from 1 to ${MAX_CASES}`);
  const client = await clientOfService();
  const { outcome, adverse, key, contact } = values;
  const request = { file, key, outcome, adverse, dialect: dialectOf(values.dialect), cases, contact };
  const docketId = await openFirstDocket(client, request, (line) => {
    console.error(line);
  });
  if (docketId === undefined) process.exitCode = 3;
  else console.log(docketId);
}

async function clientOfService(): Promise<Client> {
  const { HEARKEN_URL: url = 'http://127.0.0.1:8080', HEARKEN_TOKEN: token } = process.env;
  const signal = new AbortController().signal;
  return createClient(url, signal, token ?? (await demoToken(url, signal)));
}

async function importOf(file: string, policy: string): Promise<void> {
  const { kind, title, dialect, columns, unknownColumns, missing, referencePrefix, refused } = values;
  const about = {
    ...{ kind, policy, fileName: basename(file), title, unknownColumns, referencePrefix },
    dialect: jsonOf('dialect', dialect),
    columns: jsonOf('columns', columns),
    missing: missing === undefined ? undefined : readCodes(missing),
  };
  const isFinished = await importFile(await clientOfService(), { file, about, refused }, (line) => {
    console.error(line);
  });
  if (!isFinished) process.exitCode = 1;
}

function jsonOf(name: string, text: string | undefined): unknown {
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new RangeError(`give --${name} as JSON`, { cause: error });
  }
}

async function add(names: readonly string[]): Promise<void> {
  const added = await addInstitutions(databaseUrl(), names);
  for (const name of names) console.log(added.includes(name) ? `registered ${name}` : `${name} was registered already`);
}

async function list(): Promise<void> {
  for (const name of await readInstitutions(databaseUrl())) console.log(name);
}

function databaseUrl(): string {
  const { DATABASE_URL } = withSecretFiles(process.env);
  if (DATABASE_URL === undefined) throw new RangeError('set DATABASE_URL to the database of the service');
  return DATABASE_URL;
}

async function fsck(institution: string | undefined): Promise<void> {
  const faults = await fsckLedger(databaseUrl(), institution, (line) => {
    console.log(line);
  });
  if (faults > 0) process.exitCode = 1;
}

async function backup(directory: string): Promise<void> {
  const { DATABASE_BACKUP_URL, DATABASE_OWNER_URL } = withSecretFiles(process.env);
  const url = DATABASE_BACKUP_URL ?? DATABASE_OWNER_URL;
  if (url === undefined) throw new RangeError('set DATABASE_BACKUP_URL to a login that may read every row');
  const { tables, takenAt } = await backUp(url, directory);
  console.log(`wrote ${countRows(tables)} as of ${takenAt} to ${directory}`);
  console.log('the keys of the service are not in it: store HEARKEN_DATA_KEY and HEARKEN_LEDGER_KEY elsewhere');
}

async function restoreBackup(directory: string): Promise<void> {
  const { DATABASE_OWNER_URL, DATABASE_URL, DATABASE_WORKER_URL } = withSecretFiles(process.env);
  if (DATABASE_OWNER_URL === undefined)
    throw new RangeError('set DATABASE_OWNER_URL to the owner of an empty database');
  const memberships = membershipsOf(DATABASE_OWNER_URL, DATABASE_URL, DATABASE_WORKER_URL);
  const { tables, takenAt } = await restore(DATABASE_OWNER_URL, directory, memberships);
  console.log(`restored ${countRows(tables)} as of ${takenAt}`);
  console.log('compare ledger and trails before anything serves: npx hearken ledger fsck');
}

function countRows(tables: readonly { rows: number }[]): string {
  return `${tables.reduce((all, { rows }) => all + rows, 0)} rows of ${tables.length} tables`;
}

async function succeed(institution: string, reason: string): Promise<void> {
  console.log(await succeedWith(process.env, institution, reason));
  console.error(
    'this statement is stored and in every evidence from now on: give it to everyone who holds a checkpoint',
  );
}

async function replaceSigner(reason: string): Promise<void> {
  const statements = await replaceLedgerKeyWith(process.env, reason);
  for (const statement of statements) console.log(statement);
  console.error(
    `${statements.length} ledgers go on under the new key: start the workers with it, and give the statements to everyone who holds a checkpoint`,
  );
}

async function replaceKey(): Promise<void> {
  for (const line of await replaceDataKeyWith(process.env)) console.log(line);
}

async function doctor(named: readonly string[]): Promise<void> {
  const unknown = named.filter((name) => !PROGRAMS.includes(name as Program));
  if (unknown.length > 0)
    throw new RangeError(`there is no program ${unknown.join(', ')}: name ${PROGRAMS.join(' or ')}`);
  const findings = await examine(process.env, named.length === 0 ? PROGRAMS : (named as Program[]));
  const width = Math.max(...findings.map(({ part }) => part.length));
  for (const { part, standing, says } of findings)
    console.log(`${part.padEnd(width)}  ${standing.padEnd(7)}  ${says}`.trimEnd());
  if (findings.some(({ standing }) => standing === 'fails')) process.exitCode = 1;
}

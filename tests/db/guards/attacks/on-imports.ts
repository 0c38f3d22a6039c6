import { sql } from 'kysely';
import { uuidv7 } from '#db/id.ts';
import type { TestInstitution } from '../../../case/test-institution.ts';
import type { Raw } from '../../past-the-core.ts';
import type { Attack } from './attack.ts';

interface Begun {
  importId: string;
  /** The policy and the docket of a case that came by another way. */
  policyKey: string;
  docketId: string;
}

/** An import of cases that is still receiving, with a batch whose refused rows are stored. */
async function begun(bank: TestInstitution): Promise<Begun> {
  const [caseId = ''] = await bank.received(1);
  const importId = uuidv7();
  return bank.within(async (transaction) => {
    const { policyKey, docketId } = await transaction
      .selectFrom('cases')
      .select(['policy_key as policyKey', 'docket_id as docketId'])
      .where('case_id', '=', caseId)
      .executeTakeFirstOrThrow();
    await sql`
      insert into imports (institution_id, import_id, kind, policy_key, reading, hash_state, received, taken_bytes, batches,
        begun_by, begun_at, changed_at)
      values (${bank.institutionId}, ${importId}, 'cases', ${policyKey}, '{}', '', 100, 80, 1, 'clerk-1', ${bank.at},
        ${bank.at})`.execute(transaction);
    await batch(bank, importId, 1).execute(transaction);
    return { importId, policyKey, docketId };
  });
}

const batch = (bank: TestInstitution, importId: string, number: number, docketId: string | null = null): Raw => sql`
  insert into import_batches (institution_id, import_id, batch, docket_id, sealed_refused, written_at)
  values (${bank.institutionId}, ${importId}, ${number}, ${docketId}, 'refused rows', ${bank.at})`;

const finished = (importId: string): Raw => sql`update imports set state = 'finished' where import_id = ${importId}`;

/** A file that waits, or that was imported. */
async function uploaded(bank: TestInstitution, isTaken: boolean): Promise<string> {
  await bank.received(1);
  const uploadId = uuidv7();
  await bank.within((transaction) =>
    sql`
      insert into uploads (institution_id, upload_id, kind, policy_key, file_name, media_type, bytes, sealed, uploaded_by,
        uploaded_at, taken_at)
      values (${bank.institutionId}, ${uploadId}, 'cases', 'p', 'cases.csv', 'text/csv', 1, ${isTaken ? null : 'bytes'}::text::bytea,
        'clerk-1', ${bank.at}, ${isTaken ? bank.at : null})`.execute(transaction),
  );
  return uploadId;
}

const onImport = (failure: string, change: (begun: Begun) => readonly Raw[], as?: Attack['as']): Attack => ({
  guard: 'only_continued on imports',
  failure,
  code: 'HK009',
  ...(as && { as }),
  by: async (bank) => change(await begun(bank)),
});
const onBatch = (
  failure: string,
  change: (bank: TestInstitution, begun: Begun) => readonly Raw[],
  as?: Attack['as'],
): Attack => ({
  guard: 'written_once on import_batches',
  failure,
  code: 'HK009',
  ...(as && { as }),
  by: async (bank) => change(bank, await begun(bank)),
});
const onUpload = (failure: string, isTaken: boolean, change: (uploadId: string) => Raw, as?: Attack['as']): Attack => ({
  guard: 'imported_once on uploads',
  failure,
  code: 'HK009',
  ...(as && { as }),
  by: async (bank) => [change(await uploaded(bank, isTaken))],
});

/** What programs could make of files that are imported. */
export const attacksOnImports: readonly Attack[] = [
  onImport('an import was begun by another clerk', ({ importId }) => [
    sql`update imports set begun_by = 'clerk-2' where import_id = ${importId}`,
  ]),
  onImport('a file of cases becomes a file of withdrawals while it comes', ({ importId }) => [
    sql`update imports set kind = 'withdrawals' where import_id = ${importId}`,
  ]),
  onImport('rows that were imported are imported again', ({ importId }) => [
    sql`update imports set taken_bytes = 0, batches = 0 where import_id = ${importId}`,
  ]),
  onImport('refused rows are no longer counted', ({ importId }) => [
    sql`update imports set refused = 5 where import_id = ${importId}`,
    sql`update imports set refused = 0 where import_id = ${importId}`,
  ]),
  onImport('an import that has ended goes on', ({ importId }) => [
    finished(importId),
    sql`update imports set state = 'receiving' where import_id = ${importId}`,
  ]),
  onImport(
    'a worker says of a finished import that it was given up',
    ({ importId }) => [
      finished(importId),
      sql`update imports set state = 'stopped', problem = '{}' where import_id = ${importId}`,
    ],
    'hearken_worker',
  ),
  onImport(
    'nothing says any more that a file was imported',
    ({ importId }) => [sql`delete from imports where import_id = ${importId}`],
    'hearken_api',
  ),
  onBatch('a batch leads to a docket that is not there', (bank, { importId }) => [batch(bank, importId, 2, uuidv7())]),
  onBatch('a batch is added to an import that has ended', (bank, { importId }) => [
    finished(importId),
    batch(bank, importId, 2),
  ]),
  onBatch('a batch leads to another docket than its rows became', (_, { importId, docketId }) => [
    sql`update import_batches set docket_id = ${docketId} where import_id = ${importId}`,
  ]),
  onBatch(
    'a worker puts other rows in the place of those that were refused',
    (_, { importId }) => [sql`update import_batches set sealed_refused = 'others' where import_id = ${importId}`],
    'hearken_worker',
  ),
  onBatch('a batch is forgotten with its refused rows', (_, { importId }) => [
    sql`delete from import_batches where import_id = ${importId}`,
  ]),
  onUpload(
    'a file that was imported is imported again',
    true,
    (uploadId) => sql`update uploads set taken_at = null where upload_id = ${uploadId}`,
  ),
  onUpload(
    'a file that was imported has led to other dockets',
    true,
    (uploadId) => sql`update uploads set docket_ids = array[gen_random_uuid()] where upload_id = ${uploadId}`,
  ),
  onUpload(
    'a worker forgets that a file was imported',
    true,
    (uploadId) => sql`delete from uploads where upload_id = ${uploadId}`,
    'hearken_worker',
  ),
  onUpload(
    'a file of contacts is imported as one of facts',
    false,
    (uploadId) => sql`update uploads set kind = 'corrections' where upload_id = ${uploadId}`,
  ),
];

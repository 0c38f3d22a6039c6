import { sql } from 'kysely';
import { uuidv7 } from '#db/id.ts';
import { storeView } from '#db/views/views.ts';
import { attachment } from '../../../case/commands.ts';
import { digest } from '../../../case/ids.ts';
import type { TestInstitution } from '../../../case/test-institution.ts';
import { eraseCase } from '../../../setup/erase-case.ts';
import { storeWords } from '../../../setup/store-words.ts';
import type { Raw } from '../../past-the-core.ts';
import type { Attack } from './attack.ts';

const CLERK = { kind: 'human', id: 'clerk-1', role: 'institution' } as const;
const FILE = uuidv7();
const SURVEY = uuidv7();
const NOTE = uuidv7();

/** A case with an open claim, its words, a file, and what its judge was shown. */
async function withWords(bank: TestInstitution) {
  const [caseId = ''] = await bank.notified(1);
  await bank.case(caseId).claimed();
  await bank.within(async (transaction) => {
    await storeWords(transaction, bank.institutionId, caseId, 'claim', 'private words');
    await shown(bank, caseId, { caseId }).execute(transaction);
  });
  return caseId;
}

const shown = (bank: TestInstitution, caseId: string, content: object): Raw => ({
  execute: (transaction) =>
    storeView(
      transaction,
      bank.institutionId,
      { caseId, principal: { kind: 'human', id: 'judge-1' }, audience: 'judge', disclosesScore: false, content },
      bank.at,
    ),
});

const subjectOf = (caseId: string) => sql`(select subject_id from cases where case_id = ${caseId})`;

const onWords = (
  failure: string,
  table: string,
  statement: (caseId: string, bank: TestInstitution) => Raw[],
): Attack => ({
  guard: `erased_alone on ${table}`,
  failure,
  code: 'HK009',
  async by(bank) {
    return statement(await withWords(bank), bank);
  },
});

const hides = (failure: string, content: object): Attack => ({
  guard: 'guarded on views',
  failure,
  code: 'HK003',
  async by(bank) {
    return [shown(bank, await withWords(bank), content)];
  },
});

const showsRemoved = (failure: string, content: (attachmentId: string) => object): Attack => ({
  guard: 'shows_no_removed_file on views',
  failure,
  code: '40001',
  async by(bank) {
    const [caseId = ''] = await bank.notified(1);
    const one = bank.case(caseId);
    const subject = await one.subject();
    const added = attachment(bank);
    await one.does(subject, added);
    await one.does(subject, { type: 'removeAttachment', attachmentId: added.attachmentId });
    return [shown(bank, caseId, content(added.attachmentId))];
  },
});

export const attacksOnWordsAndViews: readonly Attack[] = [
  onWords('an open claim’s words are rewritten', 'personal_texts', (caseId) => [
    sql`update personal_texts set body = 'other words' where case_id = ${caseId}`,
  ]),
  onWords('an open claim’s words are deleted', 'personal_texts', (caseId) => [
    sql`delete from personal_texts where case_id = ${caseId}`,
  ]),
  onWords('what a judge was shown is replaced', 'view_contents', (caseId) => [
    sql`update view_contents set content = '{"shown": "something else"}' where case_id = ${caseId}`,
  ]),
  onWords('what a judge was shown is deleted', 'view_contents', (caseId) => [
    sql`delete from view_contents where case_id = ${caseId}`,
  ]),
  onWords('a subject’s file is replaced', 'attachments', (caseId, bank) => [
    sql`insert into attachments (institution_id, attachment_id, case_id, file_name, media_type, bytes, sealed, added_at)
        values (${bank.institutionId}, ${FILE}, ${caseId}, 'letter.txt', 'text/plain', 1, '\\x00', ${bank.at})`,
    sql`update attachments set sealed = '\\x01' where attachment_id = ${FILE}`,
  ]),
  onWords('a note between staff is replaced', 'case_notes', (caseId, bank) => [
    sql`insert into case_notes (institution_id, note_id, case_id, author_id, author_name, body, written_at)
        values (${bank.institutionId}, ${NOTE}, ${caseId}, 'clerk-1', 'A clerk', 'They call back.', ${bank.at})`,
    sql`update case_notes set body = 'They never called.' where note_id = ${NOTE}`,
  ]),
  onWords('a subject’s answers to the survey are replaced', 'surveys', (caseId, bank) => [
    sql`insert into surveys (institution_id, survey_id, case_id, answers, answered_at)
        values (${bank.institutionId}, ${SURVEY}, ${caseId}, '{"heard": 1}', ${bank.at})`,
    sql`update surveys set answers = '{"heard": 7}' where survey_id = ${SURVEY}`,
  ]),
  {
    guard: 'erased_as_a_whole on subjects',
    failure: 'the key of an open claim is swapped',
    code: 'HK009',
    async by(bank) {
      const caseId = await withWords(bank);
      return [sql`update subjects set commitment_key = '\\x00' where subject_id = ${subjectOf(caseId)}`];
    },
  },
  {
    guard: 'erased_as_a_whole on subjects',
    failure: 'the subject of an open claim is erased',
    code: 'HK009',
    async by(bank) {
      const caseId = await withWords(bank);
      return [
        sql`update subjects set name = null, contact = null, commitment_key = null, erased_at = ${bank.at}
            where subject_id = ${subjectOf(caseId)}`,
      ];
    },
  },
  {
    guard: 'append_only on scores',
    failure: 'a score’s document is rewritten',
    code: 'HK009',
    async by(bank) {
      const [caseId = ''] = await bank.scored(1);
      return [sql`update scores set document = '{}' where case_id = ${caseId}`];
    },
  },
  {
    guard: 'append_only on scoring_failures',
    failure: 'why a case has no score is rewritten',
    code: 'HK009',
    async by(bank) {
      const [caseId = ''] = await bank.received(1);
      return [
        sql`insert into scoring_failures (institution_id, case_id, reason, detail, created_at)
            values (${bank.institutionId}, ${caseId}, 'modelUnavailable', 'it was down', ${bank.at})`,
        sql`update scoring_failures set detail = '' where case_id = ${caseId}`,
      ];
    },
  },
  {
    guard: 'append_only on idempotency_keys',
    failure: 'the answer to an upload is rewritten',
    code: 'HK009',
    async by(bank) {
      await bank.received(1);
      return [
        sql`insert into idempotency_keys (institution_id, operation, key, request_hash, response, created_at)
            values (${bank.institutionId}, 'createDocket', 'k', 'h', '{"docketId": "d"}', ${bank.at})`,
        sql`update idempotency_keys set response = '{}'`,
      ];
    },
  },
  {
    guard: 'append_only on precedents',
    failure: 'a precedent gets another name',
    code: 'HK009',
    async by(bank) {
      const [caseId = ''] = await bank.received(1);
      return [
        sql`insert into precedents (institution_id, policy_key, precedent_id, facts, adverse, imported_at)
            select ${bank.institutionId}, policy_key, 'p1', '{}', true, ${bank.at} from cases where case_id = ${caseId}`,
        sql`update precedents set precedent_id = 'p2' where precedent_id = 'p1'`,
      ];
    },
  },
  {
    guard: 'none_after_an_erasure on drafts',
    failure: 'a judge writes about a subject whose data has been erased',
    code: 'HK009',
    async by(bank) {
      const [caseId = ''] = await bank.notified(1);
      await bank.case(caseId).does(CLERK, { type: 'withdrawCase', reasonCommitment: digest(1) });
      await eraseCase(bank, caseId);
      return [
        sql`insert into drafts (institution_id, case_id, author_id, kind, body, saved_at)
            values (${bank.institutionId}, ${caseId}, 'judge-1', 'perspective', '{}', ${bank.at})`,
      ];
    },
  },
  {
    guard: 'none_after_an_erasure on case_notes',
    failure: 'a clerk leaves a note about a subject whose data has been erased',
    code: 'HK009',
    async by(bank) {
      const [caseId = ''] = await bank.notified(1);
      await bank.case(caseId).does(CLERK, { type: 'withdrawCase', reasonCommitment: digest(1) });
      await eraseCase(bank, caseId);
      return [
        sql`insert into case_notes (institution_id, note_id, case_id, author_id, author_name, body, written_at)
            values (${bank.institutionId}, ${NOTE}, ${caseId}, 'clerk-1', 'A clerk', 'They call back.', ${bank.at})`,
      ];
    },
  },
  showsRemoved('a judge is shown a file that its subject took back meanwhile', (attachmentId) => ({
    attachments: [{ id: attachmentId, fileName: 'letter.txt' }],
  })),
  showsRemoved('a judge opens a file that its subject took back meanwhile', (attachmentId) => ({
    file: { attachmentId, fileName: 'letter.txt' },
  })),
  hides('a judge is shown the score before their record', { score: { probability: 0.8 } }),
  hides('a judge is shown the score deep within another thing', {
    case: { matter: [{ score: { probability: 0.8 } }] },
  }),
  hides('a judge is shown the reference class under another name', { more: { neighbours: [{ precedentId: 'p1' }] } }),
  hides('a judge is shown the model’s reasons', { claims: [{ rationale: 'most of them defaulted' }] }),
  hides('a judge is shown a bare probability', { facts: [{ probability: 0 }] }),
  hides('a judge is shown where the score led, deep within another thing', { case: { provisionalOutcome: 'refuse' } }),
  hides('a judge is shown the grounds, deep within another thing', { case: { grounds: ['signOff'] } }),
];

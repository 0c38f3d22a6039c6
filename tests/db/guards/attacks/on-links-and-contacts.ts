import { sql } from 'kysely';
import { uuidv7 } from '#db/id.ts';
import { digest } from '../../../case/ids.ts';
import type { TestInstitution } from '../../../case/test-institution.ts';
import { ensureLink } from '../../../setup/ensure-link.ts';
import type { Raw } from '../../past-the-core.ts';
import type { Attack } from './attack.ts';

/** A case with a private link in its subject's hands. */
async function linked(bank: TestInstitution) {
  const [caseId = ''] = await bank.notified(1);
  await bank.within((transaction) => ensureLink(transaction, bank.institutionId, caseId));
  return caseId;
}

const newLink = (bank: TestInstitution, caseId: string, helperId: string | null): Raw => sql`
  insert into appeal_links (institution_id, token_hash, case_id, helper_id, created_at, expires_at)
  values (${bank.institutionId}, ${digest(Math.floor(Math.random() * 1e9))}, ${caseId}, ${helperId}, ${bank.at},
    ${bank.at}::timestamptz + interval '1 day')`;

const onLink = (failure: string, assignment: string): Attack => ({
  guard: 'ends_by_its_holder on appeal_links',
  failure,
  code: 'HK009',
  async by(bank) {
    const caseId = await linked(bank);
    return [sql`update appeal_links set ${sql.raw(assignment)} where case_id = ${caseId}`];
  },
});

/** How a subject could be shut out, or spoken for. */
export const attacksOnLinksAndContacts: readonly Attack[] = [
  onLink('a subject’s only link ends at once', `revoked_at = now()`),
  onLink('a subject’s link has expired before it was used', `expires_at = expires_at - interval '1 hour'`),
  onLink('a subject’s link opens with another token', `token_hash = repeat('a', 64)`),
  onLink('a subject’s link counts as a helper’s', `helper_id = gen_random_uuid()`),
  {
    guard: 'made_for_its_holder on appeal_links',
    failure: 'the API makes itself a link with which to speak for a subject',
    code: 'HK010',
    as: 'hearken_api',
    async by(bank) {
      return [newLink(bank, await linked(bank), null)];
    },
  },
  {
    guard: 'made_for_its_holder on appeal_links',
    failure: 'a helper has a link that the subject granted to nobody',
    code: 'HK010',
    async by(bank) {
      return [newLink(bank, await linked(bank), uuidv7())];
    },
  },
  {
    guard: 'corrected_on_the_trail on subjects',
    failure: 'notices go to another address without a word on the trail',
    code: 'HK009',
    async by(bank) {
      const caseId = await linked(bank);
      return [
        sql`update subjects set contact = 'thief@example.org'
            where subject_id = (select subject_id from cases where case_id = ${caseId})`,
      ];
    },
  },
  {
    guard: 'erased_as_a_whole on subjects',
    failure: 'a case is about a person of another name',
    code: 'HK009',
    async by(bank) {
      const caseId = await linked(bank);
      return [
        sql`update subjects set name = 'Another' where subject_id = (select subject_id from cases where case_id = ${caseId})`,
      ];
    },
  },
];

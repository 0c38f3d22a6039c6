import { eraseSubject } from '#db/erasure/erase-subject.ts';
import { lockCases } from '#db/cases/lock-cases.ts';
import { clerk } from '../case/people.ts';
import { digest } from '../case/ids.ts';
import type { TestInstitution } from '../case/test-institution.ts';

/** Erases the subject of a closed case as an institution's clerk does. */
export async function eraseCase(bank: TestInstitution, caseId: string): Promise<void> {
  await bank.case(caseId).does(clerk, { type: 'eraseSubject', ground: 'requested', reasonCommitment: digest(9) });
  await bank.within(async (transaction) => {
    const [found] = (await lockCases(transaction, bank.institutionId, [caseId], bank.clock)).values();
    if (!found?.key) throw new Error(`case ${caseId} has no key`);
    await eraseSubject(transaction, bank.institutionId, { ...found, key: found.key });
  });
}

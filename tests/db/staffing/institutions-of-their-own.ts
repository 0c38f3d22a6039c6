import { afterAll, beforeAll } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../setup/database.ts';
import { TestInstitution } from '../../case/test-institution.ts';

/**
 * Opens a database for a file's tests, in which each call of the result makes another institution.
 *
 * @param at its clock's time in the beginning (RFC 3339); that of other tests by default
 */
export function institutionsOfTheirOwn(at?: string): () => TestInstitution {
  let database: TestDatabase;
  let institutions = 0;
  beforeAll(async () => {
    database = await createTestDatabase();
  });
  afterAll(() => database.drop());
  return () => {
    const institution = new TestInstitution(database, `bank-${institutions++}`);
    if (at !== undefined) institution.at = at;
    return institution;
  };
}

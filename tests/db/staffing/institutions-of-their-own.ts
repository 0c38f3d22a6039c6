import { afterAll, beforeAll } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../setup/database.ts';
import { TestInstitution } from '../../case/test-institution.ts';

/** Opens a database for a file's tests, in which each call of the result makes another institution. */
export function institutionsOfTheirOwn(): () => TestInstitution {
  let database: TestDatabase;
  let institutions = 0;
  beforeAll(async () => {
    database = await createTestDatabase();
  });
  afterAll(() => database.drop());
  return () => new TestInstitution(database, `bank-${institutions++}`);
}

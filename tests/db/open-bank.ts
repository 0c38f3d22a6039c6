import { afterAll, expect } from 'vitest';
import { TestInstitution } from '../case/test-institution.ts';
import { checkTrails } from '../setup/check-trails.ts';
import { createTestDatabase } from '../setup/database.ts';

/**
 * An institution in a database of the test file's own, which is dropped after its last test.
 *
 * @param trails `checked` where every trail must fold to its case's state in the end; `tampered` where the tests break some
 */
export async function openBank(trails: 'checked' | 'tampered'): Promise<TestInstitution> {
  const database = await createTestDatabase();
  afterAll(async () => {
    if (trails === 'checked') expect(await checkTrails(database.database)).toBeGreaterThan(0);
    await database.drop();
  });
  return new TestInstitution(database);
}

import type { TestDatabase } from './database.ts';
import { askOwner } from './ask-owner.ts';

const told = new WeakMap<TestDatabase, Promise<unknown>>();

/**
 * Lets a database take the times that a test's own clock tells, for tests in which days pass in a moment. Its guards compare
 * times with one another, but no longer with PostgreSQL's clock.
 */
export async function letTestsTellTheTime(database: TestDatabase): Promise<void> {
  const telling =
    told.get(database) ??
    askOwner(
      database.ownerUrl,
      `create or replace function hearken.is_now(at timestamptz, last_at timestamptz) returns boolean
       language sql volatile as 'select true';
       create or replace function hearken.is_ahead(at timestamptz) returns boolean
       language sql volatile as 'select true'`,
    );
  told.set(database, telling);
  await telling;
}

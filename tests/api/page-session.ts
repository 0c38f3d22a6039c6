import { createHash, randomBytes } from 'node:crypto';
import { sha256 } from '#db/commitment.ts';
import type { Database } from '#db/database.ts';
import { openSession } from '#db/sessions.ts';
import { inTransaction } from '#db/transaction.ts';
import { addMilliseconds } from '#workflows/domain/duration.ts';
import type { Staff } from '#api/principal.ts';

/** What a browser holds of somebody who is signed in to the pages, and the token that its forms carry. */
export interface PageSession {
  cookie: string;
  csrf: string;
}

const DAY = 86_400_000;

/** Signs a member of staff in to the pages for a day, as coming back from the identity provider does. */
export async function openPageSession(
  database: Database,
  { id, name, institutionId, roles }: Pick<Staff, 'id' | 'name' | 'institutionId' | 'roles'>,
  at: string,
): Promise<PageSession> {
  const token = randomBytes(32).toString('base64url');
  const session = { staffId: id, staffName: name, roles: [...roles], endsAt: addMilliseconds(at, DAY) };
  await inTransaction(database, { institutionId, actor: 'system:pages' }, (transaction) =>
    openSession(transaction, institutionId, sha256(token), session, at),
  );
  return {
    cookie: `hearken-session=${Buffer.from(institutionId).toString('base64url')}.${token}`,
    csrf: createHash('sha256').update(`form:${token}`).digest('base64url'),
  };
}

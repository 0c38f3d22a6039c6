import type { DatabaseSync } from 'node:sqlite';
import type { Adapter, AdapterFactory, AdapterPayload } from 'oidc-provider';

const SCHEMA = `
  create table if not exists artifact (
    model text not null,
    id text not null,
    payload text not null,
    uid text,
    user_code text,
    grant_id text,
    expires_at integer,
    primary key (model, id)
  ) without rowid;
  create index if not exists artifact_grant on artifact (grant_id);
`;

/**
 * Stores the provider's sessions, grants, codes and refresh tokens in a SQLite database, so that people stay signed in
 * across restarts. Expired entries are deleted.
 */
export function sessionStore(database: DatabaseSync): AdapterFactory {
  database.exec(SCHEMA);
  const now = () => Math.floor(Date.now() / 1000);
  database.prepare('delete from artifact where expires_at < ?').run(now());

  const upsert = database.prepare(
    `insert into artifact (model, id, payload, uid, user_code, grant_id, expires_at) values (?, ?, ?, ?, ?, ?, ?)
     on conflict (model, id) do update set payload = excluded.payload, uid = excluded.uid,
       user_code = excluded.user_code, grant_id = excluded.grant_id, expires_at = excluded.expires_at`,
  );
  const findBy = (column: 'id' | 'uid' | 'user_code') =>
    database.prepare(
      `select payload from artifact where model = ? and ${column} = ? and (expires_at is null or expires_at >= ?)`,
    );
  const find = { id: findBy('id'), uid: findBy('uid'), userCode: findBy('user_code') };
  const consume = database.prepare(
    `update artifact set payload = json_set(payload, '$.consumed', ?) where model = ? and id = ?`,
  );
  const destroy = database.prepare('delete from artifact where model = ? and id = ?');
  const revoke = database.prepare('delete from artifact where grant_id = ?');

  return (model): Adapter => {
    const read = async (by: keyof typeof find, value: string) => {
      const row = find[by].get(model, value, now()) as { payload: string } | undefined;
      return row && (JSON.parse(row.payload) as AdapterPayload);
    };
    return {
      async upsert(id, payload, expiresIn) {
        const { uid, userCode, grantId } = payload;
        const expiresAt = expiresIn === undefined ? null : now() + expiresIn;
        upsert.run(model, id, JSON.stringify(payload), uid ?? null, userCode ?? null, grantId ?? null, expiresAt);
      },
      find: (id) => read('id', id),
      findByUid: (uid) => read('uid', uid),
      findByUserCode: (userCode) => read('userCode', userCode),
      async consume(id) {
        consume.run(now(), model, id);
      },
      async destroy(id) {
        destroy.run(model, id);
      },
      async revokeByGrantId(grantId) {
        revoke.run(grantId);
      },
    };
  };
}

import { sql, type Kysely } from 'kysely';

/**
 * Synthetic cases, by which judges see whether they find the same on the same account of another kind of person. They are rows of
 * their own and no cases: nothing that notifies, decides, counts or exports refers to these tables.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table hearken.synthetic_pairs (
      institution_id text not null references hearken.institutions,
      pair_id uuid not null,
      first_case_id uuid not null,
      second_case_id uuid not null,
      policy_key text not null,
      policy_version integer not null,
      account text not null check (account <> ''),
      facts jsonb not null check (jsonb_typeof(facts) = 'object'),
      changed jsonb not null check (jsonb_typeof(changed) = 'object'),
      apart_days integer not null check (apart_days between 1 and 365),
      made_by text not null,
      made_at timestamptz(3) not null,
      primary key (institution_id, pair_id),
      foreign key (institution_id, policy_key, policy_version)
        references hearken.policies (institution_id, policy_key, version),
      check (first_case_id <> second_case_id)
    )`.execute(db);
  await sql`
    create table hearken.synthetic_pair_withdrawals (
      institution_id text not null references hearken.institutions,
      pair_id uuid not null,
      reason text not null check (reason <> ''),
      withdrawn_by text not null,
      withdrawn_at timestamptz(3) not null,
      primary key (institution_id, pair_id),
      foreign key (institution_id, pair_id) references hearken.synthetic_pairs (institution_id, pair_id)
    )`.execute(db);
  await sql`
    create table hearken.exercise_consents (
      institution_id text not null references hearken.institutions,
      consent_id uuid not null,
      judge_id text not null,
      agreed boolean not null,
      given_at timestamptz(3) not null,
      primary key (institution_id, judge_id, consent_id)
    )`.execute(db);
  await sql`
    create table hearken.synthetic_findings (
      institution_id text not null references hearken.institutions,
      pair_id uuid not null,
      half text not null check (half in ('first', 'second')),
      judge_id text not null,
      finding text not null check (finding in ('exceptional', 'specialPleading', 'cannotDecipher')),
      confidence integer not null check (confidence between 1 and 7),
      felt_with integer not null check (felt_with between 1 and 7),
      restatement text not null check (restatement <> ''),
      reasons text not null check (reasons <> ''),
      found_at timestamptz(3) not null,
      primary key (institution_id, pair_id, judge_id, half),
      foreign key (institution_id, pair_id) references hearken.synthetic_pairs (institution_id, pair_id)
    )`.execute(db);
  for (const table of ['synthetic_pairs', 'synthetic_pair_withdrawals', 'exercise_consents', 'synthetic_findings'])
    await sql`call hearken.protect(${sql.lit(`hearken.${table}`)}, 'append-only')`.execute(db);
}

import { sql, type Kysely } from 'kysely';

/** The batch in which a docket's cases were put to a model, so that no worker sends it twice. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table hearken.model_batches (
      institution_id text not null,
      docket_id uuid not null,
      state text not null check (state in ('sending', 'sent', 'read', 'over')),
      batch_id text check (batch_id <> ''),
      model text not null,
      day date not null,
      currency text not null check (currency ~ '^([A-Z]{3})?$'),
      requests integer not null check (requests >= 1),
      estimated_tokens bigint not null check (estimated_tokens >= 0),
      set_aside_tokens bigint not null check (set_aside_tokens in (0, estimated_tokens)),
      began_at timestamptz not null,
      tried_at timestamptz not null,
      primary key (institution_id, docket_id),
      foreign key (institution_id, docket_id) references hearken.dockets,
      check (state <> 'sending' or batch_id is null),
      check (state <> 'sent' or batch_id is not null)
    )`.execute(db);
  await sql`call hearken.protect('hearken.model_batches', 'mutable')`.execute(db);
}

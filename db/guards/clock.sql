-- The database's own clock. What is written carries the time at which its transaction ran, so that nothing is dated ahead or
-- back. After the clock has been set back, a case's next entry may carry the time of its last one; `last_at` is null where there is none.

create or replace function hearken.is_now(at timestamptz, last_at timestamptz) returns boolean language sql volatile as $$
select at >= date_trunc('milliseconds', now()) and (at <= clock_timestamp() or coalesce(at <= last_at, false))
$$;

create or replace function hearken.is_ahead(at timestamptz) returns boolean language sql volatile as $$
select at > clock_timestamp()
$$;

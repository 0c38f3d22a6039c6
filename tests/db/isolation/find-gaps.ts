import { askOwner } from '../../setup/ask-owner.ts';

/** Unique indexes that hold no institution, each with why nobody learns anything by them. */
const UNIQUE_WITHOUT_INSTITUTION: Record<string, string> = {
  // The hash of 256 random bits: two institutions do not meet there, and the link alone has to find its row.
  appeal_links_by_hash: 'presented before the institution is known',
};

/** Tables that say the same of every institution, and what they say. */
const TABLES_OF_THE_DEPLOYMENT: Record<string, string> = {
  service_reach: 'when claims could be taken last',
  service_gaps: 'when claims could not be taken',
  claims_served: 'up to when which process has served subjects',
  data_key_fingerprint: 'which key files are encrypted under',
};

/** Functions with their owner's rights and a search_path of their own, and what they let the roles see. */
const WITH_OWNERS_RIGHTS: Record<string, string> = {
  migrations_carried_out: 'the names of migrations, which say nothing of any institution',
};

/** Policies that let rows through by something else than the institution, and what they let through. */
const OTHER_POLICIES: Record<string, string> = {
  'appeal_links.presented': 'the one row whose hash somebody presents, to read',
  'institutions.listed': 'the names of institutions, to the sweeper and nobody else',
  'institutions.joins': 'an institution adds itself',
  ...Object.fromEntries(
    Object.entries(TABLES_OF_THE_DEPLOYMENT).flatMap(([table, what]) =>
      ['known', 'noted', 'noted_again', 'forgotten'].map((policy) => [`${table}.${policy}`, what]),
    ),
  ),
};

/**
 * What keeps a database from keeping institutions apart, a line each; empty where nothing does. Looks at every table, view,
 * key, policy, function and right of schema `hearken`, and at what the application's roles may do elsewhere.
 *
 * @param url of the owner
 */
export async function findGaps(url: string): Promise<string[]> {
  const gaps = await Promise.all([
    tablesWithoutForcedSecurity(url),
    keysWithoutInstitution(url),
    tablesOfNoInstitution(url),
    policiesByAnythingElse(url),
    viewsWithTheirOwnersRights(url),
    functionsWithTheirOwnersRights(url),
    rightsOfTheRoles(url),
  ]);
  return gaps.flat().toSorted();
}

const ask = async (url: string, query: string): Promise<string[]> =>
  (await askOwner<{ gap: string }>(url, query)).map(({ gap }) => gap);

const IN_SCHEMA = `relnamespace = 'hearken'::regnamespace`;
const OF_THE_DEPLOYMENT = Object.keys(TABLES_OF_THE_DEPLOYMENT)
  .map((name) => `'${name}'`)
  .join(', ');
/** The condition that a table of `pg_class` holds rows of one institution or another. */
export const isOfInstitutions = (table: string): string =>
  `${table}.${IN_SCHEMA} and ${table}.relkind in ('r', 'p') and ${table}.relname not in (${OF_THE_DEPLOYMENT})`;

const tablesWithoutForcedSecurity = (url: string): Promise<string[]> =>
  ask(
    url,
    `select format('table %s: row-level security is not %s', relname,
       case when relrowsecurity then 'forced' else 'enabled' end) as gap
     from pg_class where ${IN_SCHEMA} and relkind in ('r', 'p') and not (relrowsecurity and relforcerowsecurity)
     union all
     select format('table %s: has no policy', relname) from pg_class c
     where ${IN_SCHEMA} and relkind in ('r', 'p') and not exists (select from pg_policy where polrelid = c.oid)
     union all
     select format('table %s: institution_id is missing or may be null', relname) from pg_class c
     where ${isOfInstitutions('c')} and not exists (
       select from pg_attribute where attrelid = c.oid and attname = 'institution_id' and attnotnull)
     union all
     select format('relation %s: is of kind %s, which knows no row-level security', relname, relkind) from pg_class
     where ${IN_SCHEMA} and relkind in ('m', 'f')`,
  );

/** Primary keys, unique constraints and unique indexes hold the institution; foreign keys lead to the same one. */
async function keysWithoutInstitution(url: string): Promise<string[]> {
  const unique = await askOwner<{ table: string; index: string }>(
    url,
    `select c.relname::text as table, i.relname::text as index
     from pg_index x join pg_class c on c.oid = x.indrelid join pg_class i on i.oid = x.indexrelid
     where ${isOfInstitutions('c')} and x.indisunique and not exists (
       select from pg_attribute a where a.attrelid = c.oid and a.attnum = any(x.indkey) and a.attname = 'institution_id')`,
  );
  const foreign = await ask(
    url,
    `select format('foreign key %s of %s: does not lead to the same institution', k.conname, c.relname) as gap
     from pg_constraint k join pg_class c on c.oid = k.conrelid
     where c.${IN_SCHEMA} and k.contype = 'f' and not exists (
       select from unnest(k.conkey, k.confkey) as pair(here, there)
       join pg_attribute a on a.attrelid = k.conrelid and a.attnum = pair.here and a.attname = 'institution_id'
       join pg_attribute b on b.attrelid = k.confrelid and b.attnum = pair.there and b.attname = 'institution_id')
     union all
     select format('table %s: has no primary key', relname) from pg_class c
     where ${IN_SCHEMA} and relkind in ('r', 'p') and not exists (
       select from pg_constraint where conrelid = c.oid and contype = 'p')`,
  );
  return [
    ...foreign,
    ...unique
      .filter(({ index }) => !Object.hasOwn(UNIQUE_WITHOUT_INSTITUTION, index))
      .map(({ table, index }) => `unique index ${index} of ${table}: does not hold the institution`),
  ];
}

/** Tables from which no foreign key leads, over others, to the list of institutions. */
const tablesOfNoInstitution = (url: string): Promise<string[]> =>
  ask(
    url,
    `with recursive reached as (
       select 'hearken.institutions'::regclass::oid as id
       union
       select k.conrelid from pg_constraint k join reached on k.confrelid = reached.id where k.contype = 'f')
     select format('table %s: no foreign key leads to its institution', relname) as gap from pg_class c
     where ${isOfInstitutions('c')} and oid not in (select id from reached)`,
  );

async function policiesByAnythingElse(url: string): Promise<string[]> {
  const policies = await askOwner<{ name: string; command: string; rules: (string | null)[]; permissive: string }>(
    url,
    `select tablename || '.' || policyname as name, cmd as command, array[qual, with_check] as rules, permissive
     from pg_policies where schemaname = 'hearken'`,
  );
  const isByInstitution = (rule: string | null): boolean =>
    /^\(institution_id = \( SELECT (hearken\.)?current_institution\(\) AS current_institution\)\)$/.test(rule ?? '');
  return policies
    .filter(({ name, command, rules, permissive }) => {
      // It only takes away rows that another policy lets through.
      if (permissive === 'RESTRICTIVE') return false;
      if (Object.hasOwn(OTHER_POLICIES, name)) return command === 'ALL';
      return !rules.every(
        (rule, index) => isByInstitution(rule) || (rule === null && index === 1 && command === 'SELECT'),
      );
    })
    .map(({ name }) => `policy ${name}: lets rows through by something else than the institution`);
}

const viewsWithTheirOwnersRights = (url: string): Promise<string[]> =>
  ask(
    url,
    `select format('view %s: is not security_invoker', relname) as gap from pg_class
     where ${IN_SCHEMA} and relkind = 'v'
       and not coalesce(reloptions && array['security_invoker=true', 'security_invoker=on', 'security_invoker=1'], false)`,
  );

/** A function with its owner's rights would step around row-level security as soon as its owner may. There is none. */
async function functionsWithTheirOwnersRights(url: string): Promise<string[]> {
  const gaps = await ask(
    url,
    `select format('function %s: runs with its owner’s rights%s', proname,
       case when coalesce(array_to_string(proconfig, ','), '') like '%search_path=%' then '' else ' and no search_path of its own' end) as gap
     from pg_proc where pronamespace = 'hearken'::regnamespace and prosecdef`,
  );
  const known = Object.keys(WITH_OWNERS_RIGHTS).map((name) => `function ${name}: runs with its owner’s rights`);
  return gaps.filter((gap) => !known.includes(gap));
}

/** The application's roles own nothing, may step around nothing, are nobody else, and have no rights outside the schema. */
const rightsOfTheRoles = (url: string): Promise<string[]> =>
  ask(
    url,
    `with ours as (select oid, rolname from pg_roles where rolname in ('hearken_api', 'hearken_app', 'hearken_auditor', 'hearken_worker'))
     select format('role %s: may step around row-level security or change roles', r.rolname) as gap
     from pg_roles r join ours using (oid)
     where r.rolsuper or r.rolbypassrls or r.rolcreaterole or r.rolcreatedb or r.rolreplication or r.rolcanlogin
     union all
     select format('role %s: owns %s', ours.rolname, c.relname) from ours join pg_class c on c.relowner = ours.oid
     union all
     select format('role %s: owns schema %s', ours.rolname, n.nspname) from ours join pg_namespace n on n.nspowner = ours.oid
     union all
     select format('role %s: owns function %s', ours.rolname, p.proname) from ours join pg_proc p on p.proowner = ours.oid
     union all
     select format('role %s: is also %s', ours.rolname, m.roleid::regrole) from ours join pg_auth_members m on m.member = ours.oid
     where (ours.rolname, m.roleid::regrole::text) not in (('hearken_api', 'hearken_app'), ('hearken_worker', 'hearken_app'))
     union all
     select format('role %s: may create in schema %s', ours.rolname, n.nspname)
     from ours, pg_namespace n where n.nspname !~ '^pg_' and has_schema_privilege(ours.oid, n.oid, 'CREATE')
     union all
     select format('role %s: may read %s.%s', ours.rolname, n.nspname, c.relname)
     from ours, pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname not in ('hearken', 'pg_catalog', 'information_schema', 'pg_toast') and c.relkind in ('r', 'p', 'v', 'm', 'f')
       and has_any_column_privilege(ours.oid, c.oid, 'SELECT')
     union all
     select format('role %s: may %s %s, which holds what others rely on', ours.rolname, p, c.relname)
     from ours, pg_class c, unnest(array['TRUNCATE', 'REFERENCES', 'TRIGGER', 'MAINTAIN']) p
     where c.${IN_SCHEMA} and c.relkind in ('r', 'p') and has_table_privilege(ours.oid, c.oid, p)`,
  );

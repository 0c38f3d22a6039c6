#!/bin/bash
# Runs once, when PostgreSQL starts on an empty volume: one login and its databases for each program, and no program
# may connect to another's database.
set -euo pipefail

psql --set=ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname postgres <<'SQL'
\getenv owner_password HEARKEN_OWNER_PASSWORD
\getenv service_password HEARKEN_SERVICE_PASSWORD
\getenv engine_password HEARKEN_ENGINE_PASSWORD
\getenv backup_password HEARKEN_BACKUP_PASSWORD
\getenv temporal_password TEMPORAL_DATABASE_PASSWORD
\getenv identity_password IDENTITY_DATABASE_PASSWORD

-- hearken_owner owns the schema; its migrations make the roles that hold rights, for which it may create roles.
-- hearken_service is the API's login and hearken_engine the worker's. Neither has a right of its own, and neither may take on the
-- other's role.
create role hearken_owner login createrole password :'owner_password';
create role hearken_service login noinherit password :'service_password';
create role hearken_engine login noinherit password :'engine_password';
-- hearken_backup reads every row and writes none. Row-level security binds even the owner, who could back up nothing.
create role hearken_backup login bypassrls in role pg_read_all_data password :'backup_password';
create role temporal login password :'temporal_password';
create role identity login password :'identity_password';

create database hearken owner hearken_owner;
create database temporal owner temporal;
create database temporal_visibility owner temporal;
create database identity owner identity;

revoke connect on database hearken, temporal, temporal_visibility, identity from public;
grant connect on database hearken to hearken_service, hearken_engine, hearken_backup;
SQL

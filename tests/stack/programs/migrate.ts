import pg from 'pg';

const client = new pg.Client({ connectionString: process.env['DATABASE_OWNER_URL'] });
await client.connect();
await client.query('create table if not exists note (text text primary key)');
await client.query('grant select, insert on note to hearken_service');
await client.end();

/** Holds a PostgreSQL server until it is killed. Argument: data directory. */
import { startPostgres } from '#worker/standalone/postgres.ts';

const { ownerUrl } = await startPostgres({ dataDirectory: process.argv[2] ?? '' });
console.log(`ready ${ownerUrl}`);
setInterval(() => undefined, 60_000);

/** Stands in for the API: keeps notes in the database and shows what it was told by its environment. */
import { createServer } from 'node:http';
import pg from 'pg';

const pool = new pg.Pool({ connectionString: process.env['DATABASE_URL'] });
// A database that is killed breaks its connections; the next query makes new ones.
pool.on('error', () => undefined);

const answers: Record<string, (text: string) => Promise<unknown>> = {
  '/readyz': async () => (await pool.query('select 1')).rowCount,
  '/notes': async () => (await pool.query('select text from note order by text')).rows.map((row) => row.text),
  '/add': async (text) => (await pool.query('insert into note values ($1)', [text])).rowCount,
  '/environment': async () => ({ ...process.env, PID: process.pid }),
};

const server = createServer((request, response) => {
  const url = new URL(request.url ?? '/', 'http://api');
  const answer = answers[url.pathname];
  if (!answer) return response.writeHead(404).end();
  answer(url.searchParams.get('text') ?? '').then(
    (body) => response.end(JSON.stringify(body)),
    (error: unknown) => response.writeHead(503).end(String(error)),
  );
  return undefined;
});
server.listen(Number(process.env['PORT']), '127.0.0.1');
process.once('SIGTERM', () => {
  server.close(() => process.exit(0));
  server.closeAllConnections();
});

import { sqlState } from '../transaction.ts';

const OF_THE_NETWORK = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
]);

/**
 * SQLSTATEs of a server that currently cannot serve any client: broken connections (08…), too many connections (53300),
 * a server that is stopping or starting (57P01, 57P02, 57P03), one that is read-only because another has taken over (25006), and one
 * that does not accept this process's login (28…), as while its password is changed.
 */
const OF_THE_SERVER = /^(08|28|53300|57P0[123]|25006)/;

/** Messages of the driver about a connection that ended during a query; these errors have no code. */
const OF_THE_DRIVER = /^(Connection terminated|Client has encountered a connection error|timeout exceeded when trying)/;

/**
 * Whether an error of the PostgreSQL driver means that the server cannot be reached or cannot serve, independently of
 * the query.
 */
export function isDatabaseUnavailable(error: unknown): boolean {
  const code = sqlState(error);
  if (code !== undefined) return OF_THE_NETWORK.has(code) || OF_THE_SERVER.test(code);
  return error instanceof Error && OF_THE_DRIVER.test(error.message);
}

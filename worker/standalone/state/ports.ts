import { readFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { join } from 'node:path';
import { z } from 'zod';
import { writeFileWhole } from './ensure-file.ts';

const HOST = '127.0.0.1';
const Ports = z.record(z.string(), z.number().int().min(1).max(65_535));

/** Whether nothing listens on a loopback port. */
export async function isPortFree(port: number): Promise<boolean> {
  return (await listenOnce(port)) !== undefined;
}

/** Whether a loopback port accepts connections. */
export function isPortOpen(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: HOST });
    socket.once('error', () => resolve(false));
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
  });
}

/** A loopback port on which nothing listens now. */
export async function findFreePort(): Promise<number> {
  const port = await listenOnce(0);
  if (port === undefined) throw new Error('this machine has no free port left');
  return port;
}

/**
 * The port of an inner part, stored in `ports.json` of a data directory: the same as last time if it is free, so that
 * addresses (above all the issuer in a token) outlive a restart.
 */
export async function ensurePort(dataDirectory: string, part: string): Promise<number> {
  const file = join(dataDirectory, 'ports.json');
  const kept = readPorts(file);
  const last = kept[part];
  if (last !== undefined && (await isPortFree(last))) return last;
  const port = await findFreePort();
  writeFileWhole(file, JSON.stringify({ ...kept, [part]: port }, undefined, 2));
  return port;
}

function readPorts(file: string): Record<string, number> {
  try {
    return Ports.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    // There is no file yet, or an unusable one: ports are chosen anew.
    return {};
  }
}

function listenOnce(port: number): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE' || error.code === 'EACCES') resolve(undefined);
      else reject(error);
    });
    server.listen({ port, host: HOST, exclusive: true }, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' ? address?.port : undefined));
    });
  });
}

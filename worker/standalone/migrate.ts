import { execFile } from 'node:child_process';
import { closeSync, writeSync } from 'node:fs';
import { promisify } from 'node:util';
import { openLog } from './state/log-file.ts';

export interface MigrateOptions {
  /** Module that migrates the database of `DATABASE_OWNER_URL`. */
  module: string;
  ownerUrl: string;
  environment: Record<string, string>;
  directory: string;
  logFile: string;
  signal?: AbortSignal;
}

/**
 * Brings the database to the current schema, in a process of its own.
 *
 * @throws Error with what it wrote
 */
export async function migrate(options: MigrateOptions): Promise<void> {
  const log = openLog(options.logFile);
  try {
    const { stdout, stderr } = await promisify(execFile)(process.execPath, [options.module], {
      cwd: options.directory,
      env: { ...options.environment, DATABASE_OWNER_URL: options.ownerUrl },
      ...(options.signal && { signal: options.signal }),
    });
    writeSync(log, stdout + stderr);
  } catch (error) {
    const { stdout = '', stderr = '', message } = error as { stdout?: string; stderr?: string; message: string };
    writeSync(log, stdout + stderr);
    throw new Error(`the database cannot be migrated: ${stderr.trim() || message}`, { cause: error });
  } finally {
    closeSync(log);
  }
}

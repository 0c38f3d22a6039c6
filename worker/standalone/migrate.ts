import { closeSync, writeSync } from 'node:fs';
import { execaNode } from 'execa';
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
 * @throws Error with the output of that process
 */
export async function migrate(options: MigrateOptions): Promise<void> {
  const log = openLog(options.logFile);
  try {
    const migration = await execaNode(options.module, {
      cwd: options.directory,
      env: { ...options.environment, DATABASE_OWNER_URL: options.ownerUrl },
      extendEnv: false,
      nodeOptions: [],
      all: true,
      reject: false,
      ...(options.signal && { cancelSignal: options.signal }),
    });
    writeSync(log, migration.all);
    if (migration.failed)
      throw new Error(`the database cannot be migrated: ${migration.stderr || migration.shortMessage}`);
  } finally {
    closeSync(log);
  }
}

import { expect, test } from 'vitest';
import { lockDirectory } from '#worker/standalone/state/directory-lock.ts';
import { killNow, runProgram } from '../foreground-program.ts';
import { temporaryDirectory } from '../temporary-directory.ts';

test('a directory that another process holds is refused, and the error names that process', async () => {
  const directory = temporaryDirectory();
  const holder = runProgram('lock', [directory]);
  await holder.ready;
  expect(() => lockDirectory(directory)).toThrow(`is in use by process ${holder.pid}`);
});

test('a lock ends with its holder, however that ended', async () => {
  const directory = temporaryDirectory();
  const holder = runProgram('lock', [directory]);
  await holder.ready;
  killNow(holder.pid);
  await holder.exited;
  const lock = lockDirectory(directory);
  expect(lock.afterCrash).toBe(true);
  expect(() => lockDirectory(directory)).toThrow(`is in use by process ${process.pid}`);
  lock.release();
  const next = lockDirectory(directory);
  expect(next.afterCrash).toBe(false);
  next.release();
});

test('of many concurrent processes exactly one gets the directory', async () => {
  const directory = temporaryDirectory();
  const outcomes = await Promise.allSettled(Array.from({ length: 6 }, () => runProgram('lock', [directory]).ready));
  expect(outcomes.filter((outcome) => outcome.status === 'fulfilled')).toHaveLength(1);
}, 20_000);

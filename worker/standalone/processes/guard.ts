/**
 * Stands between the embedded stack and a program that is not ours (PostgreSQL, the Temporal server): such a program
 * does not notice when its parent is killed. The guard does, by the IPC channel that closes, and ends the program.
 * It also notes the program's identity in a file, so that a later start finds it should the guard be killed too.
 */
import { spawn } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import type { GuardedCommand } from './guarded-program.ts';
import { processIdentity } from './process-identity.ts';

const command = JSON.parse(process.argv[2] ?? '') as GuardedCommand;

const program = spawn(command.program, command.arguments, {
  cwd: command.directory,
  stdio: ['ignore', 'inherit', 'inherit'],
  ...(command.account && { uid: command.account.uid, gid: command.account.gid }),
});

program.once('spawn', () => {
  const { pid } = program;
  if (pid === undefined) return;
  writeFileSync(command.identityFile, JSON.stringify({ identity: processIdentity(pid) }), { mode: 0o600 });
  if (process.connected) process.send?.({ pid });
});
program.once('error', (error) => {
  console.error(`cannot run ${command.program}: ${error.message}`);
  process.exit(127);
});
program.once('exit', (code, signal) => {
  rmSync(command.identityFile, { force: true });
  const how = signal ? `signal ${signal}` : `exit code ${code}`;
  if (!process.connected) process.exit(0);
  process.send?.({ ended: how }, () => process.exit(0));
});

let stopping = false;
const stop = () => {
  if (stopping) return;
  stopping = true;
  program.kill(command.stopSignal);
  setTimeout(() => program.kill('SIGKILL'), command.graceMilliseconds).unref();
};
process.once('disconnect', stop);
process.on('message', (message) => {
  if (message === 'stop') stop();
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);

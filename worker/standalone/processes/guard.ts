/**
 * Stands between the embedded stack and a foreign program (PostgreSQL, the Temporal server), which does not notice when
 * its parent is killed. The guard notices by the IPC channel, which closes, and ends the program. It also stores the
 * program's identity in a file, so that a later start can find the program if the guard is killed as well.
 */
import { rmSync, writeFileSync } from 'node:fs';
import { execa } from 'execa';
import { describeEnd } from './describe-end.ts';
import type { GuardedCommand } from './guarded-program.ts';
import { processIdentity } from './process-identity.ts';

const command = JSON.parse(process.argv[2] ?? '') as GuardedCommand;

const program = execa(command.program, command.arguments, {
  cwd: command.directory,
  stdin: 'ignore',
  stdout: 'inherit',
  stderr: 'inherit',
  reject: false,
  killSignal: command.stopSignal,
  forceKillAfterDelay: command.graceMilliseconds,
  ...(command.account && { uid: command.account.uid, gid: command.account.gid }),
});
const stop = () => void program.kill();
process.once('disconnect', stop);
process.on('message', (message) => {
  if (message === 'stop') stop();
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);

if (program.pid !== undefined) {
  writeFileSync(command.identityFile, JSON.stringify({ identity: processIdentity(program.pid) }), { mode: 0o600 });
  if (process.connected) process.send?.({ pid: program.pid });
}
const ended = describeEnd(await program);
if (program.pid === undefined) {
  console.error(`cannot run ${command.program}: ${ended}`);
  process.exit(127);
}
rmSync(command.identityFile, { force: true });
if (process.connected) process.send?.({ ended }, () => process.exit(0));
else process.exit(0);

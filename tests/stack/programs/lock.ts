/** Holds the lock of a directory until it is killed. */
import { lockDirectory } from '#worker/standalone/state/directory-lock.ts';

lockDirectory(process.argv[2] ?? '');
console.log('ready');
setInterval(() => undefined, 60_000);

/**
 * Preloaded (`node --import`) into the worker and the API: ends them when the process that started them is gone, even
 * if that was killed without notice. The IPC channel closes with the parent, whatever ended it.
 */
import { isMainThread } from 'node:worker_threads';
import { outliveReaders } from './closed-output.ts';

const GRACE_MILLISECONDS = 5_000;

if (isMainThread && process.channel) {
  process.once('disconnect', () => {
    setTimeout(() => process.exit(1), GRACE_MILLISECONDS).unref();
    // The program's own handler of SIGTERM ends it cleanly.
    process.kill(process.pid, 'SIGTERM');
  });
  process.channel.unref();
  // The parent reads this process's output. Once it is gone, a log line must not end this process before it has ended
  // cleanly.
  outliveReaders();
}

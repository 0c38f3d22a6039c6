/** `npm run verify`: checks a case's evidence offline, with public keys alone. */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { Evidence } from './evidence.ts';
import { printVerdict } from './verdict.ts';
import { verifyEvidence } from './verify-evidence.ts';

const USAGE = `npm run verify -- evidence.json [--log-key <key>] [--witness-key <key>] [--earlier <checkpoint file>]

evidence.json   the response of GET /v1/audit/cases/{id}/evidence
--log-key       the log's public key, obtained independently of the evidence
--witness-key   the witness's public key, obtained from the witness; its cosignature is then required
--earlier       a checkpoint that you stored earlier, which the new tree must extend (request the evidence with ?since=<its size>)

Exit code 0: nothing contradicts the evidence. 1: a check failed, or nothing is signed. 2: the evidence could not be read.`;

try {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      'log-key': { type: 'string' },
      'witness-key': { type: 'string' },
      earlier: { type: 'string' },
      help: { type: 'boolean' },
    },
  });
  const [file, ...more] = positionals;
  if (values.help) process.stdout.write(`${USAGE}\n`);
  else if (file === undefined || more.length > 0) throw new SyntaxError('give exactly one evidence file');
  else {
    const read = Evidence.safeParse(JSON.parse(readFileSync(file, 'utf8')));
    if (!read.success) throw new SyntaxError(`${file} is not valid evidence:\n${z.prettifyError(read.error)}`);
    const verdict = verifyEvidence(read.data, {
      logKey: values['log-key'],
      witnessKey: values['witness-key'],
      earlier: values.earlier === undefined ? undefined : readFileSync(values.earlier, 'utf8'),
    });
    process.stdout.write(printVerdict(verdict));
    process.exitCode = verdict.holds ? 0 : 1;
  }
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}\n`);
  process.exitCode = 2;
}

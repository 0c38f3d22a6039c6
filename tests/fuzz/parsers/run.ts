/**
 * `npm run fuzz:parsers`: a coverage-guided fuzzer over each parser of what other people send, or over those that are named
 * (`npm run fuzz:parsers -- CSV token`). `FUZZ_SECONDS` says for how long each, `FUZZ_SEED` gives another seed. Ends with code 1 where a parser failed or took longer than a second, or
 * where four times the input takes much more than four times as much time or memory.
 */
import { z } from 'zod';
import { IssuerUnderTest } from '../../unit/token/issuer-under-test.ts';
import { startCoverage } from './coverage.ts';
import { fuzzParser } from './fuzz-parser.ts';
import { growsLinearly, measureGrowth } from './measure-growth.ts';
import { PARSERS, tokenParser } from './parsers.ts';

const { FUZZ_SECONDS, FUZZ_SEED } = z
  .object({
    FUZZ_SECONDS: z.coerce.number().int().min(1).default(1_200),
    FUZZ_SEED: z.coerce.number().int().min(0).default(1),
  })
  .parse(process.env);

const wanted = process.argv.slice(2);
const issuer = await IssuerUnderTest.start();
const parsers = [...PARSERS, await tokenParser(issuer)];
const unknown = wanted.filter((name) => parsers.every((parser) => parser.name !== name));
if (unknown.length > 0) {
  const names = parsers.map(({ name }) => `"${name}"`).join(', ');
  console.error(`there is no parser ${unknown.join(', ')}; name some of ${names}`);
  process.exit(2);
}

const coverage = await startCoverage();
const rows = [];
for (const parser of parsers.filter(({ name }) => wanted.length === 0 || wanted.includes(name))) {
  const end = performance.now() + FUZZ_SECONDS * 1_000;
  const { failures, ...row } = await fuzzParser(parser, coverage, FUZZ_SEED, () => performance.now() > end);
  for (const { input, failure } of failures) console.error(`${parser.name}: ${failure}\n  input, base64: ${input}`);
  const growth = await measureGrowth(parser);
  const { allocated, ...times } = growth;
  const memory = { quarterAllocated: allocated?.quarterMebibyte ?? null, allocated: allocated?.mebibyte ?? null };
  rows.push({ ...row, ...times, ...memory, failures: failures.length, linear: growsLinearly(growth) });
  console.log(JSON.stringify(rows.at(-1)));
}
coverage.stop();
await issuer.stop();
console.table(rows);
process.exitCode = rows.every(({ failures, linear }) => failures === 0 && linear) ? 0 : 1;

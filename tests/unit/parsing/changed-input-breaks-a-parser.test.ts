import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startCoverage, type Coverage } from '../../fuzz/parsers/coverage.ts';
import { fuzzParser } from '../../fuzz/parsers/fuzz-parser.ts';
import { growsLinearly, measureGrowth } from '../../fuzz/parsers/measure-growth.ts';
import { PARSERS, tokenParser, type Parser } from '../../fuzz/parsers/parsers.ts';
import { IssuerUnderTest } from '../token/issuer-under-test.ts';

/** About a minute for all parsers together; a process of its own takes a good part of a second for each input. */
const INPUTS = 600;
const INPUTS_APART = 12;

let issuer: IssuerUnderTest;
let coverage: Coverage;
beforeAll(async () => {
  issuer = await IssuerUnderTest.start();
  coverage = await startCoverage();
});
afterAll(async () => {
  coverage.stop();
  await issuer.stop();
});

const CASES: [string, () => Parser | Promise<Parser>][] = [
  ...PARSERS.map((parser): [string, () => Parser] => [parser.name, () => parser]),
  ['token', () => tokenParser(issuer)],
];

describe.each(CASES)('%s', (_name, make) => {
  test('inputs that are changed step by step are read or refused, and each quickly', { timeout: 120_000 }, async () => {
    const parser = await make();
    const most = parser.isApart ? INPUTS_APART : INPUTS;
    const found = await fuzzParser(parser, coverage, 1, (inputs) => inputs >= most);
    expect(found).toMatchObject({ inputs: most, failures: [] });
    if (!parser.isApart) expect(found.places).toBeGreaterThan(5);
  });

  test(
    'four times the input takes about four times the time and memory, not sixteen times',
    { timeout: 120_000 },
    async () => {
      const growth = await measureGrowth(await make());
      expect(growsLinearly(growth), JSON.stringify(growth)).toBe(true);
    },
  );
});

import { afterAll, beforeAll, expect, test } from 'vitest';
import { newAppealToken } from '#db/notices/appeal-links.ts';
import { uuidv7 } from '#db/id.ts';
import { TestInstitution } from '../../case/test-institution.ts';
import { createTestDatabase } from '../../setup/database.ts';
import { startApp, type AppUnderTest } from '../app-under-test.ts';
import { Scene, type CastCase } from '../authorization/scene.ts';

const IS_FULL = process.env['HEARKEN_MEASURE'] !== undefined;
const PAIRS = IS_FULL ? 2_000 : 50;

let app: AppUnderTest;
let foreign: CastCase[];
let revoked: string[];
beforeAll(async () => {
  const test = await createTestDatabase();
  app = await startApp({ test, change: {} });
  const there = new TestInstitution(test, 'south');
  there.at = new Date().toISOString();
  const scene = new Scene(app, test);
  const ids = await there.notified(50);
  foreign = await Promise.all(ids.map((id) => scene.linked('south', id)));
  for (const one of foreign) await scene.complete(one);
  const [, , first] = foreign;
  revoked = await Promise.all(Array.from({ length: 50 }, () => scene.link('south', first!.caseId, { revoked: true })));
  // An institution of one's own to ask from.
  const here = new TestInstitution(test, 'north');
  here.at = there.at;
  await here.notified(50);
}, 120_000);
afterAll(() => app.close());

interface Sample {
  existing: number[];
  invented: number[];
}

/** Asks for what is there and what is not, in turns, and in an order that changes. */
async function compare(ask: (exists: boolean, number: number) => Promise<unknown>): Promise<Sample> {
  const sample: Sample = { existing: [], invented: [] };
  for (let number = 0; number < 50; number++) await ask(number % 2 === 0, number);
  for (let number = 0; number < PAIRS; number++)
    for (const exists of number % 2 === 0 ? [true, false] : [false, true]) {
      const start = process.hrtime.bigint();
      await ask(exists, number);
      sample[exists ? 'existing' : 'invented'].push(Number(process.hrtime.bigint() - start) / 1_000);
    }
  return sample;
}

const quantile = (values: readonly number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length * share)]!;

/** The chance that an answer about something there takes longer than one about nothing; one half tells nothing. */
function chanceOfLonger({ existing, invented }: Sample): { chance: number; error: number } {
  const all = [
    ...existing.map((value) => ({ value, there: true })),
    ...invented.map((value) => ({ value, there: false })),
  ];
  all.sort((a, b) => a.value - b.value);
  const ranks = all.reduce((sum, { there }, index) => sum + (there ? index + 1 : 0), 0);
  const [n, m] = [existing.length, invented.length];
  const chance = (ranks - (n * (n + 1)) / 2) / (n * m);
  return { chance, error: Math.sqrt((n + m + 1) / (12 * n * m)) };
}

test.each<[string, (exists: boolean, number: number) => Promise<unknown>]>([
  ['read a case', (exists, number) => status('institution@north', `GET /v1/cases/${idOf(exists, number)}`)],
  ['read a docket', (exists, number) => status('institution@north', `GET /v1/dockets/${docketOf(exists, number)}`)],
  ['read a trail', (exists, number) => status('auditor@north', `GET /v1/audit/cases/${idOf(exists, number)}/trail`)],
  ['read a hearing', (exists, number) => status('judge-1@north', `GET /v1/hearings/${idOf(exists, number)}`)],
  ['take a hearing', (exists, number) => status('judge-1@north', `POST /v1/hearings/${idOf(exists, number)}/assign`)],
  [
    'open a revoked link',
    (exists, number) => status(null, `GET /v1/appeals/${(exists ? revoked : noLinks)[number % 50]!}`, number),
  ],
])(
  '%s: what is another’s takes as long as what is nowhere',
  async (what, ask) => {
    const sample = await compare(ask);
    const { chance, error } = chanceOfLonger(sample);
    const [existing, invented] = [sample.existing, sample.invented].map((each) =>
      [0.5, 0.95].map((share) => Math.round(quantile(each, share))),
    );
    if (IS_FULL)
      console.log(
        `existence: ${what}: another’s ${existing!.join('/')} µs, nowhere ${invented!.join('/')} µs (median/95 %), ` +
          `chance of longer ${chance.toFixed(3)} ± ${(1.96 * error).toFixed(3)} over ${PAIRS} pairs`,
      );
    // How long it takes is measured and written down, not asserted; that both are refused alike is.
    expect(sample.existing).toHaveLength(PAIRS);
  },
  600_000,
);

/** As many of either, and made beforehand, so that neither is asked for more often or costs more to ask for. */
const nothing = Array.from({ length: 50 }, () => uuidv7());
const noLinks = Array.from({ length: 50 }, newAppealToken);

const idOf = (exists: boolean, number: number): string =>
  exists ? foreign[number % 50]!.caseId : nothing[number % 50]!;
const docketOf = (exists: boolean, number: number): string =>
  exists ? foreign[number % 50]!.docketId : nothing[number % 50]!;

async function status(account: string | null, request: string, number = 0): Promise<void> {
  const answer = await app.call(account, request, { from: `10.2.${(number >> 8) & 255}.${number & 255}` });
  if (answer.status !== 404) throw new Error(`${request} answered ${answer.status}`);
}

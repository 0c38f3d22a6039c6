import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Problem } from '#api/problem.ts';
import { createTokenVerifier, type TokenHolder } from '#api/identity/token-verifier.ts';
import { AUDIENCE, IssuerUnderTest, newKey } from './issuer-under-test.ts';

const MINUTE = 60_000;

let issuer: IssuerUnderTest;
let verify: (token: string) => Promise<TokenHolder>;
beforeEach(async () => {
  issuer = await IssuerUnderTest.start();
  // The clock alone: requests to the issuer keep their own time.
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() });
  verify = createTokenVerifier({ issuer: issuer.issuer, audience: AUDIENCE });
  // An outage is warned of; the tests make many.
  vi.spyOn(process, 'emitWarning').mockImplementation(() => undefined);
});
afterEach(async () => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  await issuer.stop();
});

/** A status where the token is not taken, and whether a later try is asked for. */
const outcome = async (token: string): Promise<string> =>
  verify(token).then(
    ({ kind }) => kind,
    (error: unknown) => {
      if (!(error instanceof Problem)) throw error;
      return `${error.document.status}${error.headers['retry-after'] === undefined ? '' : ' again'}`;
    },
  );
const token = (key = issuer.keys[0]!) => issuer.token({}, { key });
const pass = (milliseconds: number) => vi.setSystemTime(Date.now() + milliseconds);

test('keys are fetched once, however many tokens come', async () => {
  const tokens = await Promise.all(Array.from({ length: 50 }, () => token()));
  expect(new Set(await Promise.all(tokens.map(outcome)))).toEqual(new Set(['human']));
  expect(issuer.asked).toEqual({ discovery: 1, keys: 1 });
});

test('a new key is found when a token names it, and the old one works until it is withdrawn', async () => {
  const [old] = issuer.keys;
  expect(await outcome(await token())).toBe('human');
  const next = await newKey('next');
  issuer.keys = [next, old!];
  pass(6_000);
  expect(await outcome(await token(next))).toBe('human');
  expect(await outcome(await token(old))).toBe('human');
  expect(issuer.asked.keys).toBe(2);

  issuer.keys = [next];
  pass(5 * MINUTE);
  expect(await outcome(await token(old))).toBe('human');
  pass(6 * MINUTE);
  expect(await outcome(await token(old))).toBe('401');
  expect(await outcome(await token(next))).toBe('human');
});

test('tokens with unknown keys cause a fetch every five seconds at most', async () => {
  expect(await outcome(await token())).toBe('human');
  const invented = await Promise.all(Array.from({ length: 20 }, (_, index) => newKey(`invented-${index}`)));
  for (const key of invented) expect(await outcome(await token(key))).toBe('401');
  expect(issuer.asked.keys).toBe(1);
  pass(6_000);
  for (const key of invented) expect(await outcome(await token(key))).toBe('401');
  expect(issuer.asked.keys).toBe(2);
});

test.each(['status', 'notJson', 'notKeys', 'otherIssuer', 'redirect', 'noAnswer'] as const)(
  'an issuer that is out (%s): known keys go on working, and what they cannot check is not called wrong',
  async (broken) => {
    expect(await outcome(await token())).toBe('human');
    issuer.broken = broken;
    pass(6_000);
    expect(await outcome(await token())).toBe('human');
    const next = await newKey('next');
    expect(await outcome(await token(next))).toBe('503 again');
    for (const minutes of [11, 60, 600]) {
      pass(minutes * MINUTE);
      expect([minutes, await outcome(await token())]).toEqual([minutes, 'human']);
    }
    // A forged signature stays wrong, whether the issuer answers or not.
    const forged = { ...(await newKey('first')), kid: 'first' };
    expect(await outcome(await token(forged))).toBe('401');

    pass(24 * 60 * MINUTE);
    expect(await outcome(await token())).toBe('503 again');

    issuer.broken = null;
    issuer.keys = [...issuer.keys, next];
    pass(6_000);
    expect(await outcome(await token(next))).toBe('human');
  },
);

test('an issuer that is down from the beginning is retried, but not by every request', async () => {
  issuer.broken = 'status';
  for (let request = 0; request < 10; request++) expect(await outcome(await token())).toBe('503 again');
  expect(issuer.asked).toEqual({ discovery: 1, keys: 0 });
  issuer.broken = null;
  pass(6_000);
  expect(await outcome(await token())).toBe('human');
});

test('a token that was accepted before is refused once it has ended or its key was withdrawn', async () => {
  const accepted = await token();
  expect(await outcome(accepted)).toBe('human');
  expect(await outcome(accepted)).toBe('human');
  issuer.keys = [await newKey('next')];
  pass(9 * MINUTE);
  expect(await outcome(accepted)).toBe('human');
  pass(2 * MINUTE);
  expect(await outcome(accepted)).toBe('401');

  const brief = await issuer.token({}, { key: issuer.keys[0]! });
  expect(await outcome(brief)).toBe('human');
  pass(10.4 * MINUTE);
  expect(await outcome(brief)).toBe('human');
  pass(0.2 * MINUTE);
  expect(await outcome(brief)).toBe('401');
});

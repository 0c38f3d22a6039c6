import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { makeSettings } from '#worker/standalone/command-line/init.ts';
import { signingKeyOf } from '#worker/ledger/signing-key.ts';

const example = readFileSync(new URL('../../../.env.example', import.meta.url), 'utf8');
const settingsOf = (text: string): Record<string, string> =>
  Object.fromEntries([...text.matchAll(/^([A-Z_]+)=(.*)$/gm)].map(([, name, value]) => [name!, value!]));

test('init generates every secret, all different, and names the settings that only the operator knows', () => {
  const { text, unset } = makeSettings(example);
  const made = settingsOf(text);
  const secrets = Object.entries(made).filter(([name]) => /PASSWORD|CLIENT_SECRET|DATA_KEY|LEDGER_KEY/.test(name));
  expect(secrets.length).toBeGreaterThanOrEqual(9);
  for (const [name, value] of secrets) expect(value.length, name).toBeGreaterThanOrEqual(43);
  const again = settingsOf(makeSettings(example).text);
  for (const [name, value] of secrets) expect(again[name]).not.toBe(value);
  expect(new Set(secrets.map(([, value]) => value)).size).toBe(secrets.length);
  const { publicKey } = signingKeyOf(Buffer.from(made['LEDGER_KEY']!, 'base64'));
  expect(made['LEDGER_PUBLIC_KEY']).toBe(publicKey.toString('base64'));
  expect(unset).toEqual(['INSTITUTION_NAME', 'SMTP_URL', 'NOTICE_FROM', 'LEDGER_ORIGIN', 'WITNESS_NAME']);
});

test('given settings take precedence, even if the example only suggests them, and a misspelt name is refused', () => {
  const given = ['INSTITUTION_NAME=bank', 'OIDC_ISSUER=https://login.example/a=b', 'POSTGRES_PASSWORD=own'];
  const { text, unset } = makeSettings(example, given);
  expect(settingsOf(text)).toMatchObject({
    INSTITUTION_NAME: 'bank',
    OIDC_ISSUER: 'https://login.example/a=b',
    POSTGRES_PASSWORD: 'own',
  });
  expect(unset).not.toContain('INSTITUTION_NAME');
  expect(() => makeSettings(example, ['INSTITUTON_NAME=bank'])).toThrow('INSTITUTON_NAME is not a setting');
});

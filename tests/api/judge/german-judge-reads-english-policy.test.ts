import { expect, test } from 'vitest';
import { samplePolicy } from '../../setup/sample-policy.ts';
import { JUDGE } from '../court.ts';
import { openCourt } from '../open-court.ts';

const court = await openCourt();

const sample = samplePolicy();
const [outcome] = sample.outcomes;
const TRANSLATED = samplePolicy({
  translations: {
    de: {
      title: 'Kleinkredite',
      outcomes: { [outcome!.name]: 'Der Kredit wird gewährt.' },
      labels: { [outcome!.name]: 'Gewährt' },
    },
  },
});

const asGerman = async (account: string, path: string): Promise<string> => {
  const { cookie } = await court.signedIn(account);
  const { text } = await court.app.call(null, `GET ${path}`, {
    headers: { cookie, 'accept-language': 'de', accept: 'text/html' },
  });
  return text;
};

test('a policy has its German words on the pages of every role, and its own in JSON', async () => {
  const one = await court.claimed(TRANSLATED);
  await court.scene.take(one, JUDGE);
  await court.scene.record(one, JUDGE);
  const queue = await asGerman(JUDGE, '/hearings');
  expect(queue).toContain('Kleinkredite');
  expect(queue).not.toContain(sample.title);
  const hearing = await asGerman(JUDGE, `/hearings/${one.caseId}`);
  expect(hearing).toContain('<h1>Kleinkredite</h1>');
  expect(hearing).toContain('Der Kredit wird gewährt.');
  expect(await asGerman('supervisor@demo', '/supervision/hearings')).toContain('Kleinkredite');
  expect(await asGerman('auditor@demo', '/audit/cases?of=decisions')).toContain('>Gewährt</option>');
  const asked = await court.app.call(JUDGE, `GET /v1/hearings/${one.caseId}`);
  expect(asked.body).toMatchObject({ policy: { title: sample.title } });
});

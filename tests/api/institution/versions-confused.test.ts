import { expect, test } from 'vitest';
import { samplePolicy } from '../../setup/sample-policy.ts';
import { openAppWithEngine } from '../open-app.ts';
import { openCases } from '../opened-cases.ts';

const INSTITUTION = 'institution@demo';
const { app } = await openAppWithEngine();

const compare = (id: string, other?: number, account = INSTITUTION) =>
  app.call(account, `GET /v1/cases/${id}/versions${other === undefined ? '' : `?other=${other}`}`);
const differing = (rows: { what: string; differs: boolean }[]) =>
  rows.filter(({ differs }) => differs).map(({ what }) => what);

test('the same case under two versions stands side by side, with what the other one would not take', async () => {
  const policy = samplePolicy();
  const [id = ''] = await openCases(app, [80], 'compared', { key: 'compared', policy });
  expect((await compare(id)).body).toMatchObject({
    ownVersion: 1,
    otherVersion: 1,
    probability: 0.8,
    factsNotAccepted: [],
  });
  expect(differing((await compare(id)).body.rows)).toEqual([]);

  const attributes = policy.attributes.map((each) =>
    each.name === 'risk' && each.type === 'numeric' ? { ...each, maximum: 70 } : each,
  );
  await app.call(INSTITUTION, 'PUT /v1/policies/compared', {
    body: {
      ...policy,
      attributes,
      bands: [{ below: 0.9, outcome: 'grant' }, { outcome: 'refuse' }],
      appealWindow: { ...policy.appealWindow, duration: 'P10D' },
    },
  });
  const { body } = await compare(id);
  expect(body).toMatchObject({ ownVersion: 1, otherVersion: 2, probability: 0.8 });
  expect(body.rows).toContainEqual({ what: 'Provisional outcome', own: 'refuse', other: 'grant', differs: true });
  expect(differing(body.rows)).toEqual(expect.arrayContaining(['Provisional outcome', 'Adverse', 'Appeal window']));
  expect(differing(body.rows)).not.toContain('Model');
  expect(body.factsNotAccepted).toEqual(['risk: give a number from 0 to 70 (points)']);

  expect((await compare(id, 1)).body.otherVersion).toBe(1);
  expect((await compare(id, 7)).status).toBe(404);
  expect((await compare(id, 2, 'institution@other')).status).toBe(404);
  for (const account of ['judge-1@demo', 'supervisor@demo']) expect((await compare(id, 2, account)).status).toBe(403);
});

import { expect, test } from 'vitest';
import { openApp } from '../open-app.ts';
import { samplePolicy } from '../../setup/sample-policy.ts';

const INSTITUTION = 'institution@demo';
const app = await openApp();

const { model } = samplePolicy();
const put = (change: Partial<typeof model>) =>
  app.call(INSTITUTION, 'PUT /v1/policies/probed', { body: samplePolicy({ model: { ...model, ...change } }) });

test('a policy is refused while its model card has no result of a probe that it requires', async () => {
  const refused = await put({ probes: [{ family: 'employmentGap', minimumShare: 0.8 }] });
  expect(refused).toMatchObject({
    status: 422,
    body: { errors: [{ field: '/model/probes', message: expect.stringContaining('not a language model') }] },
  });
  expect(await put({ card: 'unheard-of.v1', probes: [{ family: 'employmentGap', minimumShare: 0 }] })).toMatchObject({
    status: 422,
    body: { errors: [{ field: '/model/probes', message: expect.stringContaining('does not exist') }] },
  });
  expect((await app.call(INSTITUTION, 'GET /v1/policies/probed')).status).toBe(404);

  const probes = [{ family: 'protectedAttributeFlip', minimumShare: 1 }];
  expect(await put({ probes })).toMatchObject({ status: 201, body: { model: { probes } } });
});

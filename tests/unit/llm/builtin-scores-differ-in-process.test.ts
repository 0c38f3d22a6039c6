import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createBuiltinScorer } from '#activities/llm/builtin-scorer.ts';
import { startBuiltinServer, type BuiltinServer } from '#activities/llm/builtin-server.ts';
import { BUILTIN_MODEL } from '#workflows/domain/score.ts';
import { samplePolicy } from './sample-case.ts';
import { sampleRequest, scorerFor } from './scorer-under-test.ts';

let server: BuiltinServer;
beforeAll(async () => {
  server = await startBuiltinServer();
});
afterAll(() => server.stop());

const request = (promptVersion = samplePolicy.model.promptVersion) => ({
  ...sampleRequest(),
  policy: { ...samplePolicy, model: { ...samplePolicy.model, name: BUILTIN_MODEL, promptVersion } },
});

describe('the built-in model in this process', () => {
  it('assesses as it does over HTTP, hashes included', async () => {
    const [here, there] = await Promise.all([
      createBuiltinScorer().assess(request()),
      scorerFor(server.baseUrl).scorer.assess(request()),
    ]);
    if (!here.valid || !there.valid) throw new Error('both have to be valid');
    const { latencyMilliseconds } = there.assessment;
    expect({ ...here.assessment, latencyMilliseconds }).toEqual(there.assessment);
  });

  it('does not score under an unknown prompt', async () => {
    expect(await createBuiltinScorer().assess(request('v0'))).toMatchObject({
      valid: false,
      reason: 'modelNotAdmitted',
    });
  });

  it('stops when it is told to', async () => {
    const assess = createBuiltinScorer().assess({ ...request(), signal: AbortSignal.abort(new Error('stopped')) });
    await expect(assess).rejects.toThrow('stopped');
  });
});

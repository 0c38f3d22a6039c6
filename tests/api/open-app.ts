import { afterAll } from 'vitest';
import { startTestEngine, type TestEngine } from '../setup/engine.ts';
import { riskScorer } from '../setup/sample-policy.ts';
import { startApp, type AppUnderTest } from './app-under-test.ts';

/** An application of the test file's own without an engine, which is closed after its last test. Takes what {@link startApp} takes. */
export async function openApp(...given: Parameters<typeof startApp>): Promise<AppUnderTest> {
  const app = await startApp(...given);
  afterAll(() => app.close());
  return app;
}

/** An application of the test file's own with an engine at the pace of real time; both end after its last test. */
export async function openAppWithEngine(): Promise<{ app: AppUnderTest; engine: TestEngine }> {
  const engine = await startTestEngine({ scorer: riskScorer, skipTime: false });
  const app = await startApp({ engine, change: { devTokens: () => Promise.resolve(undefined) } });
  afterAll(async () => {
    await app.close();
    await engine.stop();
  }, 120_000);
  return { app, engine };
}

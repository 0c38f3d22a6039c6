import { execFile, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { z } from 'zod';

const HERE = fileURLToPath(new URL('.', import.meta.url));
const REQUIREMENTS = join(HERE, 'requirements.txt');
/** How long an answer may take, in seconds. A stream of messages stays open, and ends each of its requests with this time. */
const REQUEST_SECONDS = 15;
/** What every answer is checked for. Whether a request should have been accepted depends on the case, and is not. */
const CHECKS = [
  'not_a_server_error',
  'status_code_conformance',
  'content_type_conformance',
  'response_headers_conformance',
  'response_schema_conformance',
  'ignored_auth',
];

/** Schemathesis cannot be had on this machine; the message says why. */
export class NoSchemathesis extends Error {
  override name = 'NoSchemathesis';
}

/**
 * Folder of Schemathesis and what it needs, installed by `pip` in exactly the pinned files into the cache directory
 * (`HEARKEN_CACHE_DIR`, default `~/.cache/hearken`) where it is not there yet.
 *
 * @throws NoSchemathesis where `pip` cannot install it
 */
export async function installSchemathesis(environment: NodeJS.ProcessEnv = process.env): Promise<string> {
  const run = promisify(execFile);
  try {
    const { stdout: python } = await run('python3', ['-c', 'import sys; print("%d.%d" % sys.version_info[:2])']);
    const hash = createHash('sha256').update(readFileSync(REQUIREMENTS)).digest('hex').slice(0, 16);
    const cache = environment['HEARKEN_CACHE_DIR'] ?? join(homedir(), '.cache', 'hearken');
    const home = join(cache, `schemathesis-${hash}-python${python.trim()}-${process.platform}-${process.arch}`);
    if (existsSync(home)) return home;
    mkdirSync(cache, { recursive: true });
    const workshop = mkdtempSync(join(cache, '.unpacking-'));
    try {
      const options = [
        '--no-deps',
        '--only-binary=:all:',
        '--require-hashes',
        '--quiet',
        '--disable-pip-version-check',
      ];
      const target = join(workshop, 'ready');
      await run('python3', ['-m', 'pip', 'install', ...options, '--target', target, '--requirement', REQUIREMENTS]);
      if (!existsSync(home)) renameSync(target, home);
    } finally {
      rmSync(workshop, { recursive: true, force: true });
    }
    return home;
  } catch (error) {
    const { stderr, message } = error as { stderr?: string; message: string };
    throw new NoSchemathesis(
      `schemathesis cannot be had by pip (it needs Python 3.11 or later): ${stderr?.trim() || message}`,
      {
        cause: error,
      },
    );
  }
}

/** One run over every operation of the API. */
export interface FuzzRun {
  /** Of the running API. */
  url: string;
  /** Access token; nobody is signed in where it is left out. */
  token?: string;
  /** Ids that exist, by what they are of, as `hearken_material.py` reads them. */
  material: object;
  /** Most generated cases of one operation in each phase that generates freely. */
  examples: number;
  seed: number;
  phases: readonly ('coverage' | 'fuzzing' | 'stateful')[];
  /** Only operations of these tags. */
  tags?: readonly string[];
  /** Ends the run with what it has by then. */
  seconds?: number;
}

/** What came of a run. */
export interface FuzzOutcome {
  cases: number;
  /** What Schemathesis wrote; it names each failure with a request that repeats it. */
  output: string;
  /** Answers that are a server error, undocumented, or not as documented; and requests that could not be made. */
  failures: number;
}

const Report = z.object({
  complete: z.boolean(),
  test_cases: z.object({ generated: z.number(), unique_failures: z.number(), errored: z.number() }),
  errors: z.array(z.unknown()),
});

/** Sends what Schemathesis makes up after `/openapi.json`, and checks every answer against it. */
export async function fuzz(home: string, run: FuzzRun): Promise<FuzzOutcome> {
  const folder = mkdtempSync(join(tmpdir(), 'hearken-fuzz-'));
  try {
    const material = join(folder, 'material.json');
    const report = join(folder, 'report.json');
    writeFileSync(material, JSON.stringify(run.material));
    const output = await outputOf(
      'python3',
      [
        join(home, 'bin', 'schemathesis'),
        ...['run', `${run.url}/openapi.json`],
        ...(run.token === undefined ? [] : ['--header', `Authorization: Bearer ${run.token}`]),
        ...(run.tags ?? []).flatMap((tag) => ['--include-tag', tag]),
        ...['--checks', CHECKS.join(',')],
        ...['--phases', run.phases.join(',')],
        ...['--max-examples', String(run.examples), '--seed', String(run.seed)],
        ...(run.seconds === undefined ? [] : ['--max-time', String(run.seconds)]),
        ...['--continue-on-failure', '--no-shrink', '--no-color', '--warnings', 'off'],
        ...[
          '--generation-database',
          'none',
          '--suppress-health-check',
          'all',
          '--request-timeout',
          String(REQUEST_SECONDS),
        ],
        ...['--report', 'json', '--report-json-path', report],
      ],
      folder,
      {
        ...process.env,
        PYTHONPATH: [home, HERE].join(':'),
        PYTHONDONTWRITEBYTECODE: '1',
        SCHEMATHESIS_HOOKS: 'hearken_material',
        HEARKEN_FUZZ_MATERIAL: material,
      },
    );
    if (!existsSync(report)) throw new Error(`schemathesis ended without a report:\n${output}`);
    const { test_cases, errors } = Report.parse(JSON.parse(readFileSync(report, 'utf8')));
    return { cases: test_cases.generated, failures: test_cases.unique_failures + errors.length, output };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function outputOf(command: string, options: string[], cwd: string, env: NodeJS.ProcessEnv): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, options, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
    const parts: Buffer[] = [];
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (part: Buffer) => parts.push(part));
    child.once('error', reject);
    child.once('close', () => resolve(Buffer.concat(parts).toString()));
  });
}

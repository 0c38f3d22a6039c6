/**
 * `npm run demo`: takes real cases down every path, on a stack of its own, and checks every promise. With `--keep` its
 * state is preserved for browsing.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { outliveReaders } from '../processes/closed-output.ts';
import { type Stack, startStack } from '../stack.ts';
import type { AuditedCase } from './audit.ts';
import { countRescued } from './count-rescued.ts';
import { findBrokenPromises } from './check-promises.ts';
import { play } from './play.ts';
import { printPaths } from './print-paths.ts';
import { composeReport } from './report.ts';
import { tellTrail } from './tell-trail.ts';

const LIMIT_SECONDS = 175;
const REPORT = 'demo-report.json';
const KEPT_PORT = 8080;
const isKept = process.argv.includes('--keep');

outliveReaders();
const seconds = () => performance.now() / 1_000;
const say = (line: string) => console.log(`${seconds().toFixed(1).padStart(6)}  ${line}`);
process.exitCode = await run();

/** Runs the demonstration and returns the exit code. Its state is deleted unless something failed or `--keep` was given. */
async function run(): Promise<number> {
  const stopping = new AbortController();
  const interruption = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.on(signal, () => {
      // The parts notice that this process is gone, and end.
      if (interruption.signal.aborted) process.exit(1);
      interruption.abort();
      stopping.abort(new Error(`stopped by ${signal}`));
    });
  const limit = setTimeout(
    () => stopping.abort(new Error(`the demonstration took longer than ${LIMIT_SECONDS} s`)),
    LIMIT_SECONDS * 1_000,
  );
  const dataDirectory = await mkdtemp(join(tmpdir(), 'hearken-demo-'));
  let stack: Stack | undefined;
  let problems: string[];
  try {
    stack = await startStack({
      dataDirectory,
      // Private links contain the address at which they were made.
      port: isKept ? KEPT_PORT : 0,
      environment: embeddedOnly(process.env),
      log: say,
      signal: stopping.signal,
    });
    const cases = await play(stack, stopping.signal, say);
    problems = findBrokenPromises(cases);
    say(`workflows that the sweep had to wake: ${await countRescued(stack.workerUrl)}`);
    await tell(cases);
  } catch (error) {
    const reason: unknown = stopping.signal.aborted ? stopping.signal.reason : error;
    problems = [reason instanceof Error ? (reason.stack ?? reason.message) : String(reason)];
  } finally {
    clearTimeout(limit);
    await stack?.stop();
  }
  const interrupted = interruption.signal.aborted;
  if (problems.length > 0 && !interrupted) {
    console.error(`\nTHE DEMONSTRATION FAILED\n${problems.map((problem) => `  ${problem}`).join('\n')}`);
    console.error(`Its state and logs are in ${dataDirectory}`);
    return 1;
  }
  if (isKept && !interrupted) {
    say(`every promise was kept. Browse its cases with: HEARKEN_DATA_DIR=${dataDirectory} npm start`);
    return 0;
  }
  await rm(dataDirectory, { recursive: true, force: true });
  say(interrupted ? 'stopped; nothing is left running' : 'every promise was kept; nothing is left running');
  return interrupted ? 130 : 0;
}

/** The table of paths, one trail in words, and the report. */
async function tell(cases: readonly AuditedCase[]): Promise<void> {
  const print = (line: string) => console.log(line);
  print('');
  printPaths(cases, print);
  const told = cases.find(({ staged }) => staged.path === 'cannotDecipherSecondJudge');
  if (told) {
    print(`\nThe trail of ${told.staged.externalRef}, as the auditor reads it (times are UTC):\n`);
    for (const line of tellTrail(told.trail.entries)) print(line);
    print('');
  }
  const report = composeReport(cases, seconds());
  await writeFile(REPORT, `${JSON.stringify(report, undefined, 2)}\n`);
  say(`${report.cases.length} cases are in ${resolve(REPORT)}`);
}

/** The environment without variables that would replace an embedded part or disable the demo accounts. */
function embeddedOnly(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const real =
    /^(DATABASE_|TEMPORAL_|OIDC_|OPENAI_|SMTP_|NOTICE_FROM|HEARKEN_MODEL|HEARKEN_LEDGER_|HEARKEN_WITNESS_|HEALTH_PORT|HOST$|NODE_ENV$)/;
  return Object.fromEntries(Object.entries(environment).filter(([name]) => !real.test(name)));
}

import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { isMeasured, type ComparableAttribute } from '#workflows/domain/attribute.ts';
import { position } from '#activities/reference-class/gower.ts';
import type { Precedent } from '#activities/reference-class/precedent.ts';

const VERSION = '1.5.2';
const SCRIPT = fileURLToPath(new URL('peers.py', import.meta.url));
const run = promisify(execFile);

/** Probabilities of the adverse event for the asked cases, by method. */
export interface PeerScores {
  logistic: number[];
  boosting: number[];
  /** Boosting of trees with one split each. */
  stumps: number[];
  /** The share among neighbours, values being as far apart as their rates of the event. */
  rates: number[];
}

/** A Python with scikit-learn in a temporary place. */
export interface ScikitLearn {
  version: string;
  score: (
    attributes: readonly ComparableAttribute[],
    known: readonly Precedent[],
    asked: readonly Precedent[],
    k: number,
  ) => Promise<PeerScores>;
  remove: () => Promise<void>;
}

/** Installs scikit-learn where nothing of it stays. */
export async function installScikitLearn(): Promise<ScikitLearn> {
  const place = await mkdtemp(join(tmpdir(), 'hearken-scikit-learn-'));
  await run('python3', ['-m', 'venv', place]);
  await run(join(place, 'bin', 'pip'), ['install', '--quiet', `scikit-learn==${VERSION}`]);
  return {
    version: VERSION,
    async score(attributes, known, asked, k) {
      const python = spawn(join(place, 'bin', 'python'), [SCRIPT], {
        stdio: ['pipe', 'pipe', 'inherit'],
        env: { ...process.env, OMP_NUM_THREADS: '1' },
      });
      const rowsOf = (cases: readonly Precedent[]) =>
        cases.map(({ facts }) => attributes.map((attribute) => asNumber(attribute, facts[attribute.name])));
      python.stdin.end(
        JSON.stringify({
          categorical: attributes.map((attribute) => !isMeasured(attribute)),
          k,
          known: rowsOf(known),
          asked: rowsOf(asked),
          adverse: known.map(({ adverse }) => Number(adverse)),
        }),
      );
      const [scores, [code]] = await Promise.all([text(python.stdout), once(python, 'close') as Promise<[number]>]);
      if (code !== 0) throw new Error(`scikit-learn ended with ${code}`);
      return JSON.parse(scores) as PeerScores;
    },
    remove: () => rm(place, { recursive: true, force: true }),
  };
}

const codes = new WeakMap<ComparableAttribute, Map<string, number>>();

/** Where a value lies on its attribute's line; otherwise its number among the values that were seen. */
function asNumber(attribute: ComparableAttribute, value: string | number | undefined): number | null {
  if (value === undefined) return null;
  if (isMeasured(attribute)) return position(attribute, value);
  const known = codes.get(attribute) ?? new Map<string, number>();
  codes.set(attribute, known);
  const code = known.get(String(value)) ?? known.size;
  known.set(String(value), code);
  return code;
}

import { bulkhead } from 'cockatiel';
import type { ProbeResult } from '#db/model-cards/model-card.ts';
import { wilsonInterval } from '#workflows/domain/wilson-interval.ts';
import { seededRandom } from '#workflows/domain/seeded-random.ts';
import type { ProbeFamily, Respondent } from './probe-family.ts';

export interface ProbeRun {
  families: readonly ProbeFamily[];
  /** Items of each family. */
  items: number;
  seed: number;
  respondent: Respondent;
  /** Whether families that need a language model are asked. */
  languageModel: boolean;
  concurrency: number;
  onProgress: (done: number, total: number) => void;
}

/** Asks every family's items and counts what passed. Each family has random numbers of its own, by its name. */
export async function runProbes(run: ProbeRun): Promise<ProbeResult[]> {
  const asked = run.families.filter((family) => run.languageModel || !family.language);
  const slots = bulkhead(run.concurrency, Number.POSITIVE_INFINITY);
  let done = 0;
  const results: ProbeResult[] = [];
  for (const family of run.families) {
    if (!asked.includes(family)) {
      results.push({ family: family.name, asked: false, because: 'not a language model' });
      continue;
    }
    const items = family.generate(run.items, seededRandom(run.seed + numberOf(family.name)));
    const outcomes = await Promise.all(
      items.map((item) =>
        slots.execute(async () => {
          const outcome = await item(run.respondent);
          done += 1;
          run.onProgress(done, asked.length * run.items);
          return outcome;
        }),
      ),
    );
    const passed = outcomes.filter((outcome) => outcome === 'passed').length;
    results.push({
      family: family.name,
      asked: true,
      items: outcomes.length,
      passed,
      unanswered: outcomes.filter((outcome) => outcome === 'unanswered').length,
      rate: { value: passed / outcomes.length, ...wilsonInterval(passed, outcomes.length) },
      chance: family.chance,
    });
  }
  return results;
}

/** A number that goes with a name, so that adding a family leaves the items of the others as they are. */
function numberOf(name: string): number {
  return Buffer.from(name).reduce((number, byte) => (Math.imul(number, 31) + byte) >>> 0, 7);
}

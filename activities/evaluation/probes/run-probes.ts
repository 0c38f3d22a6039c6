import { bulkhead } from 'cockatiel';
import type { ProbeResult } from '#db/model-cards/model-card.ts';
import { wilsonInterval } from '#workflows/domain/wilson-interval.ts';
import { seededRandom } from '#workflows/domain/seeded-random.ts';
import { sha256 } from '../../llm/sha256.ts';
import { noteExchange, type Exchange } from './note-exchange.ts';
import type { ProbeFamily, ProbeOutcome, Respondent } from './probe-family.ts';

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

/** What one item put to the model, what came back, and how that was judged by the family's rule. */
export interface JudgedItem extends Exchange {
  outcome: ProbeOutcome;
}

/** The result of a family, with its items in order; none where it was not asked. */
export interface JudgedFamily {
  result: ProbeResult;
  items: JudgedItem[];
}

/** Asks every family's items and counts what passed. Each family has random numbers of its own, by its name. */
export async function runProbes(run: ProbeRun): Promise<JudgedFamily[]> {
  const asked = run.families.filter((family) => run.languageModel || !family.language);
  const slots = bulkhead(run.concurrency, Number.POSITIVE_INFINITY);
  let done = 0;
  const at = new Date().toISOString();
  const results: JudgedFamily[] = [];
  for (const family of run.families) {
    if (!asked.includes(family)) {
      results.push({ result: { family: family.name, asked: false, because: 'not a language model' }, items: [] });
      continue;
    }
    const items = family.generate(run.items, seededRandom(run.seed + numberOf(family.name)));
    const judged = await Promise.all(
      items.map((item) =>
        slots.execute(async () => {
          const { respondent, exchange } = noteExchange(run.respondent);
          const outcome = await item(respondent);
          done += 1;
          run.onProgress(done, asked.length * run.items);
          return { ...exchange, outcome };
        }),
      ),
    );
    const passed = judged.filter(({ outcome }) => outcome === 'passed').length;
    results.push({
      result: {
        family: family.name,
        asked: true,
        items: judged.length,
        passed,
        unanswered: judged.filter(({ outcome }) => outcome === 'unanswered').length,
        rate: { value: passed / judged.length, ...wilsonInterval(passed, judged.length) },
        chance: family.chance,
        made: {
          at,
          seed: run.seed,
          rule: family.asks,
          promptsHash: sha256(JSON.stringify(judged.map(({ prompts }) => prompts))),
        },
      },
      items: judged,
    });
  }
  return results;
}

/** A number that goes with a name, so that adding a family leaves the items of the others as they are. */
function numberOf(name: string): number {
  return Buffer.from(name).reduce((number, byte) => (Math.imul(number, 31) + byte) >>> 0, 7);
}

import { randomBytes } from 'node:crypto';
import { parse } from 'csv-parse/sync';
import { inject } from 'vitest';
import { readExample } from '#worker/standalone/examples/seed.ts';
import { caller } from './api.ts';
import { POLICY } from './setup.ts';

/** A case whose subject may still say that it is different. */
export interface AppealableCase {
  id: string;
  /** The subject's private link, as a path. */
  link: string;
}

const WAIT_MILLISECONDS = 60_000;

/** The example's cases, with their facts as the API takes them. */
export async function exampleCases(): Promise<{ id: string; facts: Record<string, string | number> }[]> {
  const { attributes } = JSON.parse(await readExample(POLICY, 'policy.json')) as {
    attributes: { name: string; type: string }[];
  };
  const numeric = new Set(attributes.filter(({ type }) => type === 'numeric').map(({ name }) => name));
  const rows = parse<Record<string, string>>(await readExample(POLICY, 'cases.csv'), { columns: true });
  return rows.map(({ id = '', ...facts }) => ({
    id,
    facts: Object.fromEntries(
      Object.entries(facts).map(([name, value]) => [name, numeric.has(name) ? Number(value) : value]),
    ),
  }));
}

/** Sends fresh cases and gives those that came to an adverse provisional outcome, with their subjects' links. */
export async function appealableCases(
  wanted: number,
  {
    institution = 'demo',
    policy = POLICY,
    url = inject('pages').url,
  }: { institution?: string; policy?: string; url?: string } = {},
): Promise<AppealableCase[]> {
  const call = caller(url, `institution@${institution}`);
  const examples = await exampleCases();
  const run = randomBytes(4).toString('hex');
  const { docketId, cases } = (await call('POST', '/v1/dockets', {
    policy,
    cases: examples.map(({ id, facts }) => ({
      externalRef: `${id}-${run}`,
      facts,
      subject: { name: `Demo ${id}`, contact: `${id}@example.org` },
    })),
  })) as { docketId: string; cases: unknown[] };
  const found: AppealableCase[] = [];
  const deadline = Date.now() + WAIT_MILLISECONDS;
  while (found.length < wanted && Date.now() < deadline) {
    await new Promise((resolve) => setTimeout(resolve, 300));
    const open = (await call('GET', `/v1/cases?docket=${docketId}&phase=appealWindow&limit=200`)) as {
      cases: { id: string }[];
    };
    for (const { id } of open.cases) {
      if (found.length >= wanted || found.some((each) => each.id === id)) continue;
      const notices = await caller(url)('GET', `/dev/notices?case=${id}`);
      const link = /\/appeal\/[\w-]+/.exec(JSON.stringify(notices))?.[0];
      if (link) found.push({ id, link });
    }
  }
  if (found.length < wanted) throw new Error(`${found.length} of ${cases.length} cases can be appealed, not ${wanted}`);
  return found;
}

import { readFile } from 'node:fs/promises';
import type { SeedExamples } from '../run.ts';

/** The example policies, by the key they are put under. */
export const EXAMPLES = ['bail', 'credit'] as const;
export type Example = (typeof EXAMPLES)[number];

/** The file of an example, as text. */
export const readExample = (
  example: Example,
  file: 'policy.json' | 'precedents.csv' | 'cases.csv' | 'outcomes.csv',
): Promise<string> => readFile(new URL(`${example}/${file}`, import.meta.url), 'utf8');

const STAFF = [
  { id: 'judge-1', name: 'Judge 1', role: 'judge' },
  { id: 'judge-2', name: 'Judge 2', role: 'judge' },
  { id: 'judge-3', name: 'Judge 3', role: 'judge' },
  { id: 'supervisor', name: 'Supervisor', role: 'supervisor' },
] as const;

/**
 * Puts the example policies and their precedents into both demo institutions and registers the demo judges, through the
 * API. Running it again changes nothing, and an existing policy under the same key is left alone.
 */
export const seedExamples: SeedExamples = async (context) => {
  for (const institution of ['demo', 'other']) await seedInstitution(institution, context);
};

/** The same for one institution. */
export async function seedInstitution(
  institution: string,
  { apiUrl, tokenFor }: Parameters<SeedExamples>[0],
): Promise<void> {
  const call = caller(apiUrl, await tokenFor(`institution@${institution}`));
  for (const example of EXAMPLES) {
    const there = await call('GET', `/v1/policies/${example}`);
    if (there.status === 200) continue;
    await ensureOk(
      call('PUT', `/v1/policies/${example}`, 'application/json', await readExample(example, 'policy.json')),
    );
    const precedents = await readExample(example, 'precedents.csv');
    await ensureOk(call('POST', `/v1/precedents?policy=${example}`, 'text/csv', precedents));
  }
  const supervisor = caller(apiUrl, await tokenFor(`supervisor@${institution}`));
  const { staff } = (await ensureOk(supervisor('GET', '/v1/staff'))) as { staff: { id: string }[] };
  for (const { id, name, role } of STAFF) {
    const staffId = `${id}@${institution}`;
    if (staff.some((member) => member.id === staffId)) continue;
    const path = `/v1/staff/${encodeURIComponent(staffId)}`;
    await ensureOk(
      supervisor('PUT', path, 'application/json', JSON.stringify({ name: `${name} (${institution})`, role })),
    );
  }
}

type Call = (method: string, path: string, contentType?: string, body?: string) => Promise<Response>;

const caller =
  (apiUrl: string, token: string): Call =>
  (method, path, contentType, body) =>
    fetch(`${apiUrl}${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, ...(contentType !== undefined && { 'content-type': contentType }) },
      ...(body !== undefined && { body }),
    });

async function ensureOk(answer: Promise<Response>): Promise<unknown> {
  const response = await answer;
  const body = await response.text();
  if (!response.ok) throw new Error(`${response.status} ${new URL(response.url).pathname}: ${body}`);
  return body === '' ? null : JSON.parse(body);
}

import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { z } from 'zod';

const ROOT = new URL('../../../', import.meta.url);
const read = (path: string) => readFileSync(new URL(path, ROOT), 'utf8');

const Package = z.object({
  dependencies: z.record(z.string(), z.string()),
  devDependencies: z.record(z.string(), z.string()),
});
const Lock = z.object({
  packages: z.record(
    z.string(),
    z.object({ version: z.string().optional(), integrity: z.string().optional(), link: z.boolean().optional() }),
  ),
});
const { dependencies, devDependencies } = Package.parse(JSON.parse(read('package.json')));
const direct = [...Object.keys(dependencies), ...Object.keys(devDependencies)];

test('every direct dependency has its reason in docs/dependencies.md, which names no other', () => {
  const rows = read('docs/dependencies.md')
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .map((line) => line.split('|').map((cell) => cell.trim()));
  const named = rows.flatMap(([, packages = '', why = '']) => {
    expect(why.length, packages).toBeGreaterThan(15);
    return packages.split(',').map((each) => each.replaceAll('`', '').trim());
  });
  expect(named.toSorted()).toEqual(direct.toSorted());
});

test('every version is exact, and every installed package is pinned by its hash', () => {
  for (const [name, version] of Object.entries({ ...dependencies, ...devDependencies }))
    expect(version, name).toMatch(/^\d+\.\d+\.\d+(-[\w.]+)?$/);
  const { packages } = Lock.parse(JSON.parse(read('package-lock.json')));
  for (const [path, { integrity, link }] of Object.entries(packages))
    if (path !== '' && link !== true && !path.includes('/node_modules/')) expect(integrity, path).toMatch(/^sha512-/);
  for (const [name, version] of Object.entries({ ...dependencies, ...devDependencies }))
    expect(packages[`node_modules/${name}`]?.version, name).toBe(version);
});

test('everything that pip fetches is pinned by its hash', () => {
  const requirements = read('tests/fuzz/requirements.txt').replaceAll('\\\n', ' ').split('\n').filter(Boolean);
  expect(requirements.length).toBeGreaterThan(20);
  for (const line of requirements) expect(line).toMatch(/^[\w.-]+==[\w.]+.*--hash=sha256:[0-9a-f]{64}/);
});

test('the bill of materials names every direct dependency in its version', async () => {
  const { scripts } = z.object({ scripts: z.record(z.string(), z.string()) }).parse(JSON.parse(read('package.json')));
  const [command = ''] = scripts['sbom']?.split('>') ?? [];
  const { stdout } = await promisify(execFile)('npm', command.trim().split(' ').slice(1), {
    cwd: fileURLToPath(ROOT),
    maxBuffer: 64 * 1024 * 1024,
  });
  const bill = z
    .object({
      bomFormat: z.literal('CycloneDX'),
      components: z.array(
        z.object({ name: z.string(), group: z.string().optional(), version: z.string(), purl: z.string() }),
      ),
    })
    .parse(JSON.parse(stdout));
  const listed = new Set(bill.components.map(({ purl }) => decodeURIComponent(purl)));
  for (const [name, version] of Object.entries({ ...dependencies, ...devDependencies }))
    expect([...listed], name).toContain(`pkg:npm/${name}@${version}`);
});

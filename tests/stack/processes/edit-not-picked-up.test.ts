import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { restartOnChange } from '#worker/standalone/restart-on-change.ts';
import { temporaryDirectory } from '../temporary-directory.ts';

/** Sources that are watched, what was asked of the stack since, and what becomes of its next start. */
function watched(start: () => Promise<void> = () => Promise.resolve()) {
  const root = temporaryDirectory();
  for (const folder of ['api/routes', 'worker', 'activities', 'db', 'workflows'])
    mkdirSync(join(root, folder), { recursive: true });
  const stopping = new AbortController();
  onTestFinished(() => stopping.abort());
  const asked: string[] = [];
  const stack = {
    kill: (name: string) => Promise.resolve(void asked.push(`end ${name}`)),
    start: (name: string) => {
      asked.push(`start ${name}`);
      return start();
    },
  };
  const lines: string[] = [];
  restartOnChange(stack, (line) => lines.push(line), stopping.signal, root);
  return { asked, lines, edit: (file: string) => writeFileSync(join(root, file), `// ${Math.random()}`) };
}

test('an edited route restarts only the API, once for all files that were written together', async () => {
  const { asked, lines, edit } = watched();
  for (const file of ['api/routes/a.ts', 'api/routes/b.ts', 'api/routes/a.ts']) edit(file);
  await expect.poll(() => lines.at(-1)).toBe('the api is back');
  edit('worker/main.ts');
  await expect.poll(() => lines.at(-1)).toBe('the worker is back');
  expect(asked).toEqual(['end api', 'start api', 'end worker', 'start worker']);
});

test('an edited workflow restarts both, an editor’s own file neither', async () => {
  const { asked, edit } = watched();
  edit('workflows/hearing.ts.swp');
  edit('workflows/hearing.ts');
  await expect.poll(() => asked.toSorted()).toEqual(['end api', 'end worker', 'start api', 'start worker']);
});

test('a program that an edit has broken is not ended again, and is started by the next edit', async () => {
  let isBroken = true;
  const { asked, lines, edit } = watched(() =>
    isBroken ? Promise.reject(new Error('api does not start: a typo')) : Promise.resolve(),
  );
  edit('api/main.ts');
  await expect.poll(() => lines.at(-1)).toContain('a typo');
  isBroken = false;
  edit('api/main.ts');
  await expect.poll(() => lines.at(-1)).toBe('the api is back');
  expect(asked).toEqual(['end api', 'start api', 'start api']);
});

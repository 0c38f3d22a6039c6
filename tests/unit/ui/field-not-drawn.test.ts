import { readdir, readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';

const STYLES = new URL('../../../api/ui/assets/', import.meta.url);

test('no style asks a container for its width, because Chromium at times draws nothing of what stands in it', async () => {
  const files = (await readdir(STYLES)).filter((file) => file.endsWith('.css'));
  expect(files).not.toEqual([]);
  for (const file of files)
    expect(await readFile(new URL(file, STYLES), 'utf8'), file).not.toMatch(/@container|container-type/);
});

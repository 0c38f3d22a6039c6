import { readFileSync, writeFileSync } from 'node:fs';
import type { Cell, MatrixRoute } from './matrix.ts';

const FILE = new URL('./expectations.txt', import.meta.url);

/** How the expectations are written anew; what it changes is then read, line by line, before it is kept. */
export const RECORD = 'npm run record:authorization';

/**
 * What a route is expected to answer, in words: a line for everybody who is answered alike, and in it each answer with the
 * places where it is given. `everywhere` are all places where these people were tried.
 */
export function describeRoute({ name }: MatrixRoute, cells: readonly Cell[]): string {
  const byPerson = Map.groupBy(cells, ({ who }) => who);
  const byLine = Map.groupBy(byPerson.keys(), (who) => lineOf(byPerson.get(who) ?? []));
  const lines = [...byLine].map(([answers, people]) => `  ${people.join(', ')}\n      ${answers}`);
  return [name, ...lines].join('\n');
}

function lineOf(cells: readonly Cell[]): string {
  const byAnswer = Map.groupBy(cells, ({ answer }) => answer);
  if (byAnswer.size === 1) return `${cells[0]?.answer ?? ''} everywhere`;
  return [...byAnswer].map(([answer, all]) => `${answer} (${all.map(({ place }) => place).join(' ')})`).join('; ');
}

/** What the file expects, by route. */
export function readExpectations(): Map<string, string> {
  const blocks = readFileSync(FILE, 'utf8')
    .split(/\n\n+/)
    .filter((block) => !block.startsWith('#'));
  return new Map(blocks.map((block) => [block.split('\n')[0] ?? '', block.trimEnd()]));
}

export function writeExpectations(blocks: ReadonlyMap<string, string>, cells: number): void {
  const head = [
    `# ${cells} requests to ${blocks.size} routes: who gets in, and where. Written by \`${RECORD}\`; read what it`,
    '# changed before you keep it. How to read it: docs/authorization.md.',
  ].join('\n');
  writeFileSync(FILE, `${[head, ...blocks.values()].join('\n\n')}\n`);
}

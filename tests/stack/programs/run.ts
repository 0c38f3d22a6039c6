/** Stands in for `npm start`, with the programs of this folder. Arguments: data directory, port. */
import { fileURLToPath } from 'node:url';
import { runStack } from '#worker/standalone/run.ts';

const program = (name: string) => fileURLToPath(new URL(`./${name}.ts`, import.meta.url));
const [dataDirectory = '', port = ''] = process.argv.slice(2);
await runStack(
  {
    dataDirectory,
    port: Number(port),
    register: () => Promise.resolve(),
    programs: { migrate: program('migrate'), worker: program('worker'), api: program('api') },
  },
  async ({ apiUrl }) => {
    const notes = (await (await fetch(`${apiUrl}/notes`)).json()) as string[];
    if (!notes.includes('example')) await fetch(`${apiUrl}/add?text=example`);
  },
);

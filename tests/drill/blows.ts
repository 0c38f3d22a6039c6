import { setTimeout as sleep } from 'node:timers/promises';
import type { Chance } from '../trials/chance.ts';
import type { Deployment } from './deployment.ts';

/** A part that can be lost for a while. */
interface Target {
  name: string;
  /** Kills it; resolves when it is usable again. */
  kill(away: number): Promise<void>;
}

/** Of the blows to one part, from its return to the next one. */
const MAX_PAUSE = 6_000;
const MAX_AWAY = 2_000;

/**
 * Kills parts (SIGKILL) at random, each without regard to the others, so that several may be down together.
 *
 * @returns how often each part was killed
 */
export async function strike(deployment: Deployment, count: number, chance: Chance): Promise<Map<string, number>> {
  const targets = targetsOf(deployment);
  const struck = new Map<string, number>();
  const blows = Array.from({ length: count }, () => ({
    target: chance.pick(targets),
    pause: chance.between(0, MAX_PAUSE),
    away: chance.between(0, MAX_AWAY),
  }));
  await Promise.all(
    targets.map(async (each) => {
      for (const { pause, away } of blows.filter(({ target }) => target === each)) {
        await sleep(pause);
        await each.kill(away);
        struck.set(each.name, (struck.get(each.name) ?? 0) + 1);
      }
    }),
  );
  return struck;
}

function targetsOf({ processes, database, mail }: Deployment): [Target, ...Target[]] {
  const mailServer: Target = {
    name: 'mail',
    async kill(away) {
      await mail.stop();
      await sleep(away);
      await mail.start();
    },
  };
  return [
    mailServer,
    { name: 'postgres', kill: (away) => database.crash(away) },
    // Whatever supervises a process starts it again.
    ...Object.entries(processes).map(([name, part]) => ({
      name,
      async kill() {
        await part.kill('SIGKILL');
        await part.ready();
      },
    })),
  ];
}

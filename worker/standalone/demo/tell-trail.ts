import { tellEvent } from '#api/views/auditor/tell-event.ts';
import type { Entry } from './answers.ts';

/** Describes a trail: one line for each entry, with its actor, time and method. */
export function tellTrail(entries: readonly Entry[]): string[] {
  const width = Math.max(...entries.map((entry) => nameOf(entry).length));
  return entries.map((entry) => {
    const method = entry.method === null ? '' : `  [${entry.method}]`;
    return `${String(entry.seq).padStart(3)}  ${timeOf(entry.at)}  ${nameOf(entry).padEnd(width)}  ${tellEvent(entry.body, { moment: timeOf }).in('en')}${method}`;
  });
}

function nameOf({ actor }: Entry): string {
  if (actor.kind === 'subject') return 'the subject';
  if (actor.kind === 'human') return `${actor.id} (person)`;
  return actor.kind === 'system' ? `${actor.id} (engine)` : `${actor.id} (${actor.kind})`;
}

const timeOf = (at: string): string => at.slice(11, 19);

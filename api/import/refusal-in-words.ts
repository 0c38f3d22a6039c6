import { describeRefusal, type Refusal } from '#workflows/domain/refusal.ts';
import type { Problem } from '../problem.ts';

/** Why a row of a file is refused in its case, and what to do about it. */
export function refusalInWords({ code, detail }: Refusal): string {
  const { title, remedy } = describeRefusal(code);
  return `${title.toLowerCase()}${detail === undefined ? '' : ` (${detail})`}; ${remedy}`;
}

/** A message that names its fact once. */
const named = (name: string, message: string): string =>
  message.startsWith(`${name}: `) ? message : `${name}: ${message}`;

/** The same of a problem: its faults by the names of the facts that they are about, where it has any. */
export function problemInWords({ document: { title, remedy, errors = [] } }: Problem): string {
  if (errors.length === 0) return [title.toLowerCase(), remedy].filter(Boolean).join('; ');
  return errors.map(({ field, message }) => named(field.split('/').at(-1) ?? '', message)).join('; ');
}

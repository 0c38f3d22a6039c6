import { describeRefusal, type Refusal } from '#workflows/domain/refusal.ts';

/** Why a row of a file is refused in its case, and what to do about it. */
export function refusalInWords({ code, detail }: Refusal): string {
  const { title, remedy } = describeRefusal(code);
  return `${title.toLowerCase()}${detail === undefined ? '' : ` (${detail})`}; ${remedy}`;
}

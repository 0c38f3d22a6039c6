/** Addresses of an auditor's pages about a case. */
export const caseAddress = (caseId: string, below = ''): string => `/audit/cases/${caseId}${below}`;

export const entryAddress = (caseId: string, seq: number): string => caseAddress(caseId, `/entries/${seq}`);

export const viewAddress = (caseId: string, viewId: string): string => caseAddress(caseId, `/views/${viewId}`);

/** An address with those fields of a query that say something. */
export function withQuery(path: string, query: Readonly<Record<string, string | undefined>>): string {
  const said = Object.entries(query).flatMap(([name, value]) =>
    value === undefined || value === '' ? [] : [[name, value]],
  );
  return said.length === 0 ? path : `${path}?${new URLSearchParams(said).toString()}`;
}

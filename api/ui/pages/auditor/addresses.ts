/** Addresses of an auditor's pages about a case. */
export const caseAddress = (caseId: string, below = ''): string => `/audit/cases/${caseId}${below}`;

export const entryAddress = (caseId: string, seq: number): string => caseAddress(caseId, `/entries/${seq}`);

export const viewAddress = (caseId: string, viewId: string): string => caseAddress(caseId, `/views/${viewId}`);

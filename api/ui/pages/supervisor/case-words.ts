/** The page of a case that a supervisor acts on from outside its hearing. */
export const caseAddressOf = (caseId: string): string => `/supervision/cases/${caseId}`;

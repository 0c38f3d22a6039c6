/** Lists whose filters can be saved: what auditors search, and the hearings that supervisors look over. */
export const SEARCHED_LISTS = ['audit', 'hearings'] as const;
export type SearchedList = (typeof SEARCHED_LISTS)[number];

/** An entry that was written longer ago has its place in every tree that is signed: one hour, in milliseconds. */
export const MERGE_DELAY_MILLISECONDS = 3_600_000;

/** Every signed tree includes each entry that was written longer ago than this: one hour, in milliseconds. */
export const MERGE_DELAY_MILLISECONDS = 3_600_000;

/** A shorter time in which a judge does nothing in hearings leaves no room for rest. */
export const PAUSE_MILLISECONDS = 15 * 60_000;
/** Between two moments in the same hearing a judge may be reading, writing or talking, for as long as this. */
export const READING_MILLISECONDS = 60 * 60_000;

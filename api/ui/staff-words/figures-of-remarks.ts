import { describeDuration, momentFor, type Language, type ShownZone } from '../../figures-in-words.ts';

/** What a remark quotes, which stays as it was written, a moment (RFC 3339), and a duration (ISO 8601, or working days). */
const FIGURES =
  /(?<quoted>"[^"]*"|“[^“”]*”|„[^„“]*“)|\b(?<moment>\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?Z)|\b(?<duration>P(?=T?\d)(?:\d+BD|(?:\d+W)?(?:\d+D)?(?:T(?:\d+H)?(?:\d+M)?(?:\d+S)?)?))\b/g;

/**
 * A remark as it is read on a page. Remarks state moments and durations as the API does; a reader gets them in words, in their
 * language and in the page's zone.
 */
export const withFiguresInWords = (remark: string, language: Language, zone: ShownZone): string =>
  remark.replace(FIGURES, (text, ...matched: unknown[]) => {
    const { moment, duration } = matched.at(-1) as { moment?: string; duration?: string };
    if (moment !== undefined) return momentFor(moment, language, zone);
    return duration === undefined ? text : describeDuration(duration, language);
  });

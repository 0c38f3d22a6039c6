import * as inWords from '../figures-in-words.ts';
import { Phrase } from './say.ts';

/** A number as the page's reader writes it. */
export const describeNumber = (value: number): Phrase =>
  new Phrase((language) => inWords.describeNumber(value, language));

/** A probability as a percentage, without false precision. */
export const describeShare = (share: number): Phrase =>
  new Phrase((language) => inWords.describeShare(share, language));

/** An ISO 8601 duration of a policy, such as `14 days` for `P14D`. */
export const describeDuration = (duration: string): Phrase =>
  new Phrase((language) => inWords.describeDuration(duration, language));

/** The name of a language without its region, by its tag: `German` for `de-AT`. */
export const describeLanguage = (tag: string): Phrase =>
  new Phrase((language) => inWords.describeLanguage(tag, language));

/** The length of time between two moments in its two largest units, such as `13 days, 4 hours`; at least a minute. */
export const describeSpan = (from: string, to: string): Phrase =>
  new Phrase((language) => inWords.describeSpan(from, to, language));

/** A calendar day such as `2026-11-24`. */
export const describeDay = (day: string): Phrase => new Phrase((language) => inWords.describeDay(day, language));

/** A moment in a sentence, in the page's time zone; elsewhere `Moment` shows it. */
export const describeMoment = (instant: string): Phrase =>
  new Phrase((language, zone) => inWords.momentFor(instant, language, zone));

import { z } from 'zod';
import { TimeZone } from '#workflows/domain/calendar.ts';
import { NOTICE_LANGUAGES } from '#workflows/domain/language.ts';

/** How an institution presents itself on its pages and in its notices, as the file of houses states it. */
export const HouseEntry = z.strictObject({
  /** What it is called, in place of “Hearken”. */
  name: z.string().min(1).max(100),
  /** A file beside the file of houses: an SVG, a PNG or a WebP of at most 200 KB. */
  logo: z.string().min(1).max(300).optional(),
  /** The colour of the line under its name, such as `#005f73`. */
  colour: z
    .string()
    .regex(/^#[0-9a-f]{6}$/i, { error: 'give a colour such as #005f73' })
    .optional(),
  /** Where its subjects ask questions: an address, a telephone number, or both. */
  contact: z.string().min(1).max(300).optional(),
  imprint: z.url({ protocol: /^https?$/, error: 'give the address of a page' }).optional(),
  /** The languages in which subjects are offered its pages; all of them if omitted. */
  languages: z.array(z.enum(NOTICE_LANGUAGES)).min(1).optional(),
  /** The time zone of its staff; otherwise the one that its policies state. */
  timeZone: TimeZone.optional(),
});
type HouseEntry = z.infer<typeof HouseEntry>;

export interface Logo {
  type: 'image/svg+xml' | 'image/png' | 'image/webp';
  content: Buffer;
}

/** An institution's face, with its logo read. */
export type House = Omit<HouseEntry, 'logo'> & { logo?: Logo };

/** Every institution that has a face of its own, by id. */
export type Houses = ReadonlyMap<string, House>;

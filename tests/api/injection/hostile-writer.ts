import type { Answer, AppUnderTest } from '../app-under-test.ts';
import { placesHolding } from './free-text-places.ts';

export const ONE_LINE = /^[^\p{Cc}\u202a-\u202e\u2066-\u2069]{1,200}$/u;
/** What is on no line: control characters, and those that turn the direction of writing. */
export const TURNS_LINE = /[\p{Cc}\u202a-\u202e\u2066-\u2069]/u;
export const FACTS = { risk: 80, age: 40 };

/** Characters of a text as far as a place takes them, none cut in half. */
const cut = (text: string, most: number) => {
  let short = '';
  for (const each of text) {
    if (short.length + each.length > most) break;
    short += each;
  }
  return short;
};

/** An address that servers of mail take, which a sheet would take for a formula and a page for markup. */
export const hostileAddress = (mark: string) => `=1+1|'${mark}'&{{7*7}}\`\${7*7}@example.org`;

/** Writes hostile texts wherever anything may be written, and notes which places took one. */
export class HostileWriter {
  readonly app: AppUnderTest;
  /** Every text that was sent. */
  readonly texts = new Set<string>();
  readonly taken = new Set<string>();
  readonly #places: readonly string[];

  /** @param places those of the description in which any sentence may stand, as `freeTextPlaces` gives them */
  constructor(app: AppUnderTest, places: readonly string[]) {
    this.app = app;
    this.#places = places;
  }

  /** Sends a body with hostile texts, and notes which places took them. */
  readonly send = async (account: string | null, request: string, template: string, body: object): Promise<Answer> => {
    const answer = await this.app.call(account, request, { body });
    if (answer.status < 300) {
      const own = this.#places.flatMap((place) =>
        place.startsWith(`${template} `) ? [place.slice(template.length + 1)] : [],
      );
      for (const place of placesHolding(body, this.texts, own)) this.taken.add(`${template} ${place}`);
    }
    return answer;
  };

  /** A text as far as a place takes it, noted as one that is sent. */
  readonly use = (text: string, most = 50_000): string => {
    const short = cut(text, most);
    this.texts.add(short);
    return short;
  };
}

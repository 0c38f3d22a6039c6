import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

/** The project's front page, as a newcomer reads it. */
export class Readme {
  readonly #text: string;

  private constructor(text: string) {
    this.#text = text;
  }

  static async open(): Promise<Readme> {
    const text = await readFile(fileURLToPath(new URL('../../../README.md', import.meta.url)), 'utf8');
    return new Readme(text.replace(/\s+/g, ' '));
  }

  /** Throws where the page does not say these words, so that nothing is done that a newcomer could not know. */
  says(...words: string[]): void {
    const missing = words.filter((each) => !this.#text.includes(each));
    if (missing.length > 0) throw new Error(`the README does not say: ${missing.join(' … ')}`);
  }
}

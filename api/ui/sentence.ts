import { Phrase, phraseOf, textIn, type Words } from './say.ts';

/** A first word that is not a reference, field or other value; those stay as they are. */
const ORDINARY_WORD = /^\p{Ll}[\p{Ll}’-]*(?=[\s,;]|$)/u;

/** A remark, such as the API makes, which has neither a capital nor a full stop, as a sentence in the reader's language. */
export function sentence(remark: Words, beginsWithValue = false): Phrase {
  const said = typeof remark === 'string' ? phraseOf(remark) : remark;
  return new Phrase((language, zone) => {
    const text = said.in(language, zone);
    const begun = !beginsWithValue && ORDINARY_WORD.test(text) ? text.charAt(0).toUpperCase() + text.slice(1) : text;
    return /[.!?]$/.test(begun) ? begun : `${begun}.`;
  });
}

/** A name with a capital, as the choice of a form has it. */
export const capitalized = (name: Words): Phrase =>
  new Phrase((language, zone) => {
    const text = textIn(name, language, zone);
    return text.charAt(0).toUpperCase() + text.slice(1);
  });

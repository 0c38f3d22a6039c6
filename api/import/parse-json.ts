/** Maximum nesting of lists and objects in JSON; the bodies of this API need fewer than ten levels. */
const MAX_DEPTH = 32;
/** Maximum length of a name or number that an error repeats. */
const MAX_NAMED = 40;

const NOT_JSON = 'is not a single JSON value';

/** Why a text is refused as JSON; the message continues the words for the text. */
export class JsonRefused extends Error {}

/**
 * Parses a JSON text, in time linear in its length.
 *
 * @throws JsonRefused for a text that is not JSON, is nested more than 32 levels deep, repeats a member of an object,
 *   or has a number that is too large to be read; parsers disagree on the last two (RFC 8259, sections 4 and 6)
 */
export function parseJson(text: string): unknown {
  checkShape(text);
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new JsonRefused(NOT_JSON);
  }
}

/** Reads tokens only; the parser checks whether they are in a place where JSON allows them. */
function checkShape(text: string): void {
  /** The names in each enclosing object, and `null` for each enclosing list. */
  const around: (Set<string> | null)[] = [];
  let mayBeName = false;
  for (let at = 0; at < text.length;) {
    const character = text[at];
    if (character === '"') {
      const end = endOfString(text, at);
      const names = around.at(-1);
      if (mayBeName && names) addName(names, text.slice(at, end));
      mayBeName = false;
      at = end;
      continue;
    }
    if (character === '{' || character === '[') {
      if (around.length === MAX_DEPTH) throw new JsonRefused(`is nested more than ${MAX_DEPTH} levels deep`);
      around.push(character === '{' ? new Set() : null);
      mayBeName = character === '{';
    } else if (character === '}' || character === ']') {
      around.pop();
      mayBeName = false;
    } else if (character === ',') mayBeName = true;
    else if (isDigit(character)) {
      const end = endOfNumber(text, at);
      const number = text.slice(at, end);
      if (Number(number) === Infinity)
        throw new JsonRefused(`has a number that is too large, ${number.slice(0, MAX_NAMED)}`);
      at = end;
      continue;
    }
    at++;
  }
}

function addName(names: Set<string>, quoted: string): void {
  let name: string;
  try {
    name = JSON.parse(quoted) as string;
  } catch {
    throw new JsonRefused(NOT_JSON);
  }
  if (names.has(name)) throw new JsonRefused(`names ${JSON.stringify(name.slice(0, MAX_NAMED))} twice in one object`);
  names.add(name);
}

function endOfString(text: string, start: number): number {
  let at = start + 1;
  while (at < text.length && text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
  return Math.min(at + 1, text.length);
}

function endOfNumber(text: string, start: number): number {
  const rest = /[\d.eE+-]+/y;
  rest.lastIndex = start;
  rest.test(text);
  return rest.lastIndex;
}

const isDigit = (character = ''): boolean => character >= '0' && character <= '9';

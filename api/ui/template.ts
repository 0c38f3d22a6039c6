/** Elements that can stand within a sentence. */
const INLINE = new Set('a abbr b bdi br code em i kbd mark q small span strong time'.split(' '));
/** Static attributes that people hear or read. */
const SAID_ATTRIBUTE = /(\s(?:alt|aria-label|data-label|placeholder|title)=)"([^"]*)"/g;

/** What stands in a tag: its source, and the index of the value in each of its holes. */
type Source = readonly (string | number)[];

interface Tag {
  kind: 'tag';
  name: string;
  role: 'opens' | 'closes' | 'alone';
  source: Source;
  /** Whether it stands within a sentence: an inline element with nothing but inline elements in it. */
  isInline: boolean;
}

type Piece = { kind: 'text'; text: string } | { kind: 'hole'; index: number } | Tag;

/** A sentence of a template: the pieces from one index up to another. */
interface Message {
  english: string;
  from: number;
  to: number;
  /** Indices of the values in its holes. */
  holes: readonly number[];
  elements: readonly { opens: Tag; closes?: Tag }[];
}

/** A template and what it says. */
export interface Template {
  /**
   * Its messages. A message is a run of text, holes and inline elements within a block; holes are `{0}`, `{1}`…, inline elements
   * `<0>…</0>` or `<0/>`, each counted from 0. An element around a whole message is not part of it. Static attributes that people
   * hear or read are messages of their own.
   */
  messages: readonly string[];
  /** The same template with other sentences; `undefined` where none of them is known. */
  translate: (translationOf: (english: string) => string | undefined) => TranslatedTemplate | undefined;
}

/** A template whose sentences were replaced. */
export interface TranslatedTemplate {
  strings: TemplateStringsArray;
  /** What is in its holes: the index of a value of the original template, or a text. */
  holes: readonly (number | string)[];
}

const hasLetter = (text: string): boolean => /\p{L}/u.test(text);

/** Reads the sentences of a template from its strings, in which a run of blanks is one blank. */
export function readTemplate(strings: readonly string[]): Template {
  const pieces = markInline(readPieces(strings));
  const sentences = readMessages(pieces);
  const attributes = pieces.flatMap((piece) => (piece.kind === 'tag' ? attributesOf(piece.source) : []));
  return {
    messages: [...sentences.map(({ english }) => english), ...attributes],
    translate: (translationOf) => translateTemplate(pieces, sentences, translationOf),
  };
}

function readPieces(strings: readonly string[]): Piece[] {
  const pieces: Piece[] = [];
  let tag: (string | number)[] | undefined;
  let quote = '';
  for (const [index, part] of strings.entries()) {
    if (index > 0 && tag) tag.push(index - 1);
    else if (index > 0) pieces.push({ kind: 'hole', index: index - 1 });
    let begin = 0;
    for (let at = 0; at < part.length; at++) {
      const character = part.charAt(at);
      if (!tag) {
        if (character !== '<') continue;
        if (at > begin) pieces.push({ kind: 'text', text: part.slice(begin, at) });
        tag = [];
        begin = at;
      } else if (quote !== '') {
        if (character === quote) quote = '';
      } else if (character === '"' || character === "'") quote = character;
      else if (character === '>') {
        pieces.push(tagOf([...tag, part.slice(begin, at + 1)]));
        tag = undefined;
        begin = at + 1;
      }
    }
    const rest = part.slice(begin);
    if (rest === '') continue;
    if (tag) tag.push(rest);
    else pieces.push({ kind: 'text', text: rest });
  }
  return pieces;
}

function tagOf(source: Source): Tag {
  const [, slash = '', name = ''] = /^<(\/?)([\w-]*)/.exec(String(source[0])) ?? [];
  const isAlone = String(source.at(-1)).endsWith('/>');
  return { kind: 'tag', name, role: slash === '/' ? 'closes' : isAlone ? 'alone' : 'opens', source, isInline: false };
}

function markInline(pieces: Piece[]): Piece[] {
  const open: { tag: Tag; hasBlock: boolean }[] = [];
  const noteBlock = () => {
    const around = open.at(-1);
    if (around) around.hasBlock = true;
  };
  for (const piece of pieces) {
    if (piece.kind !== 'tag') continue;
    if (piece.role === 'opens') {
      open.push({ tag: piece, hasBlock: false });
      continue;
    }
    const opened = piece.role === 'closes' ? open.pop() : undefined;
    piece.isInline = INLINE.has(piece.name) && opened?.hasBlock !== true;
    if (opened) opened.tag.isInline = piece.isInline;
    if (!piece.isInline) noteBlock();
  }
  return pieces;
}

function readMessages(pieces: readonly Piece[]): Message[] {
  const messages: Message[] = [];
  let from = 0;
  for (let at = 0; at <= pieces.length; at++) {
    const piece = pieces[at];
    if (piece && (piece.kind !== 'tag' || piece.isInline)) continue;
    const message = readMessage(pieces, ...withoutFrame(pieces, from, at));
    if (message) messages.push(message);
    from = at + 1;
  }
  return messages;
}

/** The part of a run that is inside the blanks and the elements around all of it. */
function withoutFrame(pieces: readonly Piece[], from: number, to: number): [from: number, to: number] {
  const isBlank = (piece: Piece | undefined) => piece?.kind === 'text' && piece.text.trim() === '';
  while (from < to && isBlank(pieces[from])) from++;
  while (from < to && isBlank(pieces[to - 1])) to--;
  const first = pieces[from];
  if (first?.kind !== 'tag' || first.role !== 'opens') return [from, to];
  let depth = 0;
  for (let at = from; at < to; at++) {
    const piece = pieces[at];
    if (piece?.kind !== 'tag' || piece.role === 'alone') continue;
    depth += piece.role === 'opens' ? 1 : -1;
    if (depth === 0) return at === to - 1 ? withoutFrame(pieces, from + 1, to - 1) : [from, to];
  }
  return [from, to];
}

function readMessage(pieces: readonly Piece[], from: number, to: number): Message | undefined {
  const run = pieces.slice(from, to);
  if (!run.some((piece) => piece.kind === 'text' && hasLetter(piece.text))) return undefined;
  const holes: number[] = [];
  const elements: { opens: Tag; closes?: Tag }[] = [];
  const open: number[] = [];
  const text = run.map((piece) => {
    if (piece.kind === 'text') return piece.text;
    if (piece.kind === 'hole') return `{${holes.push(piece.index) - 1}}`;
    if (piece.role === 'alone') return `<${elements.push({ opens: piece }) - 1}/>`;
    if (piece.role === 'opens') {
      open.push(elements.push({ opens: piece }) - 1);
      return `<${elements.length - 1}>`;
    }
    const closed = open.pop() ?? 0;
    const element = elements[closed];
    if (element) element.closes = piece;
    return `</${closed}>`;
  });
  return { english: text.join('').replace(/\s+/g, ' ').trim(), from, to, holes, elements };
}

const attributesOf = (source: Source): string[] =>
  source.flatMap((part) =>
    typeof part === 'string' ? [...part.matchAll(SAID_ATTRIBUTE)].map(([, , text = '']) => text).filter(hasLetter) : [],
  );

/** Writes a template piece by piece. */
class TemplateWriter {
  readonly #strings: string[] = [];
  readonly #holes: (number | string)[] = [];
  #text = '';

  text(text: string): void {
    this.#text += text;
  }

  hole(value: number | string): void {
    this.#holes.push(value);
    this.#strings.push(this.#text);
    this.#text = '';
  }

  done(): TranslatedTemplate {
    const strings = [...this.#strings, this.#text];
    return { strings: Object.assign(strings, { raw: strings }), holes: this.#holes };
  }
}

function translateTemplate(
  pieces: readonly Piece[],
  messages: readonly Message[],
  translationOf: (english: string) => string | undefined,
): TranslatedTemplate | undefined {
  const writer = new TemplateWriter();
  const found: string[] = [];
  const find = (english: string): string | undefined => {
    const translation = translationOf(english);
    if (translation !== undefined) found.push(translation);
    return translation;
  };
  for (let at = 0; at < pieces.length; at++) {
    const message = messages.find(({ from }) => from === at);
    const translation = message && find(message.english);
    if (message && translation !== undefined) {
      writeMessage(writer, pieces, message, translation, find);
      at = message.to - 1;
      continue;
    }
    const piece = pieces[at];
    if (piece?.kind === 'text') writer.text(piece.text);
    else if (piece?.kind === 'hole') writer.hole(piece.index);
    else if (piece) writeTag(writer, piece, find);
  }
  return found.length > 0 ? writer.done() : undefined;
}

/** Writes a sentence in another language, with the blanks that were around it. */
function writeMessage(
  writer: TemplateWriter,
  pieces: readonly Piece[],
  { from, to, holes, elements }: Message,
  translation: string,
  find: (english: string) => string | undefined,
): void {
  const first = pieces[from];
  const last = pieces[to - 1];
  if (first?.kind === 'text' && first.text.startsWith(' ')) writer.text(' ');
  for (const part of translation.split(/(\{\d+\}|<\/?\d+\/?>)/)) {
    const number = Number(/\d+/.exec(part)?.[0]);
    const isMark = /^[{<]/.test(part);
    const element = part.startsWith('<') ? elements[number] : undefined;
    const tag = part.startsWith('</') ? element?.closes : element?.opens;
    if (tag) writeTag(writer, tag, find);
    else if (isMark) writer.hole(holes[number] ?? part);
    // What would be read as a tag is put into a hole.
    else if (part.includes('<')) writer.hole(part);
    else writer.text(part);
  }
  if (last?.kind === 'text' && last.text.endsWith(' ')) writer.text(' ');
}

function writeTag(writer: TemplateWriter, { source }: Tag, find: (english: string) => string | undefined): void {
  for (const part of source) {
    if (typeof part === 'number') {
      writer.hole(part);
      continue;
    }
    let begin = 0;
    for (const { 0: whole, 1: name = '', 2: text = '', index } of part.matchAll(SAID_ATTRIBUTE)) {
      const translation = hasLetter(text) ? find(text) : undefined;
      if (translation === undefined) continue;
      writer.text(part.slice(begin, index) + name);
      if (translation.includes('"')) writer.hole(translation);
      else writer.text(`"${translation}"`);
      begin = index + whole.length;
    }
    writer.text(part.slice(begin));
  }
}

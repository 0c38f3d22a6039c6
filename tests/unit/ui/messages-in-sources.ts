import { globSync, readFileSync } from 'node:fs';
import ts from 'typescript';
import { messageOf } from '#api/ui/say.ts';
import { readTemplate } from '#api/ui/template.ts';

/** A text of the program in English, and the file that states it. */
export interface StatedText {
  file: string;
  english: string;
}

const ROOT = new URL('../../../', import.meta.url);

/** What the sources of the pages say: every message of their `html` and `say` templates. */
export const messagesInSources = (): StatedText[] =>
  readSources(['api/{names,ui,views}/**/*.ts'], (node) =>
    ts.isTaggedTemplateExpression(node) ? messagesOf(node) : [],
  );

/** Every text that sources state, with holes for what is put into it. */
export const textsInSources = (pattern: string): StatedText[] =>
  readSources(pattern, (node) =>
    ts.isStringLiteralLike(node) ? [node.text] : ts.isTemplateExpression(node) ? [messageOf(stringsOf(node))] : [],
  );

/** Titles and remedies of the problems that sources make of texts alone. */
export const problemsInSources = (pattern: string): StatedText[] =>
  readSources(pattern, (node) => {
    const [title, more] = titleAndMore(node);
    const remedies =
      more && ts.isObjectLiteralExpression(more)
        ? more.properties.flatMap((each) =>
            ts.isPropertyAssignment(each) && ts.isIdentifier(each.name) && each.name.text === 'remedy'
              ? [each.initializer]
              : [],
          )
        : [];
    return [title, ...remedies].flatMap((each) => (each && ts.isStringLiteralLike(each) ? [each.text] : []));
  });

/** The arguments of a problem that hold its texts. */
function titleAndMore(node: ts.Node): (ts.Expression | undefined)[] {
  if (ts.isNewExpression(node) && node.expression.getText() === 'Problem') return node.arguments?.slice(2) ?? [];
  if (!ts.isCallExpression(node) || node.expression.getText() !== 'tooManyRequests') return [];
  return [node.arguments[0], node.arguments[2]];
}

export function readSources(pattern: string | string[], textsOf: (node: ts.Node) => readonly string[]): StatedText[] {
  const files = globSync(pattern, { cwd: ROOT, exclude: ['api/ui/islands/**', 'api/ui/staff-words/**'] });
  return files.flatMap((file) => {
    const source = ts.createSourceFile(file, readFileSync(new URL(file, ROOT), 'utf8'), ts.ScriptTarget.Latest, true);
    const found: StatedText[] = [];
    const visit = (node: ts.Node): void => {
      for (const english of textsOf(node)) found.push({ file, english });
      ts.forEachChild(node, visit);
    };
    visit(source);
    return found;
  });
}

export const stringsOf = (template: ts.TemplateLiteral): string[] =>
  ts.isNoSubstitutionTemplateLiteral(template)
    ? [template.text]
    : [template.head.text, ...template.templateSpans.map(({ literal }) => literal.text)];

function messagesOf({ tag, template }: ts.TaggedTemplateExpression): readonly string[] {
  const strings = stringsOf(template);
  if (!ts.isIdentifier(tag)) return [];
  if (tag.text === 'html') return readTemplate(strings).messages;
  return tag.text === 'say' && strings.some((text) => /\p{L}/u.test(text)) ? [messageOf(strings)] : [];
}

/** A message as an entry of a catalogue is written. */
const asEntry = (english: string): string =>
  /^[A-Za-z]\w*$/.test(english)
    ? `${english}: '',`
    : `${english.includes("'") ? JSON.stringify(english) : `'${english}'`}: '',`;

/** Messages without a translation, as lines for a catalogue under the files that state them. */
export const asEntries = (messages: readonly StatedText[]): string =>
  [...Map.groupBy(messages, ({ file }) => file)]
    .flatMap(([file, each]) => [`// ${file}`, ...new Set(each.map(({ english }) => asEntry(english)))])
    .join('\n');

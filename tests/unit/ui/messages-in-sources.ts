import { globSync, readFileSync } from 'node:fs';
import ts from 'typescript';
import { messageOf } from '#api/ui/say.ts';
import { readTemplate } from '#api/ui/template.ts';

/** A message of a page, and the file that says it. */
interface SaidMessage {
  file: string;
  english: string;
}

const ROOT = new URL('../../../', import.meta.url);

/** What the sources of the pages say: every message of their `html` and `say` templates. */
export function messagesInSources(): SaidMessage[] {
  const files = globSync(['api/ui/**/*.ts', 'api/views/**/*.ts'], { cwd: ROOT, exclude: ['api/ui/islands/**'] });
  return files.flatMap((file) => {
    const source = ts.createSourceFile(file, readFileSync(new URL(file, ROOT), 'utf8'), ts.ScriptTarget.Latest);
    return messagesUnder(source).map((english) => ({ file, english }));
  });
}

function messagesUnder(node: ts.Node): string[] {
  const within: string[] = [];
  ts.forEachChild(node, (child) => void within.push(...messagesUnder(child)));
  return [...(ts.isTaggedTemplateExpression(node) ? messagesOf(node) : []), ...within];
}

function messagesOf({ tag, template }: ts.TaggedTemplateExpression): readonly string[] {
  const strings = ts.isNoSubstitutionTemplateLiteral(template)
    ? [template.text]
    : [template.head.text, ...template.templateSpans.map(({ literal }) => literal.text)];
  if (!ts.isIdentifier(tag)) return [];
  if (tag.text === 'html') return readTemplate(strings).messages;
  return tag.text === 'say' && strings.some((text) => /\p{L}/u.test(text)) ? [messageOf(strings)] : [];
}

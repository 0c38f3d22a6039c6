import ts from 'typescript';
import { readSources, stringsOf, type StatedText } from './messages-in-sources.ts';
import { messageOf } from '#api/ui/say.ts';

/** Properties of problems, refusals and checks whose texts a page shows. */
const SHOWN = new Set(['detail', 'remedy', 'message', 'error', 'fault']);
/** Functions that make a problem or refusal, by the place of the text among their arguments. */
const MAKERS: Readonly<Record<string, number>> = { refuse: 1, invalid: 1, Problem: 2 };

/** Titles, details, remedies and remarks on fields that sources state of problems and refusals, with holes for their values. */
export const remarksInSources = (pattern: string | string[]): StatedText[] => readSources(pattern, remarksOf);

function remarksOf(node: ts.Node): readonly string[] {
  if (ts.isPropertyAssignment(node) && ts.isIdentifier(node.name) && SHOWN.has(node.name.text))
    return textsOf(node.initializer);
  if (!(ts.isCallExpression(node) || ts.isNewExpression(node)) || !ts.isIdentifier(node.expression)) return [];
  const place = MAKERS[node.expression.text];
  const text = place === undefined ? undefined : node.arguments?.[place];
  return text ? textsOf(text) : [];
}

/** Calls whose texts only programs and operators read. */
const UNSHOWN = new Set(['describe', 'meta', 'select']);

/**
 * Every text of at least two words that sources state, apart from what tagged templates, errors that are thrown as faults of the
 * program, and descriptions of an API say.
 */
export const sentencesInSources = (pattern: string | string[]): StatedText[] =>
  readSources(pattern, (node) => {
    const text = ts.isStringLiteralLike(node)
      ? node.text
      : ts.isTemplateExpression(node)
        ? messageOf(stringsOf(node))
        : '';
    return /[a-z]{2,},? [a-z]{2,}/.test(text) && !isUnshown(node) ? [text] : [];
  });

function isUnshown(node: ts.Node): boolean {
  const { parent } = node;
  if (ts.isSourceFile(parent)) return false;
  if (ts.isTaggedTemplateExpression(parent) || ts.isLiteralTypeNode(parent)) return true;
  if (ts.isNewExpression(parent) && ts.isIdentifier(parent.expression) && parent.expression.text.endsWith('Error'))
    return true;
  if (ts.isCallExpression(parent) && ts.isPropertyAccessExpression(parent.expression))
    if (UNSHOWN.has(parent.expression.name.text)) return true;
  return isUnshown(parent);
}

/** The texts that an expression may be, as far as it states them itself. */
function textsOf(expression: ts.Expression): string[] {
  if (ts.isStringLiteralLike(expression)) return [expression.text];
  if (ts.isTemplateExpression(expression)) return [messageOf(stringsOf(expression))];
  if (ts.isParenthesizedExpression(expression)) return textsOf(expression.expression);
  if (ts.isConditionalExpression(expression)) return [expression.whenTrue, expression.whenFalse].flatMap(textsOf);
  if (ts.isArrowFunction(expression) && !ts.isBlock(expression.body)) return textsOf(expression.body);
  return ts.isBinaryExpression(expression) && expression.operatorToken.kind === ts.SyntaxKind.QuestionQuestionToken
    ? [expression.left, expression.right].flatMap(textsOf)
    : [];
}

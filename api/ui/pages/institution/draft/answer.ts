import type { Polarity } from '#api/policies/draft/outcome-column.ts';
import type { ColumnDecision } from '#api/policies/draft/draft-policy.ts';
import type { Form } from '#api/ui/form.ts';
import { html } from '#api/ui/html.ts';
import type { Attribute } from '#workflows/domain/attribute.ts';
import { readComparison } from './comparison-fields.ts';
import { TYPE_NAMES } from '../policy/attribute-fields.ts';

/** Maximum number of a column's values that can be offered as adverse. */
export const MAX_VALUES = 50;
const MAX_COLUMNS = 500;

/**
 * The user's answer as to which values are adverse: a column and a value in one field, or a column and each of its
 * values in a field of its own; `undefined` while it is open.
 */
export function readPolarity(text: (name: string) => string | undefined): Polarity | undefined {
  const [column, value] = parsePair(text('answer'));
  if (column !== undefined && value !== undefined) return { outcome: column, adverse: [value] };
  const outcome = text('outcome');
  const adverse = Array.from({ length: MAX_VALUES }, (_, index) => text(`bad-${index}`)).filter(
    (each) => each !== undefined,
  );
  return outcome === undefined || adverse.length === 0 ? undefined : { outcome, adverse };
}

export const answerOf = (column: string, value: string): string => JSON.stringify([column, value]);

function parsePair(text = '[]'): string[] {
  try {
    const pair: unknown = JSON.parse(text);
    return Array.isArray(pair) ? pair.filter((each) => typeof each === 'string') : [];
  } catch {
    return [];
  }
}

/** The answer in hidden fields, for the forms that follow. */
export const HiddenPolarity = ({ outcome, adverse }: Polarity) =>
  html`<input type="hidden" name="outcome" value=${outcome} />
    ${adverse.map((value, index) => html`<input type="hidden" name=${`bad-${index}`} value=${value} />`)}`;

/** The user's decisions about the columns, by place. */
export function readDecisions(form: Form): Map<number, ColumnDecision> {
  const decisions = new Map<number, ColumnDecision>();
  const count = Math.min(Number(form.text('columns')) || 0, MAX_COLUMNS);
  for (let place = 0; place < count; place++) {
    const type = form.text(`type-${place}`);
    if (type === undefined || !Object.hasOwn(TYPE_NAMES, type)) continue;
    decisions.set(place, {
      type: type as Attribute['type'],
      leftOut: form.text(`use-${place}`) !== 'yes',
      protected: form.text(`protected-${place}`) === 'yes',
      // A column that has only now become text was not asked about.
      compareBy: readComparison(form, place),
      ...(form.text(`text-${place}`) === 'yes' && { writtenBySubject: form.text(`own-${place}`) === 'yes' }),
    });
  }
  return decisions;
}

import type { Attribute } from '#workflows/domain/attribute.ts';
import { nameFor } from './column-name.ts';
import { countValues, type Polarity } from './outcome-column.ts';
import type { ColumnContent } from './table-contents.ts';

/** A policy with these facts, and defaults for everything that the file does not say; it has not been validated yet. */
export function draftDocument(
  key: string,
  attributes: readonly Attribute[],
  { outcome, adverse }: Polarity,
  contents: readonly ColumnContent[],
  rows: number,
): unknown {
  const values = countValues(contents.find(({ column }) => column === outcome)?.cells ?? []);
  const others = values.map(({ value }) => value).filter((value) => !adverse.includes(value));
  const wordFor = (value: string | undefined) => nameFor(`${nameFor(outcome, 'outcome')} ${value}`, 'outcome');
  const [name, opposite] = [wordFor(adverse[0]), wordFor(others[0])];
  const k = Math.max(20, Math.min(100, Math.round(Math.sqrt(rows))));
  return {
    title: key,
    kind: nameFor(key, 'case'),
    attributes,
    adverseEvent: {
      name,
      otherwise: opposite === name ? `not_${name}`.slice(0, 63) : opposite,
      meaning: `${outcome} is ${adverse.join(' or ')}`,
      fileValues: { name: adverse, otherwise: others },
    },
    outcomes: [
      { name: 'favourable', adverse: false, meaning: 'What the person hopes for' },
      { name: 'unfavourable', adverse: true, meaning: 'What the person does not hope for' },
    ],
    bands: [{ below: 0.5, outcome: 'favourable' }, { outcome: 'unfavourable' }],
    referenceClass: { k, minimumSize: 20 },
    model: { name: 'builtin/reference-class', promptVersion: 'v1', card: 'builtin-reference-class.v1' },
    appealWindow: { duration: 'P14D', for: 'all' },
    uncontestedAdverse: 'signOff',
    hearing: {
      due: 'P14D',
      lease: 'P1D',
      dailyCap: 8,
      consecutiveCap: 4,
      secondJudgeShare: 0.1,
      cannotDecipherMoves: 1,
      questions: { answerWithin: 'P7D', maximum: 5 },
    },
    retention: { personalData: 'P730D' },
    rationale: [`Drafted from a file of ${rows} rows. Figures that it does not state are defaults.`],
  };
}

import type { Facts } from '#workflows/domain/policy.ts';
import type { Example } from '../../examples/seed.ts';
import type { Manner } from '../paths.ts';
import { CIRCUMSTANCES, type Circumstance, PLEADINGS, UNCLEAR } from './circumstances.ts';
import { describeCase } from './describe-facts.ts';

/** A subject who writes, and the case they write about. */
export interface Writer {
  example: Example;
  externalRef: string;
  facts: Facts;
  /** Selects among wordings, so that neighbouring cases differ. */
  place: number;
}

const choose = <T>(list: readonly [T, ...T[]] | readonly T[], place: number): T => {
  const chosen = list[place % list.length];
  if (chosen === undefined) throw new RangeError('nothing to choose from');
  return chosen;
};

/** The circumstance of a subject who has one to add. */
const circumstanceOf = ({ example, place }: Writer): Circumstance => choose(CIRCUMSTANCES[example], place);

/** A subject's claim in the given manner: what the file says first, then what they add. */
export function writeStatement(writer: Writer, manner: Manner): string {
  const { example, externalRef, place } = writer;
  const facts = Object.entries(writer.facts).map(([attribute, value]) => ({ attribute, value }));
  const file = `My file ${externalRef} shows ${describeCase(example, facts)}, and I see why that looks bad.`;
  switch (manner) {
    case 'ownFacts': {
      const { fact, evidence, intention } = circumstanceOf(writer);
      return [file, fact, evidence, intention].join(' ');
    }
    case 'pleading':
      return [file, ...choose(PLEADINGS, place + Number(example === 'credit'))].join(' ');
    case 'unclear':
      return [file, ...choose(UNCLEAR, place)].join(' ');
  }
}

/** What the subject says in the conversation. */
export const writeMessage = (writer: Writer): string =>
  `Only that ${circumstanceOf(writer).evidence.replace(/^./, (first) => first.toLowerCase())}`;

/** The answer to a judge's question. */
export const writeAnswer = (writer: Writer): string => `About ${writer.externalRef}: ${circumstanceOf(writer).answer}`;

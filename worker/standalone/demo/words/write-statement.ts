import type { Facts } from '#workflows/domain/policy.ts';
import type { Example } from '../../examples/seed.ts';
import type { Manner } from '../paths.ts';
import { CIRCUMSTANCES, type Circumstance, PLEADINGS, UNCLEAR } from './circumstances.ts';
import { describeCase } from './describe-facts.ts';

/** Who writes, about what. */
export interface Writer {
  example: Example;
  externalRef: string;
  facts: Facts;
  /** Picks among wordings: cases next to each other get different ones. */
  place: number;
}

const choose = <T>(list: readonly [T, ...T[]] | readonly T[], place: number): T => {
  const chosen = list[place % list.length];
  if (chosen === undefined) throw new RangeError('nothing to choose from');
  return chosen;
};

/** What a writer with something of their own to say has to say. */
const circumstanceOf = ({ example, place }: Writer): Circumstance => choose(CIRCUMSTANCES[example], place);

/** A subject's claim in sentences of one kind: the file first, then what they add to it. */
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

import { say, type Phrase } from '#api/ui/say.ts';
type Named = readonly [RegExp, (first: number, second: number) => Phrase];

const THEIRS = {
  beliefs: {
    one: (place: number) => say`Their beliefs, ${place}`,
    passages: (place: number) => say`Their beliefs, ${place}, passages`,
    all: say`Their beliefs`,
  },
  desires: {
    one: (place: number) => say`Their desires, ${place}`,
    passages: (place: number) => say`Their desires, ${place}, passages`,
    all: say`Their desires`,
  },
  intentions: {
    one: (place: number) => say`Their intentions, ${place}`,
    passages: (place: number) => say`Their intentions, ${place}, passages`,
    all: say`Their intentions`,
  },
  circumstances: {
    one: (place: number) => say`Their circumstances, ${place}`,
    passages: (place: number) => say`Their circumstances, ${place}, passages`,
    all: say`Their circumstances`,
  },
};

/** Names of fields by their JSON pointers; a name gets the numbers of its places in lists, counted from 1. */
const NAMES: readonly Named[] = [
  [/^\/text$/, () => say`Your message`],
  [/^\/affectiveMatching\/emotions\/(\d+)\/intensity/, (first) => say`Emotion ${first}, how strong`],
  [/^\/affectiveMatching\/emotions\/(\d+)\/citations/, (first) => say`Emotion ${first}, passages`],
  [/^\/affectiveMatching\/emotions\/(\d+)/, (first) => say`Emotion ${first}`],
  [/^\/affectiveMatching/, () => say`Feeling with them`],
  [/^\/otherOrientedPerspective\/restatement/, () => say`Their point of view, restated`],
  ...Object.entries(THEIRS).flatMap(([key, { one, passages, all }]): Named[] => [
    [new RegExp(`^/otherOrientedPerspective/${key}/attributed/(\\d+)/citations`), passages],
    [new RegExp(`^/otherOrientedPerspective/${key}/attributed/(\\d+)`), one],
    [new RegExp(`^/otherOrientedPerspective/${key}`), () => all],
  ]),
  [/^\/otherOrientedPerspective/, () => say`How it looks from their side`],
  [/^\/selfOtherDifferentiation\/whereIDiffer/, () => say`Where you differ`],
  [/^\/selfOtherDifferentiation\/similarExperience/, () => say`A similar experience`],
  [/^\/selfOtherDifferentiation\/personalDistress/, () => say`Your own distress`],
  [/^\/selfOtherDifferentiation\/ifAboutMyself/, () => say`If it were about yourself`],
  [/^\/selfOtherDifferentiation/, () => say`Telling your view from theirs`],
  [/^\/strongestCaseFor/, () => say`The strongest case for`],
  [/^\/strongestCaseAgainst/, () => say`The strongest case against`],
  [/^\/findings\/(\d+)\/individualFacts\/(\d+)/, (first, second) => say`Finding ${first}, individual fact ${second}`],
  [/^\/findings\/(\d+)\/individualFacts/, (first) => say`Finding ${first}, individual facts`],
  [/^\/findings\/(\d+)\/citations/, (first) => say`Finding ${first}, passages`],
  [/^\/findings\/(\d+)\/answerToCaseFor/, (first) => say`Finding ${first}, your answer to the strongest case for`],
  [/^\/findings\/(\d+)\/barrier/, (first) => say`Finding ${first}, what stood in the way`],
  [/^\/findings\/(\d+)\/reasons/, (first) => say`Finding ${first}, reasons`],
  [/^\/findings\/(\d+)\/confidence/, (first) => say`Finding ${first}, how sure you are`],
  [/^\/findings\/(\d+)/, (first) => say`Finding ${first}`],
  [/^\/findings/, () => say`Findings`],
  [/^\/conflict/, () => say`Conflict`],
  [/^\/changeReason/, () => say`What changed`],
  [/^\/comparison\/reasons/, () => say`Your reasons`],
  [/^\/comparison/, () => say`The comparison`],
  [/^\/theory/, () => say`The theory`],
  [/^\/source/, () => say`Where it is described`],
  [/^\/mentalStates\/(\d+)\/citations/, (first) => say`Mental state ${first}, passages`],
  [/^\/mentalStates/, () => say`Mental states`],
  [/^\/causalStep/, () => say`The causal step`],
  [/^\/prediction/, () => say`What it predicts`],
  [/^\/mayNotFit/, () => say`Where this person may not fit it`],
  [/^\/individualFacts\/(\d+)/, (first) => say`What individual fact ${first} changed`],
  [/^\/outcomeWithoutIndividualFacts/, () => say`Without the individual facts`],
  [/^\/outcome/, () => say`The outcome`],
  [/^\/reasons/, () => say`Reasons`],
  [/^\/contributions\/(\d+)\/weight/, (first) => say`Contribution ${first}, weight`],
  [/^\/contributions\/(\d+)/, (first) => say`Contribution ${first}, reason`],
  [/^\/supersedes/, () => say`Why you are replacing the earlier decision`],
];

/** What a field of the hearing's forms is called, by its JSON pointer; places in lists are counted from 1. */
export function namePointer(pointer: string): Phrase | undefined {
  for (const [pattern, name] of NAMES) {
    const match = pattern.exec(pointer);
    if (match) return name(Number(match[1]) + 1, Number(match[2]) + 1);
  }
  return undefined;
}

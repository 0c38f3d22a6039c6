const NAMES: readonly [RegExp, string][] = [
  [/^\/affectiveMatching\/emotions\/(\d+)\/intensity/, 'Emotion $1, how strong'],
  [/^\/affectiveMatching\/emotions\/(\d+)\/citations/, 'Emotion $1, passages'],
  [/^\/affectiveMatching\/emotions\/(\d+)/, 'Emotion $1'],
  [/^\/affectiveMatching/, 'Feeling with them'],
  [/^\/otherOrientedPerspective\/restatement/, 'Their point of view, restated'],
  [/^\/otherOrientedPerspective\/(\w+)\/attributed\/(\d+)\/citations/, 'Their $1, $2, passages'],
  [/^\/otherOrientedPerspective\/(\w+)\/attributed\/(\d+)/, 'Their $1, $2'],
  [/^\/otherOrientedPerspective\/(\w+)/, 'Their $1'],
  [/^\/otherOrientedPerspective/, 'How it looks from their side'],
  [/^\/selfOtherDifferentiation\/whereIDiffer/, 'Where you differ'],
  [/^\/selfOtherDifferentiation\/similarExperience/, 'A similar experience'],
  [/^\/selfOtherDifferentiation\/personalDistress/, 'Your own distress'],
  [/^\/selfOtherDifferentiation\/ifAboutMyself/, 'If it were about yourself'],
  [/^\/selfOtherDifferentiation/, 'Telling your view from theirs'],
  [/^\/strongestCaseFor/, 'The strongest case for'],
  [/^\/strongestCaseAgainst/, 'The strongest case against'],
  [/^\/findings\/(\d+)\/individualFacts\/(\d+)/, 'Finding $1, individual fact $2'],
  [/^\/findings\/(\d+)\/individualFacts/, 'Finding $1, individual facts'],
  [/^\/findings\/(\d+)\/citations/, 'Finding $1, passages'],
  [/^\/findings\/(\d+)\/answerToCaseFor/, 'Finding $1, your answer to the strongest case for'],
  [/^\/findings\/(\d+)\/barrier/, 'Finding $1, what stood in the way'],
  [/^\/findings\/(\d+)\/reasons/, 'Finding $1, reasons'],
  [/^\/findings\/(\d+)\/confidence/, 'Finding $1, how sure you are'],
  [/^\/findings\/(\d+)/, 'Finding $1'],
  [/^\/findings/, 'Findings'],
  [/^\/conflict/, 'Conflict'],
  [/^\/changeReason/, 'What changed'],
  [/^\/comparison\/reasons/, 'Your reasons'],
  [/^\/comparison/, 'The comparison'],
  [/^\/theory/, 'The theory'],
  [/^\/source/, 'Where it is described'],
  [/^\/mentalStates\/(\d+)\/citations/, 'Mental state $1, passages'],
  [/^\/mentalStates/, 'Mental states'],
  [/^\/causalStep/, 'The causal step'],
  [/^\/prediction/, 'What it predicts'],
  [/^\/mayNotFit/, 'Where this person may not fit it'],
  [/^\/individualFacts\/(\d+)/, 'What individual fact $1 changed'],
  [/^\/outcomeWithoutIndividualFacts/, 'Without the individual facts'],
  [/^\/outcome/, 'The outcome'],
  [/^\/reasons/, 'Reasons'],
  [/^\/contributions\/(\d+)\/weight/, 'Contribution $1, weight'],
  [/^\/contributions\/(\d+)/, 'Contribution $1, reason'],
  [/^\/supersedes/, 'Why you are replacing the earlier decision'],
];

/** What a field of the hearing's forms is called, by its JSON pointer; places in lists are counted from 1. */
export function namePointer(pointer: string): string | undefined {
  const found = NAMES.find(([pattern]) => pattern.test(pointer));
  if (!found) return undefined;
  const [pattern, name] = found;
  const match = pattern.exec(pointer) ?? [];
  return name.replace(/\$(\d)/g, (_, group: string) => {
    const text = match[Number(group)] ?? '';
    return /^\d+$/.test(text) ? String(Number(text) + 1) : text;
  });
}

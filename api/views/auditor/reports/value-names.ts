import { BARRIER_NAMES, FINDING_NAMES } from '#api/names/finding-names.ts';
import { Phrase, say, textIn } from '#api/ui/say.ts';

/** Names in the cells of reports that are the program's own. */
const VALUES: Partial<Record<string, Phrase>> = {
  hearing: say`hearing`,
  uncontested: say`uncontested`,
  correlational: say`correlational`,
  theoryBased: say`theory-based`,
  empathy: say`empathy`,
  ...FINDING_NAMES,
  ...BARRIER_NAMES,
  adverse: say`adverse`,
  'not adverse': say`not adverse`,
  'not decided': say`not decided`,
  none: say`none`,
  nearDuplicate: say`near duplicate`,
  implausiblyFast: say`implausibly fast`,
  mostlyPasted: say`mostly pasted`,
  before: say`before the hearing`,
  after: say`after the decision`,
  all: say`all`,
  'all cases': say`all cases`,
  method: say`method`,
  outcome: say`outcome`,
};

/** A name of the program's own, such as `specialPleading`, in words; of several that count together, each. */
export const nameValue = (value: string): Phrase =>
  VALUES[value] ??
  new Phrase((language, zone) =>
    value
      .split(' + ')
      .map((each) => textIn(VALUES[each] ?? each, language, zone))
      .join(' + '),
  );

import type { ComparableAttribute } from '#workflows/domain/attribute.ts';
import type { Facts } from '#workflows/domain/policy.ts';
import { declaredFactsOfPrecedent } from './declared-facts.ts';

/** A precedent's facts as prompts show them. The same values under the same attributes are the same object. */
export interface ShownFacts {
  /** In the order of the attributes; `null` where a value is not recorded. */
  values: readonly (number | string | null)[];
  /** Each value with its name, as it stands in an object in JSON. */
  members: readonly string[];
  /** The values as JSON. */
  text: string;
}

/** Facts of precedents as one list of attributes shows them, cached because many prompts show the same ones. */
interface Known {
  byFacts: WeakMap<Facts, ShownFacts>;
  byText: Map<string, ShownFacts>;
}

/** Maximum number of combinations of values held for one list of attributes. */
const MAX_KEPT = 20_000;

const known = new WeakMap<readonly ComparableAttribute[], Known>();

/** Gives precedents' facts as prompts show them under a policy's attributes. */
export function shownFactsOf(attributes: readonly ComparableAttribute[]): (facts: Facts) => ShownFacts {
  const { byFacts, byText } = knownOf(attributes);
  return (facts) => {
    const found = byFacts.get(facts);
    if (found) return found;
    const values = Object.values(declaredFactsOfPrecedent(attributes, facts));
    const text = JSON.stringify(values);
    let shown = byText.get(text);
    if (!shown) {
      const members = attributes.map(({ name }, place) => memberOf(name, values[place] ?? null));
      shown = { values, members, text };
      byText.set(text, shown);
    }
    // Facts that may still change are not cached.
    if (Object.isFrozen(facts)) byFacts.set(facts, shown);
    return shown;
  };
}

function knownOf(attributes: readonly ComparableAttribute[]): Known {
  const found = known.get(attributes);
  if (found && found.byText.size < MAX_KEPT) return found;
  const fresh = { byFacts: new WeakMap<Facts, ShownFacts>(), byText: new Map<string, ShownFacts>() };
  known.set(attributes, fresh);
  return fresh;
}

/** A value with its name, as it stands in an object in JSON. */
const memberOf = (name: string, value: number | string | null): string =>
  `${JSON.stringify(name)}:${JSON.stringify(value)}`;

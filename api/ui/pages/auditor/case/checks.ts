import { evidenceOf } from '#api/views/auditor/evidence.ts';
import { foldEntries, isLeafIntact, digestOf } from '#api/views/auditor/trail-checks.ts';
import type { Knowledge } from '#api/views/auditor/who-knew.ts';
import { html } from '#api/ui/html.ts';
import type { LoadedCase } from '../load-case.ts';
import type { NameOf } from '#api/ui/ui.ts';
import { tellKnowledge } from './knowledge.ts';
import { listOf, say, type Phrase } from '#api/ui/say.ts';

interface Check {
  holds: boolean | null;
  words: Phrase;
}

/** The checks that were made of a case just now, each with its result. */
export function Checks({
  loaded,
  knowledge,
  nameOf,
}: {
  loaded: LoadedCase;
  knowledge: readonly Knowledge[];
  nameOf: NameOf;
}) {
  const checks = check(loaded, knowledge, nameOf);
  return html`<ul class="checks">
    ${checks.map(
      ({ holds, words }) =>
        html`<li class=${holds === null ? 'unknown' : holds ? 'holds' : 'fails'}>
          <span class="visually-hidden"
            >${holds === null ? say`Cannot be checked:` : holds ? say`Holds:` : say`Fails:`}</span
          >
          ${words}
        </li>`,
    )}
  </ul>`;
}

function check({ audited, kept }: LoadedCase, knowledge: readonly Knowledge[], nameOf: NameOf): Check[] {
  const { entries, state, caseId } = audited;
  const folded = foldEntries(entries);
  const stored = digestOf(state);
  const leads = folded?.stateHash === stored.stateHash;
  const leaves = entries.map((entry) => isLeafIntact(state.institutionId, caseId, entry, kept.commitmentKey));
  const changed = entries.filter((_, index) => leaves[index] === false).map(({ seq }) => seq);
  const made = leaves.filter((leaf) => leaf !== null).length;
  const evidence = entries.flatMap(({ body }) => evidenceOf(body, kept, nameOf));
  const compared = evidence.filter(({ isIntact }) => isIntact !== null);
  const broken = compared.filter(({ isIntact }) => isIntact === false);
  return [
    {
      holds: leads,
      words: leads
        ? say`The ${entries.length} entries form an unbroken sequence that leads to the case’s stored state.`
        : say`The entries do not lead to the case’s stored state.`,
    },
    {
      holds: changed.length > 0 ? false : made === 0 ? null : true,
      words: tellCommitments(changed, made, entries.length),
    },
    {
      holds: compared.length === 0 ? null : broken.length === 0,
      words:
        broken.length === 0
          ? say`${compared.length} of ${evidence.length} pieces of evidence could be compared with the trail and match it.`
          : say`This evidence does not match the trail: ${listOf(broken.map(({ name }) => name))}.`,
    },
    ...knowledge.map((each) => ({
      holds: audited.blind === 'none' ? null : each.tooEarly.length === 0,
      words: tellKnowledge(each, nameOf),
    })),
  ];
}

function tellCommitments(changed: readonly number[], made: number, all: number): Phrase {
  if (changed.length > 0) return say`These entries do not match their commitment: ${changed.join(', ')}.`;
  const matching = say`${made} of ${all} entries could be hashed again and match their commitment.`;
  return made === all
    ? matching
    : say`${matching} The others cannot be hashed, because the subject’s key is destroyed or because they are older than the ledger.`;
}

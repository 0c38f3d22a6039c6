import { evidenceOf } from '#api/views/auditor/evidence.ts';
import { foldEntries, isLeafIntact, standingOf } from '#api/views/auditor/standing.ts';
import type { Knowledge } from '#api/views/auditor/who-knew.ts';
import { html } from '#api/ui/html.ts';
import { describeNumber } from '#api/figures-in-words.ts';
import type { LoadedCase } from '../load-case.ts';
import { tellKnowledge } from './knowledge.ts';

interface Check {
  holds: boolean | null;
  words: string;
}

/** What was checked of a case just now, each with what came of it. */
export function Checks({ loaded, knowledge }: { loaded: LoadedCase; knowledge: readonly Knowledge[] }) {
  const checks = check(loaded, knowledge);
  return html`<ul class="checks">
    ${checks.map(
      ({ holds, words }) =>
        html`<li class=${holds === null ? 'unknown' : holds ? 'holds' : 'fails'}>
          <span class="visually-hidden">${holds === null ? 'Cannot be checked: ' : holds ? 'Holds: ' : 'Fails: '}</span>
          ${words}
        </li>`,
    )}
  </ul>`;
}

function check({ audited, kept }: LoadedCase, knowledge: readonly Knowledge[]): Check[] {
  const { entries, state, caseId } = audited;
  const folded = foldEntries(entries);
  const stored = standingOf(state);
  const leads = folded?.stateHash === stored.stateHash;
  const leaves = entries.map((entry) => isLeafIntact(state.institutionId, caseId, entry, kept.commitmentKey));
  const changed = entries.filter((_, index) => leaves[index] === false).map(({ seq }) => seq);
  const made = leaves.filter((leaf) => leaf !== null).length;
  const evidence = entries.flatMap(({ body }) => evidenceOf(body, kept));
  const compared = evidence.filter(({ isIntact }) => isIntact !== null);
  const broken = compared.filter(({ isIntact }) => isIntact === false);
  return [
    {
      holds: leads,
      words: leads
        ? `The ${describeNumber(entries.length)} entries follow on each other without a gap and lead to where the case stands.`
        : 'The entries do not lead to where the case is said to stand.',
    },
    {
      holds: changed.length > 0 ? false : made === 0 ? null : true,
      words:
        changed.length > 0
          ? `Entries that no longer give their leaf hash: ${changed.join(', ')}.`
          : `${describeNumber(made)} of ${describeNumber(entries.length)} entries could be hashed again, and give the leaf hash that was committed to.${made < entries.length ? ' The others cannot, because the subject’s key is destroyed or they are from before the ledger.' : ''}`,
    },
    {
      holds: compared.length === 0 ? null : broken.length === 0,
      words:
        broken.length === 0
          ? `${describeNumber(compared.length)} of ${describeNumber(evidence.length)} pieces of evidence could be compared with what the trail was tied to, and match.`
          : `Evidence that is not what the trail was tied to: ${broken.map(({ name }) => name).join(', ')}.`,
    },
    ...knowledge.map((each) => ({
      holds: audited.blind === 'none' ? null : each.tooEarly.length === 0,
      words: tellKnowledge(each),
    })),
  ];
}

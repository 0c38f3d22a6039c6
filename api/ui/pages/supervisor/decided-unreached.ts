import type { UnreachedCase } from '#db/cases/decided-unreached.ts';
import { html } from '../../html.ts';
import { DataTable, type Column } from '../../parts/data-table.ts';
import { Moment } from '../../parts/moment.ts';
import { caseAddressOf } from './case-words.ts';
import { say } from '../../say.ts';

/** Adverse decisions that no person made, of subjects who turned out not to have been reached. */
export function DecidedUnreached({
  unreached,
  titles,
}: {
  unreached: readonly UnreachedCase[];
  titles: ReadonlyMap<string, string>;
}) {
  if (unreached.length === 0) return null;
  const columns: Column<UnreachedCase>[] = [
    {
      heading: say`Matter`,
      cell: ({ caseId, policyKey, externalRef }) =>
        html`<a href=${caseAddressOf(caseId)}>${titles.get(policyKey) ?? policyKey}, reference ${externalRef}</a>`,
    },
    { heading: say`Known since`, cell: ({ since }) => Moment({ at: since }) },
  ];
  return html`<section aria-labelledby="unreached">
    <h2 id="unreached">Decided without reaching the subject</h2>
    <p>
      What was sent to these people came back after their time had ended, and no person decided their case. Correct the
      contact, and have the case heard again: the subject gets an appeal window of their own.
    </p>
    ${DataTable({
      caption: say`Adverse decisions without a person, whose subject was not reached`,
      rows: unreached,
      columns,
    })}
  </section>`;
}

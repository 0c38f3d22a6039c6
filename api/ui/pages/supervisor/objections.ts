import type { CaseWithObjection } from '#db/staffing/objections.ts';
import { html } from '../../html.ts';
import { DataTable, type Column } from '../../parts/data-table.ts';
import { Due } from '../../parts/due.ts';
import { Moment } from '../../parts/moment.ts';
import { caseAddressOf } from './case-words.ts';
import { say } from '../../say.ts';

/** Objections of subjects to the people who hear them, which wait for a supervisor. */
export function Objections({
  objections,
  titles,
  at,
}: {
  objections: readonly CaseWithObjection[];
  titles: ReadonlyMap<string, string>;
  at: string;
}) {
  if (objections.length === 0) return null;
  const columns: Column<CaseWithObjection>[] = [
    {
      heading: say`Matter`,
      cell: ({ caseId, policyKey, externalRef }) =>
        html`<a href=${caseAddressOf(caseId)}>${titles.get(policyKey) ?? policyKey}, reference ${externalRef}</a>`,
    },
    { heading: say`Since`, cell: ({ since }) => Moment({ at: since }) },
    { heading: say`Answer due`, cell: ({ answerBy }) => Due({ dueAt: answerBy, at }) },
  ];
  return html`<section aria-labelledby="objections">
    <h2 id="objections">Objections to judges</h2>
    ${DataTable({
      caption: say`Cases whose subject objects to the person who hears them`,
      rows: objections,
      columns,
    })}
  </section>`;
}

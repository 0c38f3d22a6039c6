import type { OwnFigures as Figures } from '#api/views/judge/own-figures.ts';
import { describeNumber, describeSpan } from '#api/figures-in-words.ts';
import { html } from '../../html.ts';
import { DataTable } from '../../parts/data-table.ts';
import { Moment } from '../../parts/moment.ts';

type Day = Figures['days'][number];
type Decided = Figures['decisions'][number];

const span = (seconds: number): string =>
  seconds < 60
    ? 'less than a minute'
    : describeSpan(new Date(0).toISOString(), new Date(seconds * 1_000).toISOString());

const FINDINGS: Partial<Record<string, string>> = {
  exceptional: 'exceptional',
  specialPleading: 'special pleading',
  cannotDecipher: 'cannot decipher',
  none: 'no claim heard',
};

/** A judge's own figures, and the moment that they are from. */
export interface FiguresShown {
  figures: Figures;
  at: string;
}

/** A judge's own days and decisions, which only they and auditors see. */
export function OwnFigures({ figures: { days, decisions }, at }: FiguresShown) {
  return html`<section class="card" aria-labelledby="figures">
    <h2 id="figures">Your own days and decisions</h2>
    <p class="soft">
      Only you and auditors see these figures, and they are not a ranking. Hearing people is hard work: a long time
      without a pause is a reason to rest. As of ${Moment({ at })}.
    </p>
    ${days.length === 0 && decisions.length === 0 && html`<p class="soft">There is nothing to count yet.</p>`}
    ${
      days.length > 0 &&
      html`<p class="small soft">
          A pause is at least 15 minutes. In one hearing, up to an hour between two acts or looks counts as work.
        </p>
        ${DataTable({
          caption: 'Your last two weeks',
          rows: days,
          columns: [
            { heading: 'Day', cell: ({ day }: Day) => day },
            { heading: 'Records', isNumber: true, cell: ({ records }: Day) => describeNumber(records) },
            { heading: 'Work', cell: ({ workSeconds }: Day) => span(workSeconds) },
            {
              heading: 'Longest without a pause',
              cell: ({ longestStretchSeconds }: Day) => span(longestStretchSeconds),
            },
            { heading: 'Pauses', isNumber: true, cell: ({ pauses }: Day) => describeNumber(pauses) },
          ],
        })}`
    }
    ${
      decisions.length > 0 &&
      html`<p class="small soft">
          Later outcomes are known for some cases only, and those under adverse decisions are not counted.
        </p>
        ${DataTable({
          caption: 'Your decisions in force, and what was later reported',
          rows: decisions,
          columns: [
            { heading: 'Policy', cell: ({ policy, policyVersion }: Decided) => `${policy}, version ${policyVersion}` },
            { heading: 'Finding', cell: ({ finding }: Decided) => FINDINGS[finding] ?? finding },
            { heading: 'Decision', cell: ({ decided }: Decided) => decided },
            { heading: 'Cases', isNumber: true, cell: ({ cases }: Decided) => describeNumber(cases) },
            {
              heading: 'Outcome known',
              isNumber: true,
              cell: ({ outcomeKnown }: Decided) => describeNumber(outcomeKnown),
            },
            {
              heading: 'Adverse event',
              isNumber: true,
              cell: ({ eventHappened }: Decided) => describeNumber(eventHappened),
            },
          ],
        })}`
    }
  </section>`;
}

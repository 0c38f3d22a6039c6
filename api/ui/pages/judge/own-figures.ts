import { FINDING_NAMES } from '#api/names/finding-names.ts';
import { nameValue } from '#api/views/auditor/reports/value-names.ts';
import type { OwnFigures as Figures } from '#api/views/judge/own-figures.ts';
import { describeDay, describeNumber, describeSpan } from '#api/ui/figures.ts';
import { html } from '../../html.ts';
import { DataTable } from '../../parts/data-table.ts';
import { Moment } from '../../parts/moment.ts';
import { say, type Phrase } from '../../say.ts';

type Day = Figures['days'][number];
type Decided = Figures['decisions'][number];

const span = (seconds: number): Phrase =>
  seconds < 60
    ? say`less than a minute`
    : describeSpan(new Date(0).toISOString(), new Date(seconds * 1_000).toISOString());

const FINDINGS: Partial<Record<string, Phrase>> = {
  ...FINDING_NAMES,
  none: say`no claim heard`,
};

/** A judge's own figures, and the moment that they are from. */
export interface FiguresShown {
  figures: Figures;
  at: string;
  /** What policies are called, by key. */
  titles: ReadonlyMap<string, string>;
}

/** A judge's own days and decisions, which only they and auditors see. */
export function OwnFigures({ figures: { days, decisions, sinceLastPause }, at, titles }: FiguresShown) {
  return html`<section class="card" aria-labelledby="figures">
    <h2 id="figures">Your own days and decisions</h2>
    <p class="soft">
      Only you and auditors see these figures, and they are not a ranking. Hearing people is hard work: a long time
      without a pause is a reason to rest. As of ${Moment({ at })}.
    </p>
    ${
      sinceLastPause.seconds > 0 &&
      html`<p>You have worked in hearings for ${span(sinceLastPause.seconds)} without a pause.</p>`
    }
    ${
      sinceLastPause.countedSeconds > sinceLastPause.seconds &&
      html`<p>
        Where a policy requires you to rest after some time, that counts as ${span(sinceLastPause.countedSeconds)}: time
        in a hearing in which you noted a distress of 6 or 7 counts twice.
      </p>`
    }
    ${days.length === 0 && decisions.length === 0 && html`<p class="soft">There is nothing to count yet.</p>`}
    ${
      days.length > 0 &&
      html`<p class="small soft">
          A pause is at least 15 minutes. In one hearing, up to an hour between two acts or looks counts as work.
        </p>
        ${DataTable({
          caption: say`Your last two weeks`,
          stacks: true,
          rows: days,
          columns: [
            { heading: say`Day`, cell: ({ day }: Day) => describeDay(day) },
            { heading: say`Records`, isNumber: true, cell: ({ records }: Day) => describeNumber(records) },
            { heading: say`Work`, cell: ({ workSeconds }: Day) => span(workSeconds) },
            {
              heading: say`Longest without a pause`,
              cell: ({ longestStretchSeconds }: Day) => span(longestStretchSeconds),
            },
            { heading: say`Pauses`, isNumber: true, cell: ({ pauses }: Day) => describeNumber(pauses) },
          ],
        })}`
    }
    ${
      decisions.length > 0 &&
      html`<p class="small soft">
          Later outcomes are known for some cases only, and those under adverse decisions are not counted.
        </p>
        ${DataTable({
          caption: say`Your decisions in force, and what was later reported`,
          stacks: true,
          rows: decisions,
          columns: [
            {
              heading: say`Policy`,
              cell: ({ policy, policyVersion }: Decided) =>
                say`${titles.get(policy) ?? policy}, version ${policyVersion}`,
            },
            { heading: say`Finding`, cell: ({ finding }: Decided) => FINDINGS[finding] ?? finding },
            { heading: say`Decision`, cell: ({ decided }: Decided) => nameValue(decided) },
            { heading: say`Cases`, isNumber: true, cell: ({ cases }: Decided) => describeNumber(cases) },
            {
              heading: say`Outcome known`,
              isNumber: true,
              cell: ({ outcomeKnown }: Decided) => describeNumber(outcomeKnown),
            },
            {
              heading: say`Adverse event`,
              isNumber: true,
              cell: ({ eventHappened }: Decided) => describeNumber(eventHappened),
            },
          ],
        })}`
    }
  </section>`;
}

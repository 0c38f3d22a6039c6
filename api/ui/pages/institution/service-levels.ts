import { addMilliseconds } from '#workflows/domain/duration.ts';
import { barX, dot, lineY, ruleX } from '@observablehq/plot';
import { pressingMatters, serviceLevels, type ServiceLevel, type WeekOfDecisions } from '#db/service-levels.ts';
import { summarizePolicies, titlesOf } from '#db/policies/policies.ts';
import { inTransaction } from '#db/transaction.ts';
import { scopeOf } from '#api/principal.ts';
import { readingDatabase } from '#api/reading-database.ts';
import { Chart } from '../../charts/chart.ts';
import type { PageContent } from '../../document.ts';
import { formState } from '../../form-state.ts';
import { html, type Markup } from '../../html.ts';
import { Moment } from '../../parts/moment.ts';
import { Select } from '../../parts/select.ts';
import type { RegisterPage } from '../../register-page.ts';
import { excerptOf } from '../../excerpt.ts';
import { createBriefCache, type BriefCache } from '../../brief-cache.ts';
import { staffPage, type StaffVisit } from '../../staff-route.ts';
import { describeDay, describeNumber, describeShare, describeSpan } from '#api/ui/figures.ts';
import type { Ui } from '../../ui.ts';
import { listOf, say, type Phrase } from '../../say.ts';

const DAY = 86_400_000;
const PERIODS = {
  '30': say`the last 30 days`,
  '90': say`the last 90 days`,
  '365': say`the last 365 days`,
};

/** Room for the titles of policies beside bars, in pixels, and how many of their letters fit in. */
const NAMES_WIDTH = 230;
const MAX_NAME = 34;

/** Room for the name of an axis below its ticks, in pixels. */
const LABEL_OFFSET = 44;
const MARGIN_BOTTOM = 54;
/** Maximum number of weeks that are named below the picture. */
const MAX_WEEKS_NAMED = 5;

const shortName = (title: string): string => excerptOf(title, MAX_NAME);

type Counted = Awaited<ReturnType<typeof serviceLevels>> & { at: string };

/** How well the institution keeps its deadlines, and how much of the work needs people. */
export const serviceLevelPage: RegisterPage = (app, ui) => {
  const countOnce = createBriefCache<Counted>();
  staffPage(app, ui, {
    path: '/service-levels',
    action: 'readDockets',
    show: (visit) => showServiceLevels(ui, visit, countOnce),
  });
};

async function showServiceLevels(
  { dependencies }: Ui,
  { staff, query, language }: StaffVisit,
  countOnce: BriefCache<Counted>,
): Promise<PageContent> {
  const { institutionId } = staff;
  const days = query['days'] !== undefined && Object.hasOwn(PERIODS, query['days']) ? query['days'] : '30';
  const database = readingDatabase(dependencies, staff);
  const { levels, weeks, at } = await countOnce(JSON.stringify([institutionId, days]), () =>
    inTransaction(database, scopeOf(staff), async (transaction) => {
      const now = await dependencies.clock(transaction);
      const from = addMilliseconds(now, -Number(days) * DAY);
      return { at: now, ...(await serviceLevels(transaction, { institutionId, at: now, from })) };
    }),
  );
  const { pressing, titles } = await inTransaction(database, scopeOf(staff), async (transaction) => ({
    pressing: await pressingMatters(transaction, { institutionId, at: await dependencies.clock(transaction) }),
    titles: titlesOf(await summarizePolicies(transaction, institutionId, language)),
  }));
  const named = levels.map((level) => ({ ...level, policy: titles.get(level.policy) ?? level.policy }));
  return {
    title: say`Service levels`,
    width: 'middle',
    styles: ['institution', 'charts'],
    islands: ['local-time'],
    body: html`
      <form method="get" class="filters">
        ${Select({
          form: formState({ days }),
          name: 'days',
          label: say`Cases that arrived in`,
          options: Object.entries(PERIODS).map(([value, label]) => ({ value, label })),
        })}
        <div class="actions"><button class="second">Show</button></div>
      </form>
      <h2>Needs attention</h2>
      <ul class="boxes">
        ${Box({
          figure: pressing.overdueHearings,
          name: say`hearings overdue`,
          children: html`of ${describeNumber(pressing.openHearings)} open`,
        })}
        ${Box({
          figure: pressing.undeliverableNotices,
          name: say`notices undeliverable`,
          children: html`<a href="/notices?status=undeliverable">Show them</a>`,
        })}
        ${Box({
          figure: pressing.pendingNotices,
          name: say`notices on their way`,
          children: html`<a href="/notices?status=pending">Show them</a>`,
        })}
        ${Box({
          figure: pressing.waitingLetters,
          name: say`letters to post or hand over`,
          children: html`<a href="/letters">Show them</a>`,
        })}
      </ul>
      <p class="small soft">The figures below are from ${Moment({ at })} and are at most a minute old.</p>
      ${
        levels.length === 0
          ? html`<p class="soft">No cases arrived in this period.</p>`
          : html`${ByPolicy({ levels: named })} ${NeedingPeople({ levels: named })} ${ByWeek({ weeks })}`
      }
    `,
  };
}

function Box({ figure, name, children }: { figure: number; name: Phrase; children?: Markup }) {
  return html`<li>
    <strong class="figure">${describeNumber(figure)}</strong> ${name}<br /><span class="small soft">${children}</span>
  </li>`;
}

const describeSeconds = (seconds: number | null): Phrase =>
  seconds === null ? say`none yet` : describeSpan(new Date(0).toISOString(), new Date(seconds * 1_000).toISOString());

const shareOf = (part: number, whole: number): Phrase => (whole === 0 ? say`none yet` : describeShare(part / whole));

function ByPolicy({ levels }: { levels: readonly ServiceLevel[] }) {
  const measured = levels.filter(({ medianSeconds }) => medianSeconds !== null);
  const unit = unitFor(measured.map(({ ninetiethPercentileSeconds }) => ninetiethPercentileSeconds));
  return html`<h2>From arrival to decision</h2>
    ${Chart({
      title: say`Time to decision by policy`,
      label: listOf(
        measured.map(
          (each) =>
            say`${each.policy}: half within ${describeSeconds(each.medianSeconds)}, nine in ten within ${describeSeconds(each.ninetiethPercentileSeconds)}`,
        ),
        '; ',
      ),
      explanation: say`Decided cases only. The appeal window and the hearing are included.`,
      legend: [
        { token: 'series-1', name: say`half of them` },
        { token: 'series-2', name: say`nine in ten` },
      ],
      options: (words) => ({
        height: 84 + 46 * Math.max(measured.length, 1),
        marginLeft: NAMES_WIDTH,
        x: {
          label: words(unit.name),
          domain: [0, Math.max(1, ...measured.map((each) => unit.of(each.ninetiethPercentileSeconds)))],
          grid: true,
          tickFormat: (value: number) => words(describeNumber(value)),
          labelOffset: LABEL_OFFSET,
        },
        marginBottom: MARGIN_BOTTOM,
        y: { label: null, tickFormat: shortName },
        marks: [
          ruleX([0]),
          barX(measured, {
            x: ({ medianSeconds }: ServiceLevel) => unit.of(medianSeconds),
            y: 'policy',
            fill: 'var(--series-1)',
            insetTop: 8,
            insetBottom: 8,
          }),
          dot(measured, {
            x: ({ ninetiethPercentileSeconds }: ServiceLevel) => unit.of(ninetiethPercentileSeconds),
            y: 'policy',
            r: 6,
            fill: 'var(--series-2)',
          }),
        ],
      }),
      rows: levels,
      columns: [
        { heading: say`Policy`, cell: ({ policy }: ServiceLevel) => policy },
        { heading: say`Received`, isNumber: true, cell: ({ received }: ServiceLevel) => describeNumber(received) },
        { heading: say`Decided`, isNumber: true, cell: ({ decided }: ServiceLevel) => describeNumber(decided) },
        { heading: say`Withdrawn`, isNumber: true, cell: ({ withdrawn }: ServiceLevel) => describeNumber(withdrawn) },
        { heading: say`Half within`, cell: ({ medianSeconds }: ServiceLevel) => describeSeconds(medianSeconds) },
        {
          heading: say`Nine in ten within`,
          cell: ({ ninetiethPercentileSeconds }: ServiceLevel) => describeSeconds(ninetiethPercentileSeconds),
        },
        {
          heading: say`Within the legal deadline`,
          cell: (level: ServiceLevel) =>
            level.hasLegalClock
              ? say`${shareOf(level.withinLegalDeadline, level.measuredByLaw)} of ${describeNumber(level.measuredByLaw)}`
              : say`no deadline`,
        },
      ],
    })}`;
}

/** The unit that fits the longest of several times. */
function unitFor(longest: readonly (number | null)[]): { name: Phrase; of: (seconds: number | null) => number } {
  const most = Math.max(0, ...longest.map((seconds) => seconds ?? 0));
  const unit = (name: Phrase, size: number) => ({ name, of: (seconds: number | null) => (seconds ?? 0) / size });
  if (most > 2 * 86_400) return unit(say`Days`, 86_400);
  return most > 2 * 3_600 ? unit(say`Hours`, 3_600) : unit(say`Minutes`, 60);
}

function NeedingPeople({ levels }: { levels: readonly ServiceLevel[] }) {
  const shares = levels.flatMap(({ policy, received, unscored, claimed }) => [
    { policy, kind: say`with a claim`, token: 'series-3', share: claimed / received, cases: claimed, received },
    { policy, kind: say`without a score`, token: 'series-4', share: unscored / received, cases: unscored, received },
  ]);
  type Row = (typeof shares)[number];
  return html`<h2>Work for people</h2>
    ${Chart({
      title: say`Cases with a claim, and without a score`,
      label: listOf(
        shares.map(({ policy, kind, share }) => say`${policy}, ${kind}: ${describeShare(share)}`),
        '; ',
      ),
      explanation: say`Shares of the cases that arrived. A person hears both kinds, whatever the outcome.`,
      legend: [
        { token: 'series-3', name: say`with a claim` },
        { token: 'series-4', name: say`without a score` },
      ],
      options: (words) => ({
        height: 84 + 60 * levels.length,
        marginLeft: NAMES_WIDTH,
        x: {
          label: words(say`Share of cases`),
          domain: [0, Math.max(0.1, ...shares.map(({ share }) => share))],
          grid: true,
          tickFormat: (share: number) => words(describeShare(share)),
          labelOffset: LABEL_OFFSET,
        },
        marginBottom: MARGIN_BOTTOM,
        y: { axis: null },
        fy: { label: null, axis: 'left', tickFormat: shortName },
        marks: [
          barX(shares, { x: 'share', y: 'token', fy: 'policy', fill: ({ token }: Row) => `var(--${token})`, inset: 2 }),
          ruleX([0]),
        ],
      }),
      rows: shares,
      columns: [
        { heading: say`Policy`, cell: ({ policy }: Row) => policy },
        { heading: say`Cases`, cell: ({ kind }: Row) => kind },
        { heading: say`How many`, isNumber: true, cell: ({ cases }: Row) => describeNumber(cases) },
        { heading: say`Of`, isNumber: true, cell: ({ received }: Row) => describeNumber(received) },
        { heading: say`Share`, isNumber: true, cell: ({ share }: Row) => describeShare(share) },
      ],
    })}`;
}

function ByWeek({ weeks }: { weeks: readonly WeekOfDecisions[] }) {
  const drawn = weeks.filter(({ medianSeconds }) => medianSeconds !== null);
  const unit = unitFor(drawn.map(({ ninetiethPercentileSeconds }) => ninetiethPercentileSeconds));
  const points = drawn.map((each) => ({
    week: new Date(`${each.week}T00:00:00Z`),
    half: unit.of(each.medianSeconds),
    most: unit.of(each.ninetiethPercentileSeconds),
  }));
  return html`<h2>Week by week</h2>
    ${Chart({
      title: say`Time to decision by the week of arrival`,
      label: listOf(
        drawn.map((each) => say`${describeDay(each.week)}: half within ${describeSeconds(each.medianSeconds)}`),
        '; ',
      ),
      explanation: say`Only cases decided so far are counted, so the most recent weeks show the quick ones.`,
      legend: [
        { token: 'series-1', name: say`half of them` },
        { token: 'series-2', name: say`nine in ten` },
      ],
      options: (words) => ({
        height: 244,
        x: {
          type: 'utc',
          label: words(say`Week of arrival`),
          tickFormat: (week: Date) => words(describeDay(week.toISOString().slice(0, 10))),
          ticks: points.length > MAX_WEEKS_NAMED ? MAX_WEEKS_NAMED : points.map(({ week }) => week),
          labelOffset: LABEL_OFFSET,
        },
        marginBottom: MARGIN_BOTTOM,
        y: {
          label: words(unit.name),
          grid: true,
          domain: [0, Math.max(1, ...points.map(({ most }) => most))],
          tickFormat: (value: number) => words(describeNumber(value)),
        },
        marks: [
          lineY(points, { x: 'week', y: 'half', stroke: 'var(--series-1)', strokeWidth: 2 }),
          lineY(points, { x: 'week', y: 'most', stroke: 'var(--series-2)', strokeWidth: 2, strokeDasharray: '5 3' }),
          dot(points, { x: 'week', y: 'half', r: 4, fill: 'var(--series-1)' }),
          dot(points, { x: 'week', y: 'most', r: 4, fill: 'var(--series-2)' }),
        ],
      }),
      rows: weeks,
      columns: [
        { heading: say`Week from`, cell: ({ week }: WeekOfDecisions) => describeDay(week) },
        { heading: say`Received`, isNumber: true, cell: ({ received }: WeekOfDecisions) => describeNumber(received) },
        { heading: say`Decided`, isNumber: true, cell: ({ decided }: WeekOfDecisions) => describeNumber(decided) },
        { heading: say`Half within`, cell: ({ medianSeconds }: WeekOfDecisions) => describeSeconds(medianSeconds) },
        {
          heading: say`Nine in ten within`,
          cell: ({ ninetiethPercentileSeconds }: WeekOfDecisions) => describeSeconds(ninetiethPercentileSeconds),
        },
      ],
    })}`;
}

import { countOpenHearings, listHearings, type HearingListRow } from '#db/staffing/hearing-list.ts';
import { listCasesWithLateClaims, type CaseWithLateClaim } from '#db/late-claims.ts';
import { listCasesWithObjections } from '#db/staffing/objections.ts';
import { listWaitingLetters } from '#db/notices/letters.ts';
import { listDecidedUnreached } from '#db/cases/decided-unreached.ts';
import { summarizePolicies, titlesOf } from '#db/policies/policies.ts';
import { listStaff, listUnregistered } from '#db/staffing/staff.ts';
import { readEscalations } from '#db/staffing/overseen-hearing.ts';
import { listEndingLegalTerms, type EndingLegalTerm } from '#db/staffing/legal-terms.ts';
import { listStuckHearings, type StuckHearing } from '#db/staffing/stuck-hearings.ts';
import { inTransaction } from '#db/transaction.ts';
import { scopeOf } from '#api/principal.ts';
import type { PageContent } from '../../document.ts';
import { describeLanguage, describeSpan } from '../../figures.ts';
import { html } from '../../html.ts';
import { Banner } from '../../parts/banner.ts';
import { DataTable, type Column } from '../../parts/data-table.ts';
import { Due } from '../../parts/due.ts';
import { Moment } from '../../parts/moment.ts';
import type { RegisterPage } from '../../register-page.ts';
import { staffPage, type StaffVisit } from '../../staff-route.ts';
import type { Ui } from '../../ui.ts';
import { caseAddressOf } from './case-words.ts';
import { CAUSES, HearingLink, matterColumn } from './hearing-words.ts';
import { DecidedUnreached } from './decided-unreached.ts';
import { Objections } from './objections.ts';
import { LoadTable } from './load-table.ts';
import { explainObstacles, isFreeTomorrow } from './obstacle-words.ts';
import { listOf, say, type Phrase, type Words } from '../../say.ts';

/** Maximum number of rows in one section; the others are behind its link. */
const MAX_ROWS = 25;

/**
 * What needs a supervisor now: hearings without an available judge, unheard claims close to the legal deadline, escalations, overdue hearings, and the load of each
 * judge.
 */
export const supervisionPage: RegisterPage = (app, ui) => {
  staffPage(app, ui, { path: '/supervision', action: 'readStaff', show: (visit) => showSupervision(ui, visit) });
};

async function showSupervision(
  { dependencies }: Ui,
  { staff, nameOf: nameOfAny, language }: StaffVisit,
): Promise<PageContent> {
  const { institutionId } = staff;
  const found = await inTransaction(dependencies.database, scopeOf(staff), async (transaction) => {
    const at = await dependencies.clock(transaction);
    const every = { staffId: staff.id, oversees: true, status: undefined, limit: MAX_ROWS, after: undefined };
    const escalated = await listHearings(transaction, institutionId, { ...every, seeking: 'supervisor' });
    return {
      at,
      counts: await countOpenHearings(transaction, institutionId, at),
      late: await listCasesWithLateClaims(transaction, institutionId, MAX_ROWS),
      letters: await listWaitingLetters(transaction, institutionId, MAX_ROWS),
      objections: await listCasesWithObjections(transaction, institutionId, MAX_ROWS),
      unreached: await listDecidedUnreached(transaction, institutionId, MAX_ROWS),
      stuck: await listStuckHearings(transaction, institutionId, at, MAX_ROWS),
      ending: await listEndingLegalTerms(transaction, institutionId, at, MAX_ROWS),
      escalated,
      escalations: await readEscalations(
        transaction,
        institutionId,
        escalated.map(({ caseId }) => caseId),
      ),
      overdue: await listHearings(transaction, institutionId, { ...every, dueBefore: at }),
      policies: await summarizePolicies(transaction, institutionId, language),
      members: await listStaff(transaction, institutionId, at),
      unregistered: await listUnregistered(transaction, institutionId, at),
    };
  });
  const { at, counts, stuck, escalated, escalations, overdue, policies, members } = found;
  const titles = titlesOf(policies);
  const hasJudges = members.some(({ role, active }) => role === 'judge' && active);
  const nameOf = (id: string): Words => (id === staff.id ? say`you` : nameOfAny(id));
  const matter = matterColumn(titles);
  const holder = {
    heading: say`State`,
    cell: ({ holderId, status }: HearingListRow) =>
      holderId === null
        ? status === 'awaitingSignature'
          ? say`awaiting a signature`
          : say`waiting`
        : nameOf(holderId),
  };
  const lateColumns: Column<CaseWithLateClaim>[] = [
    {
      heading: say`Matter`,
      cell: ({ caseId, policyKey, externalRef }) =>
        html`<a href=${caseAddressOf(caseId)}
          >${titles.get(policyKey) ?? policyKey}, reference <bdi>${externalRef}</bdi></a
        >`,
    },
    { heading: say`Since`, cell: ({ since }) => Moment({ at: since }) },
  ];
  const endingColumns: Column<EndingLegalTerm>[] = [
    {
      heading: say`Matter`,
      cell: ({ caseId, policyKey }) => HearingLink({ caseId, matter: titles.get(policyKey) ?? policyKey }),
    },
    { heading: say`Legal deadline`, cell: ({ legalDeadline }) => Due({ dueAt: legalDeadline, at }) },
    { heading: say`Ends`, cell: ({ legalDeadline }) => Moment({ at: legalDeadline }) },
    { heading: say`State`, cell: ({ holderId }) => (holderId === null ? say`waiting` : nameOf(holderId)) },
  ];
  const overdueColumns: Column<HearingListRow>[] = [
    matter,
    { heading: say`Overdue for`, cell: ({ dueAt }) => describeSpan(at, dueAt) },
    { heading: say`Was due`, cell: ({ dueAt }) => Moment({ at: dueAt }) },
    holder,
  ];
  const escalatedColumns: Column<HearingListRow>[] = [
    matter,
    {
      heading: say`Why`,
      cell: ({ caseId }) => {
        const escalation = escalations.get(caseId);
        return escalation ? CAUSES[escalation.cause] : CAUSES.hearing;
      },
    },
    {
      heading: say`Since`,
      cell: ({ caseId, openedAt }) => Moment({ at: escalations.get(caseId)?.at ?? openedAt }),
    },
    { heading: say`Due`, cell: ({ dueAt }) => Due({ dueAt, at }) },
    holder,
  ];
  return {
    title: say`Supervision`,
    width: 'middle',
    styles: ['supervision'],
    islands: ['local-time'],
    body: html`
      ${
        !hasJudges &&
        Banner({
          tone: 'care',
          title: say`No active judge is registered`,
          children: html`
            <p>
              ${
                members.some(({ role }) => role === 'judge')
                  ? say`Hearings that need a judge wait until one of them is present again.`
                  : say`Until one is, Hearken cannot tell whether a judge is available for a hearing.`
              }
              <a href="/staff">${members.length > 0 ? say`See who is registered` : say`Register a judge`}</a>.
            </p>
          `,
        })
      }
      <ul class="figures">
        ${Figure({ count: stuck.length, max: MAX_ROWS, words: say`without an available judge`, href: '#stuck', tone: 'bad' })}
        ${Figure({ count: found.ending.length, max: MAX_ROWS, words: say`close to the legal deadline`, href: '#ending', tone: 'bad' })}
        ${Figure({ count: found.letters.length, max: MAX_ROWS, words: say`letters to post or hand over`, href: '/letters', tone: 'care' })}
        ${Figure({ count: counts.escalated, words: say`escalated`, href: '#escalated', tone: 'care' })}
        ${Figure({ count: counts.overdue, words: say`overdue`, href: '#overdue', tone: 'care' })}
        ${Figure({ count: counts.open, words: say`open in total`, href: '/supervision/hearings' })}
      </ul>
      <p>
        <a href="/supervision/cases">Find a case by its reference or its subject</a>, to give its subject more time or
        have it heard again. <a href="/supervision/holds">Hold all cases under a policy</a>, so that no data of theirs
        is erased.
      </p>
      ${
        found.late.length > 0 &&
        html`<section aria-labelledby="late">
          <h2 id="late">Late claims</h2>
          ${DataTable({
            caption: say`Cases with a claim raised after the window, which waits to be admitted or declined`,
            rows: found.late,
            columns: lateColumns,
          })}
        </section>`
      }
      ${
        found.ending.length > 0 &&
        html`<section aria-labelledby="ending">
          <h2 id="ending">Close to the legal deadline</h2>
          <p class="soft">
            A claim in these hearings is unheard, and the legal deadline leaves less time than the policy allows for a
            hearing. Nothing is decided when the deadline passes: the hearing still waits for a person.
          </p>
          ${DataTable({
            caption: say`Unheard claims close to their legal deadline, the earliest deadline first`,
            rows: found.ending,
            columns: endingColumns,
          })}
        </section>`
      }
      ${Objections({ objections: found.objections, titles, at })}
      ${DecidedUnreached({ unreached: found.unreached, titles })}
      <section aria-labelledby="stuck">
        <h2 id="stuck">No judge available</h2>
        ${
          stuck.length === 0
            ? html`<p class="soft">
                ${
                  members.some(({ role }) => role === 'judge')
                    ? say`A registered judge is available for every waiting hearing.`
                    : say`This is unknown, because no judge is registered.`
                }
              </p>`
            : html`<p>
                  No registered judge may take these hearings, or sign what was decided in them. Change who is present
                  or what they may hear, or escalate the hearings to a supervisor.
                </p>
                <ul class="plain-list">
                  ${stuck.map((hearing) => Stuck({ hearing, titles, at }))}
                </ul>`
        }
      </section>
      <section aria-labelledby="escalated">
        <h2 id="escalated">Escalated</h2>
        ${
          escalated.length === 0
            ? html`<p class="soft">No hearing is waiting for a supervisor.</p>`
            : html`<p class="soft">
                  The findings of other judges are not shown here. You see them once you have submitted your own record.
                </p>
                ${DataTable({
                  caption: say`Hearings that need a supervisor, most urgent first`,
                  rows: escalated,
                  columns: escalatedColumns,
                })}`
        }
        ${More({ shown: escalated.length, total: counts.escalated, href: '/supervision/hearings?show=escalated' })}
      </section>
      <section aria-labelledby="overdue">
        <h2 id="overdue">Overdue</h2>
        ${
          overdue.length === 0
            ? html`<p class="soft">Nothing is overdue.</p>`
            : html`<p class="soft">Delay decides nothing: an overdue hearing waits until a person hears it.</p>
                ${DataTable({ caption: say`Overdue hearings, longest first`, rows: overdue, columns: overdueColumns })}`
        }
        ${More({ shown: overdue.length, total: counts.overdue, href: '/supervision/hearings?show=overdue' })}
      </section>
      <section aria-labelledby="load">
        <h2 id="load">Load</h2>
        ${LoadTable({ nameOf: nameOfAny, members, unregistered: found.unregistered, policies })}
      </section>
    `,
  };
}

function Figure({
  count,
  max,
  words,
  href,
  tone,
}: {
  count: number;
  max?: number;
  words: Phrase;
  href: string;
  tone?: 'bad' | 'care';
}) {
  const isMore = max !== undefined && count >= max;
  return html`<li class=${count > 0 ? tone : undefined}>
    <a href=${href}><strong>${isMore ? say`${count} or more` : String(count)}</strong> <span>${words}</span></a>
  </li>`;
}

/** Why a person may not sign, in words that follow their name. */
const NOT_SIGNED: Record<NonNullable<StuckHearing['signers']>[number]['why'], Phrase> = {
  away: say`away`,
  proposed: say`made the decision`,
  steppedBack: say`has stepped back from it, or an objection to them was upheld`,
  conflict: say`has a conflict with the case`,
};

function Stuck({ hearing, titles, at }: { hearing: StuckHearing; titles: ReadonlyMap<string, string>; at: string }) {
  const { caseId, policyKey, dueAt, candidates, signers, languages } = hearing;
  return html`<li>
    <p>
      ${HearingLink({ caseId, matter: titles.get(policyKey) ?? policyKey })} ${Due({ dueAt, at })}
      ${candidates.some(isFreeTomorrow) && html`<span class="tag">until tomorrow</span>`}
    </p>
    ${
      languages !== null &&
      !signers &&
      html`<p>
        The subject’s language is ${listOf(languages.map(describeLanguage))}.
        <a href="/staff">Register a judge who reads it</a>, or assign the hearing to a judge who hears them with an
        interpreter.
      </p>`
    }
    ${signers && html`<p>A decision waits for a signature that none of them may give:</p>`}
    <ul class="reasons">
      ${
        signers
          ? signers.map(({ name, why }) => html`<li><bdi>${name}</bdi>: ${NOT_SIGNED[why]}</li>`)
          : candidates.map((candidate) => html`<li><bdi>${candidate.name}</bdi>: ${explainObstacles(candidate)}</li>`)
      }
    </ul>
  </li>`;
}

function More({ shown, total, href }: { shown: number; total: number; href: string }) {
  return total > shown ? html`<p><a href=${href}>All ${String(total)}</a></p>` : null;
}

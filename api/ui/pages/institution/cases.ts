import { z } from 'zod';
import { listCases } from '#db/case-list.ts';
import { findPolicy } from '#db/policies/policies.ts';
import { listPolicyHolds } from '#db/policies/policy-holds.ts';
import { inSnapshot } from '#db/transaction.ts';
import { isHeld } from '#workflows/domain/retention.ts';
import { PHASES } from '#workflows/domain/state.ts';
import { policyIn } from '#workflows/domain/translated-policy.ts';
import { perform } from '#api/acts/perform.ts';
import { ContactCorrection, correctContact } from '#api/acts/correct-contact.ts';
import { correctAndScore, Correction } from '#api/acts/correct-facts.ts';
import { Erasure, eraseSubject } from '#api/acts/erase-subject.ts';
import { LaterOutcome } from '#api/acts/later-outcome.ts';
import { recordLaterOutcome } from '#api/acts/record-later-outcome.ts';
import { reportBounce } from '#api/acts/report-bounce.ts';
import { replaceLink } from '#api/acts/replace-link.ts';
import { NoteText, readNotes, writeNote } from '#api/acts/write-note.ts';
import { withdrawCase, WithdrawalReason } from '#api/acts/withdraw-case.ts';
import { viewCaseRow } from '#api/views/institution/case-view.ts';
import { serveCase } from '#api/views/institution/serve-case.ts';
import { Cursor, encodeCursor } from '#api/paging.ts';
import { scopeOf } from '#api/principal.ts';
import { Words } from '#api/fields/words.ts';
import { invalid, type FieldError, type Problem } from '#api/problem.ts';
import { readingDatabase } from '#api/reading-database.ts';
import type { PageContent } from '../../document.ts';
import { check, checkText, type Form } from '../../form.ts';
import { formState } from '../../form-state.ts';
import { html } from '../../html.ts';
import { mannerOf } from '../../manner-of.ts';
import { Pager } from '../../parts/pager.ts';
import { Select } from '../../parts/select.ts';
import { TextInput } from '../../parts/text-input.ts';
import { PHASE_OPTIONS } from '../../phases.ts';
import { policiesIn, policyOptions } from '../../policies-in.ts';
import type { RegisterPage } from '../../register-page.ts';
import { staffAction, staffPage, type StaffVisit } from '../../staff-route.ts';
import type { Ui } from '../../ui.ts';
import { CaseTable } from './case/case-table.ts';
import { caseContent, type CaseForm } from './case/content.ts';
import { say } from '../../say.ts';

const Params = z.object({ id: z.uuid() });
type CaseVisit = StaffVisit<z.infer<typeof Params>>;

const AT_ONCE = 50;

/** The institution's cases, and one of them with what the institution may do about it. */
export const institutionCasePages: RegisterPage = (app, ui) => {
  const { dependencies } = ui;
  staffPage(app, ui, { path: '/cases', action: 'readCases', show: (visit) => showCases(ui, visit) });

  const showCase = async (visit: CaseVisit, refused?: { form: CaseForm; problem: Problem }): Promise<PageContent> => {
    const { staff, params } = visit;
    const view = await serveCase(dependencies, staff, params.id);
    const { policy, notes, holds, at } = await inSnapshot(
      readingDatabase(dependencies, staff),
      scopeOf(staff),
      async (transaction) => ({
        policy: await findPolicy(transaction, staff.institutionId, view.policy, view.policyVersion),
        notes: await readNotes(transaction, staff, params.id),
        holds: await listPolicyHolds(transaction, staff.institutionId),
        at: await dependencies.clock(transaction),
      }),
    );
    if (!policy) throw new Error(`case ${view.id} has no policy`);
    const onHold = [view.legalHold, holds.find(({ policyKey }) => policyKey === view.policy)].some((hold) =>
      isHeld(hold, at),
    );
    return caseContent(visit, { view, policy: policyIn(policy.document, visit.language), notes, onHold }, refused);
  };
  staffPage(app, ui, { path: '/cases/:id', action: 'readCases', params: Params, show: (visit) => showCase(visit) });

  const place = ({ id }: z.infer<typeof Params>): string => `/cases/${id}`;
  staffAction(app, ui, {
    path: '/cases/:id/withdraw',
    action: 'withdrawCase',
    params: Params,
    place,
    async act({ staff, params, form }) {
      const body = { reason: checkText(form, 'reason', WithdrawalReason) };
      const { phase } = await perform(dependencies, withdrawCase, staff, params.id, body, mannerOf(form));
      return { redirect: `${place(params)}?notice=${phase === 'withdrawn' ? 'withdrawn' : 'asked'}` };
    },
    refused: (visit, problem) => showCase(visit, { form: 'withdraw', problem }),
  });
  staffAction(app, ui, {
    path: '/cases/:id/facts',
    action: 'correctFacts',
    params: Params,
    place,
    async act({ staff, params, form }) {
      const body = check(Correction, { facts: readFactFields(form), reason: form.text('reason') ?? '' });
      await correctAndScore(dependencies, staff, params.id, body, mannerOf(form));
      return { redirect: `${place(params)}?notice=factsCorrected` };
    },
    refused: (visit, problem) => showCase(visit, { form: 'facts', problem }),
  });
  staffAction(app, ui, {
    path: '/cases/:id/outcome',
    action: 'recordLaterOutcome',
    params: Params,
    place,
    async act({ staff, params, form }) {
      const body = readLaterOutcome(form);
      const { precedent } = await perform(dependencies, recordLaterOutcome, staff, params.id, body, mannerOf(form));
      return { redirect: `${place(params)}?notice=${precedent.status}` };
    },
    refused: (visit, problem) => showCase(visit, { form: 'outcome', problem }),
  });
  staffAction(app, ui, {
    path: '/cases/:id/contact',
    action: 'correctContact',
    params: Params,
    place,
    async act({ staff, params, form }) {
      const body = check(ContactCorrection, {
        contact: form.text('contact') ?? '',
        reason: checkText(form, 'reason', Words),
      });
      await perform(dependencies, correctContact, staff, params.id, body, mannerOf(form));
      return { redirect: `${place(params)}?notice=corrected` };
    },
    refused: (visit, problem) => showCase(visit, { form: 'contact', problem }),
  });
  staffAction(app, ui, {
    path: '/cases/:id/bounce',
    action: 'reportBounce',
    params: Params,
    place,
    async act({ staff, params, form }) {
      const body = { reason: checkText(form, 'reason', Words) };
      await perform(dependencies, reportBounce, staff, params.id, body, mannerOf(form));
      return { redirect: `${place(params)}?notice=bounced` };
    },
    refused: (visit, problem) => showCase(visit, { form: 'bounce', problem }),
  });
  staffAction(app, ui, {
    path: '/cases/:id/erasure',
    action: 'eraseSubject',
    params: Params,
    place,
    async act({ staff, params, form }) {
      const body = check(Erasure, { reason: form.text('reason') ?? '' });
      await perform(dependencies, eraseSubject, staff, params.id, body, mannerOf(form));
      return { redirect: `${place(params)}?notice=erased` };
    },
    refused: (visit, problem) => showCase(visit, { form: 'erasure', problem }),
  });
  staffAction(app, ui, {
    path: '/cases/:id/link',
    action: 'replaceLink',
    params: Params,
    place,
    async act({ staff, params }) {
      await replaceLink(dependencies, staff, params.id);
      return { redirect: `${place(params)}?notice=link` };
    },
    refused: (visit, problem) => showCase(visit, { form: 'link', problem }),
  });
  staffAction(app, ui, {
    path: '/cases/:id/notes',
    action: 'writeNote',
    params: Params,
    place,
    async act({ staff, params, form }) {
      await writeNote(dependencies, staff, params.id, checkText(form, 'note', NoteText), mannerOf(form).commandId);
      return { redirect: `${place(params)}?notice=note#notes` };
    },
    refused: (visit, problem) => showCase(visit, { form: 'note', problem }),
  });
};

function readLaterOutcome(form: Form): z.infer<typeof LaterOutcome> {
  const day = form.text('observedAt');
  if (day !== undefined && !z.iso.date().safeParse(day).success)
    throw invalid([{ field: '/observedAt', message: 'enter a day, such as 2026-11-25' }], 'Something is not right yet');
  if (form.text('event') === undefined)
    throw invalid([{ field: '/event', message: 'choose what happened' }], 'Something is missing');
  const fields = ['event', 'observedAt', 'supersedes', 'reason'] as const;
  const given = Object.fromEntries(
    fields.flatMap((name) => {
      const value = form.text(name);
      return value === undefined ? [] : [[name, value] as const];
    }),
  );
  // Without a reason the form is not complete: the page says so beside the field.
  return check(LaterOutcome, 'supersedes' in given ? { reason: '', ...given } : given);
}

/** Every fact of the form; one whose field was emptied is taken away. */
function readFactFields(form: Form): Record<string, unknown> {
  const { facts } = form.tree();
  const given = typeof facts === 'object' && facts !== null ? (facts as Record<string, unknown>) : {};
  const names = (form.text('fields') ?? '').split(' ').filter((name) => name !== '');
  return Object.fromEntries(names.map((name) => [name, given[name] ?? null]));
}

const Filters = z.object({
  phase: z.enum(PHASES).optional(),
  policy: z.string().max(80).optional(),
  docket: z.uuid({ error: 'enter the complete id of a docket' }).optional(),
  adverse: z.enum(['true', 'false']).optional(),
  externalRef: z.string().max(200).optional(),
});
const Position = Cursor(z.uuid());

async function showCases({ dependencies }: Ui, { staff, query, language }: StaffVisit): Promise<PageContent> {
  const { institutionId } = staff;
  const { filters, errors } = readFilters(query);
  const after = Position.safeParse(query['cursor']).data;
  const { phase, policy, docket, adverse, externalRef } = filters;
  const { cases, policies } = await inSnapshot(
    readingDatabase(dependencies, staff),
    scopeOf(staff),
    async (transaction) => ({
      cases:
        errors.length > 0
          ? []
          : await listCases(transaction, institutionId, {
              phase,
              policy,
              docket,
              adverse: adverse === undefined ? undefined : adverse === 'true',
              externalRef,
              limit: AT_ONCE,
              after,
            }),
      policies: await policiesIn(language, transaction, institutionId),
    }),
  );
  const last = cases.length === AT_ONCE ? cases.at(-1) : undefined;
  const form = formState(query, errors);
  return {
    title: say`Cases`,
    width: 'middle',
    styles: ['institution'],
    islands: ['local-time'],
    body: html`
      <form method="get" class="filters" role="search" aria-label="Cases">
        ${TextInput({ form, name: 'externalRef', label: say`Your reference`, type: 'search', maxlength: 200 })}
        ${Select({ form, name: 'phase', label: say`Phase`, empty: say`Any`, options: PHASE_OPTIONS })}
        ${Select({
          form,
          name: 'policy',
          label: say`Policy`,
          empty: say`Any`,
          options: policyOptions(policies),
        })}
        ${Select({
          form,
          name: 'adverse',
          label: say`Decision`,
          empty: say`Any, or none`,
          options: [
            { value: 'true', label: say`adverse` },
            { value: 'false', label: say`not adverse` },
          ],
        })}
        ${TextInput({ form, name: 'docket', label: say`Docket id`, maxlength: 36 })}
        <div class="actions">
          <button class="second">Show</button>
          ${Object.keys(query).length > 0 && html`<a href="/cases">All cases</a>`}
        </div>
      </form>
      ${CaseTable({ cases: cases.map(viewCaseRow), policies })}
      ${Pager({
        path: '/cases',
        query: filters,
        cursor: query['cursor'],
        next: last ? encodeCursor(last.caseId) : null,
      })}
    `,
  };
}

/** Filters as they are in an address; empty fields are left out. */
function readFilters(query: StaffVisit['query']): { filters: z.infer<typeof Filters>; errors: FieldError[] } {
  const given = Object.fromEntries(
    Object.entries(query)
      .map(([name, value = '']) => [name, value.trim()] as const)
      .filter(([, value]) => value !== ''),
  );
  const read = Filters.safeParse(given);
  if (read.success) return { filters: read.data, errors: [] };
  const errors = read.error.issues.map(({ path, message }) => ({ field: `/${path.map(String).join('/')}`, message }));
  return { filters: {}, errors };
}

import { z } from 'zod';
import type { DecisionQuery, DecisionSum } from '#db/audit/decision-list.ts';
import { inSnapshot } from '#db/transaction.ts';
import { ensureMayEver } from '#api/ensure-may.ts';
import { describeNumber } from '#api/ui/figures.ts';
import { scopeOf } from '#api/principal.ts';
import { invalid } from '#api/problem.ts';
import type { Routes } from '#api/route.ts';
import { TABLE_FORMATS, tableFileHeaders } from '#api/table-file.ts';
import { decisionFile } from '#api/views/auditor/decision-files.ts';
import { exportDecisions } from '#api/views/auditor/find-decisions.ts';
import { nameOutcome } from '#workflows/domain/outcome-name.ts';
import type { StoredPolicy } from '#db/policies/policies.ts';
import { outcomesOf } from './fields.ts';
import { html } from '#api/ui/html.ts';
import { Moment } from '#api/ui/parts/moment.ts';
import { withQuery } from '#api/ui/parts/pager.ts';
import { signInAddress } from '#api/ui/sign-in/sign-in-address.ts';
import type { Ui } from '#api/ui/ui.ts';
import { readQuery } from '../read-query.ts';
import { listOf, say } from '#api/ui/say.ts';

type Query = Readonly<Partial<Record<string, string>>>;

const FILES = [
  { format: 'csv', label: 'CSV' },
  { format: 'csv', label: say`CSV for Excel`, bom: 'true' },
  { format: 'ndjson', label: 'NDJSON' },
  { format: 'parquet', label: 'Parquet' },
] as const;

/** What a search finds in all, and the moment that it is from. */
export interface SumShown {
  sum: DecisionSum;
  at: string;
}

/** How many decisions a search finds, and all of them as a file. */
export function Totals({
  sum: sums,
  at,
  query,
  policies,
}: SumShown & { query: Query; policies: readonly StoredPolicy[] }) {
  if (sums.decisions === 0) return null;
  const { of: _, cursor: __, ...searched } = query;
  const names = outcomesOf(policies);
  const outcomes = Object.entries(sums.outcomes).map(
    ([outcome, count]) => say`${names.get(outcome) ?? nameOutcome(outcome)} ${describeNumber(count)}`,
  );
  return html`
    <p>
      ${describeNumber(sums.decisions)} found: ${listOf(outcomes)}. ${describeNumber(sums.adverse)} adverse,
      ${describeNumber(sums.departed)} other than the score alone would have given.
      <span class="soft">As of ${Moment({ at })}.</span>
    </p>
    <p class="actions no-print">
      ${FILES.map(
        ({ format, label, ...more }) =>
          html`<a
            class="button second"
            href=${withQuery(`/audit/decisions/${format}`, { ...searched, ...more })}
            download
            >${label}</a
          >`,
      )}
    </p>
  `;
}

/** Serves what a search finds as a file. */
export function decisionDownload(
  app: Routes,
  ui: Ui,
  schema: z.ZodType<Omit<DecisionQuery, 'limit' | 'after' | 'caseId'> & { case?: string | undefined }>,
): void {
  const Format = z.enum(Object.keys(TABLE_FORMATS) as (keyof typeof TABLE_FORMATS)[]).exclude(['json']);
  app.get('/audit/decisions/:format', async (request, reply) => {
    const signedIn = await ui.sessions.read(request);
    if (!signedIn || signedIn.idle) return reply.redirect(signInAddress(request.url), 303);
    const { staff } = signedIn;
    ensureMayEver(staff, 'audit');
    const { format } = z.object({ format: Format }).parse(request.params);
    const { bom, ...query } = request.query as Record<string, string>;
    const { asked, form } = readQuery(schema, query);
    if (!asked) throw invalid([...form.errors]);
    const { case: name, ...about } = asked;
    const named = z.uuid().safeParse(name).success ? { caseId: name } : { externalRef: name };
    const decisions = await inSnapshot(ui.dependencies.auditDatabase, scopeOf(staff), (transaction) =>
      exportDecisions(transaction, staff.institutionId, { ...about, ...named }),
    );
    return reply.headers(tableFileHeaders('decisions', format)).send(decisionFile(format, decisions, bom === 'true'));
  });
}

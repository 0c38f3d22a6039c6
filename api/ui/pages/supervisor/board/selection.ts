import { z } from 'zod';
import { loadCase } from '#db/cases/read-case.ts';
import { listCandidates, type Candidate } from '#db/staffing/stuck-hearings.ts';
import type { Transaction } from '#db/transaction.ts';
import { Words } from '#api/fields/words.ts';
import { invalid } from '#api/problem.ts';
import { check, type Form } from '#api/ui/form.ts';
import { isWindowOpen } from '#workflows/domain/appeal-window.ts';
import { addMilliseconds } from '#workflows/domain/duration.ts';
import type { NoticeLanguage } from '#workflows/domain/language.ts';
import { policyIn } from '#workflows/domain/translated-policy.ts';
import { explainObstacles, mayBeGiven } from '../obstacle-words.ts';
import { say, type Phrase } from '#api/ui/say.ts';

const DAY = 86_400_000;
/** Maximum number of hearings that are changed together: those of one page. */
export const MAX_SELECTED = 50;

/** What is done with several hearings at once: an act that exists for each of them alone. */
const Together = z.discriminatedUnion(
  'what',
  [
    z.strictObject({ what: z.literal('give'), judgeId: z.string().min(1).max(200), reason: Words }),
    z.strictObject({ what: z.literal('return'), reason: Words }),
    z.strictObject({ what: z.literal('extend'), days: z.number().int().min(1).max(365), reason: Words }),
  ],
  { error: 'choose what to do' },
);
export type Together = z.infer<typeof Together>;

/** The hearings that a form selects, and what is to be done with them; throws a Problem that names what is missing. */
export function readSelection(form: Form): { caseIds: string[]; together: Together } {
  const { cases, shown } = form.tree();
  const named = form.text('all') === 'true' ? shown : cases;
  const caseIds = z.array(z.uuid()).max(MAX_SELECTED).safeParse(named).data ?? [];
  if (caseIds.length === 0) throw invalid([{ field: '/cases', message: 'select at least one hearing' }]);
  const what = form.text('what');
  const days = form.text('days');
  const sent = {
    what,
    reason: form.text('reason') ?? '',
    ...(what === 'give' && { judgeId: form.text('judgeId') ?? '' }),
    ...(what === 'extend' && { days: days === undefined ? undefined : Number(days) }),
  };
  return { caseIds: [...new Set(caseIds)], together: check(Together, sent) };
}

/** What would happen to one hearing. */
export interface Foreseen {
  caseId: string;
  /** The title of its policy. */
  matter: string;
  /** Why nothing would happen; null where it would. */
  obstacle: Phrase | null;
  /** The new end of its window, where that is extended; RFC 3339 UTC. */
  endsAt?: string;
}

/** What would happen to each hearing at a moment, without doing it. */
export async function foresee(
  transaction: Transaction,
  institutionId: string,
  caseIds: readonly string[],
  together: Together,
  at: string,
  language: NoticeLanguage,
): Promise<Foreseen[]> {
  const candidates = await listCandidates(transaction, institutionId, at, together.what === 'give' ? caseIds : []);
  const foreseen: Foreseen[] = [];
  for (const caseId of caseIds) {
    const found = await loadCase(transaction, institutionId, caseId);
    if (found)
      foreseen.push({
        caseId,
        matter: policyIn(found.policy, language).title,
        ...(found.state.phase === 'hearing'
          ? foreseeOne(found, candidates.get(caseId) ?? [], together, at)
          : { obstacle: say`the case is no longer being heard` }),
      });
  }
  return foreseen;
}

function foreseeOne(
  { policy, state }: NonNullable<Awaited<ReturnType<typeof loadCase>>>,
  candidates: readonly Candidate[],
  together: Together,
  at: string,
): Pick<Foreseen, 'obstacle' | 'endsAt'> {
  const holderId = state.hearing?.holding?.judgeId;
  switch (together.what) {
    case 'return':
      return { obstacle: holderId === undefined ? say`no judge holds it` : null };
    case 'give': {
      const judge = candidates.find(({ staffId }) => staffId === together.judgeId);
      if (holderId === together.judgeId) return { obstacle: say`they hold it already` };
      if (!judge) return { obstacle: say`no such person is registered` };
      return { obstacle: mayBeGiven(judge) ? null : explainObstacles(judge) };
    }
    case 'extend': {
      const { window } = state;
      if (!window || !isWindowOpen(policy, state, at)) return { obstacle: say`claims are no longer accepted` };
      return { obstacle: null, endsAt: addMilliseconds(window.endsAt, together.days * DAY) };
    }
  }
}

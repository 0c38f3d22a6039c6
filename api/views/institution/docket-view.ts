import { z } from 'zod';
import type { DocketSummary } from '#db/docket-list.ts';
import { PHASES, type Phase } from '#workflows/domain/state.ts';

/** A docket and how far it has come. */
export const DocketView = z.strictObject({
  id: z.uuid(),
  policy: z.string(),
  policyVersion: z.number().int(),
  caseCount: z.number().int(),
  createdAt: z.iso.datetime(),
  createdBy: z.string(),
  /** What the institution calls it; null where it gave no title. */
  title: z.string().nullable(),
  /** What its cases wait for, of those that have not come as far as the others. */
  step: z.enum(['scoring', 'notifying', 'appealWindow', 'hearings', 'closed']),
  /** How many of its cases are in each phase. */
  phases: z.strictObject(
    Object.fromEntries(PHASES.map((phase) => [phase, z.number().int()])) as Record<Phase, z.ZodNumber>,
  ),
  /** The latest end of an appeal window among its cases, `null` while none has opened. */
  windowEndsAt: z.iso.datetime().nullable(),
});

const STEPS: [Phase, z.infer<typeof DocketView>['step']][] = [
  ['received', 'scoring'],
  ['scored', 'notifying'],
  ['appealWindow', 'appealWindow'],
  ['hearing', 'hearings'],
];

export function viewDocket({ docketId, policyKey, ...docket }: DocketSummary): z.infer<typeof DocketView> {
  const phases = Object.fromEntries(PHASES.map((phase) => [phase, docket.phases[phase] ?? 0])) as Record<Phase, number>;
  const [, step] = STEPS.find(([phase]) => phases[phase] > 0) ?? ['decided', 'closed'];
  return { ...docket, id: docketId, policy: policyKey, step, phases };
}

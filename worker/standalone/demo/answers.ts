import { z } from 'zod';
import { CaseEvent } from '#workflows/domain/event.ts';
import { Actor } from '#workflows/domain/actor.ts';
import { FindingKind } from '#workflows/domain/finding.ts';
import { Method } from '#workflows/domain/method.ts';
import { PHASES } from '#workflows/domain/state.ts';

/** The parts of the API's responses that the demonstration uses. */
const Phase = z.enum(PHASES);

export const OpenedDocket = z.object({
  docketId: z.uuid(),
  cases: z.array(z.object({ id: z.uuid(), externalRef: z.string() })),
});

export const Docket = z.object({ phases: z.record(Phase, z.number()), windowEndsAt: z.string().nullable() });

export const CaseList = z.object({
  cases: z.array(z.object({ id: z.uuid(), externalRef: z.string(), phase: Phase })),
  cursor: z.string().nullable(),
});

export const Case = z.object({
  id: z.uuid(),
  externalRef: z.string(),
  policy: z.string(),
  phase: Phase,
  outcome: z.string().optional(),
  adverse: z.boolean().optional(),
  facts: z.record(z.string(), z.union([z.number(), z.string()])),
  score: z.object({ probability: z.number(), provisionalOutcome: z.string(), adverse: z.boolean() }).optional(),
  unscored: z.object({ reason: z.string() }).optional(),
  claims: z.array(z.object({ id: z.uuid(), withdrawn: z.boolean(), finding: FindingKind.optional() })),
  decision: z
    .object({
      route: z.enum(['uncontested', 'hearing']),
      decidedBy: z.string().nullable(),
      outcomeWithoutIndividualFacts: z.string().nullable(),
      contributions: z.array(z.object({ method: Method, actor: z.object({ kind: z.string(), id: z.string() }) })),
    })
    .optional(),
  notices: z.array(z.object({ about: z.string(), status: z.string() })),
});
export type Case = z.infer<typeof Case>;

export const Notices = z.object({ notices: z.array(z.object({ link: z.url(), subject: z.string() })) });

export const Appeal = z.object({
  phase: Phase,
  mayRaiseClaim: z.boolean(),
  questions: z.array(z.object({ id: z.uuid(), question: z.string().nullable(), status: z.string() })),
  restatements: z.array(z.object({ recordId: z.uuid(), restatement: z.string(), confirmed: z.boolean().nullable() })),
});

export const Receipt = z.object({ claimId: z.uuid(), hash: z.string() });

/** A hearing as a judge is shown it; the optional parts come with the reveal. */
export const Hearing = z.object({
  caseId: z.uuid(),
  externalRef: z.string(),
  phase: Phase,
  appealWindow: z.object({ endsAt: z.string(), open: z.boolean() }).nullable(),
  nothingToAdd: z.boolean(),
  policy: z.object({ outcomes: z.array(z.object({ name: z.string(), adverse: z.boolean(), meaning: z.string() })) }),
  facts: z.array(
    z.object({
      attribute: z.string(),
      meaning: z.string(),
      unit: z.string().optional(),
      value: z.union([z.number(), z.string()]),
    }),
  ),
  claims: z.array(z.object({ id: z.uuid(), withdrawn: z.boolean(), statement: z.string().nullable() })),
  questions: z.array(
    z.object({
      id: z.uuid(),
      status: z.string(),
      answer: z.object({ id: z.uuid(), text: z.string().nullable() }).optional(),
    }),
  ),
  you: z.object({ holding: z.boolean(), recordId: z.uuid().nullable() }),
  provisionalOutcome: z.object({ outcome: z.string(), adverse: z.boolean() }).nullable().optional(),
  score: z.object({ probability: z.number() }).nullable().optional(),
  sources: z.array(z.object({ id: z.uuid(), method: Method, judge: z.string().nullable() })).optional(),
  records: z
    .array(
      z.object({
        judge: z.string(),
        findings: z.array(z.object({ individualFactIds: z.array(z.uuid()).optional() })),
      }),
    )
    .optional(),
});
export type Hearing = z.infer<typeof Hearing>;

export const HearingList = z.object({
  hearings: z.array(
    z.object({
      id: z.uuid(),
      status: z.enum(['waiting', 'yours', 'held', 'awaitingSignature']),
      seeking: z.enum(['judge', 'supervisor']),
    }),
  ),
});

export const Trail = z.object({
  externalRef: z.string(),
  stored: z.object({ phase: Phase, seq: z.number(), stateHash: z.string() }),
  folded: z.object({ phase: Phase, seq: z.number(), stateHash: z.string() }).nullable(),
  entries: z.array(
    z.object({
      seq: z.number(),
      kind: z.string(),
      method: Method.nullable(),
      actor: Actor,
      at: z.string(),
      body: CaseEvent,
      view: z.uuid().nullable(),
    }),
  ),
});
export type Trail = z.infer<typeof Trail>;
export type Entry = Trail['entries'][number];

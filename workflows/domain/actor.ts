import { z } from 'zod';

export const STAFF_ROLES = ['institution', 'judge', 'supervisor', 'auditor'] as const;
export const StaffRole = z.enum(STAFF_ROLES);
export type StaffRole = z.infer<typeof StaffRole>;

const ActorId = z.string().min(1).max(200);

/** A person signed in as staff. The only actor that can contribute `theoryBased` or `empathy`. */
export const HumanActor = z.strictObject({ kind: z.literal('human'), id: ActorId, role: StaffRole });
export type HumanActor = z.infer<typeof HumanActor>;

/** The person a case is about; `id` is the case's subject id, never a name. */
const SubjectActor = z.strictObject({ kind: z.literal('subject'), id: ActorId, role: z.literal('subject') });

/** A language model, or another statistical model. */
export const ModelActor = z.strictObject({ kind: z.enum(['llm', 'model']), id: ActorId, role: z.literal('scorer') });
export type ModelActor = z.infer<typeof ModelActor>;

/** The engine itself, or a machine that acts for an institution. */
const SystemActor = z.strictObject({
  kind: z.literal('system'),
  id: ActorId,
  role: z.enum(['engine', 'institution']),
});

/** The person, subject or machine that performed an act. */
export const Actor = z.discriminatedUnion('kind', [HumanActor, SubjectActor, ModelActor, SystemActor]);
export type Actor = z.infer<typeof Actor>;

/** The engine, named by the part of it that acted. */
export const engine = (id: 'docket' | 'hearing' | 'sweeper'): Actor => ({ kind: 'system', id, role: 'engine' });

/** Whether two actors are the same. */
export const isSameActor = (a: Pick<Actor, 'kind' | 'id'>, b: Pick<Actor, 'kind' | 'id'>): boolean =>
  a.kind === b.kind && a.id === b.id;

import { z } from 'zod';

export const STAFF_ROLES = ['institution', 'judge', 'supervisor', 'auditor'] as const;
export const StaffRole = z.enum(STAFF_ROLES);
export type StaffRole = z.infer<typeof StaffRole>;

const ActorId = z.string().min(1).max(200);

/** A person signed in as staff. The only actor that can contribute `theoryBased` or `empathy`. */
export const HumanActor = z.strictObject({ kind: z.literal('human'), id: ActorId, role: StaffRole });
export type HumanActor = z.infer<typeof HumanActor>;

/** Counsel or a helper who acts by a link that the subject granted: `helper:` and the grant's id. */
const HelperRole = z.templateLiteral(['helper:', z.uuid()]);

/** The person a case is about, or a helper of theirs; `id` is the case's subject id, never a name. */
const SubjectActor = z.strictObject({
  kind: z.literal('subject'),
  id: ActorId,
  role: z.union([z.literal('subject'), HelperRole]),
});

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

/** The id of the grant by which an actor acts for the subject, or `undefined` where they act for themselves. */
export const helperIdOf = ({ role }: Pick<Actor, 'role'>): string | undefined =>
  role.startsWith('helper:') ? role.slice('helper:'.length) : undefined;

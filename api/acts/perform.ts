import { setTimeout as sleep } from 'node:timers/promises';
import { record } from '#db/cases/execute-commands.ts';
import type { Appended } from '#db/cases/command-request.ts';
import { decideInTime, type DecidedInTime } from '#db/cases/decide-in-time.ts';
import { escalateIfUnstaffed } from '#db/cases/escalate-if-unstaffed.ts';
import { findReceipt } from '#db/cases/find-receipt.ts';
import { restoreLostTime } from '#db/cases/restore-lost-time.ts';
import { guardRefusal } from '#db/cases/guard-refusal.ts';
import { lockCases, type LockedCase } from '#db/cases/lock-cases.ts';
import { noteCommands } from '#db/cases/note-commands.ts';
import type { Settled } from '#db/cases/settle-window.ts';
import { settleWindows } from '#db/cases/settle-windows.ts';
import { wakeAfter, type Wake } from '#db/cases/wakes.ts';
import { NOTE_EVERY } from '#db/outages/claims-served.ts';
import { canonicalJson, commit } from '#db/commitment.ts';
import { saveDraftFrom, storeDraft, takesDrafts } from '#db/drafts.ts';
import { uuidv7 } from '#db/id.ts';
import type { StoredText } from '#db/texts.ts';
import { inTransaction, plannedOnce, type Scope, type Transaction } from '#db/transaction.ts';
import { newestViewServedTo } from '#db/views/views.ts';
import type { Actor, StaffRole } from '#workflows/domain/actor.ts';
import type { CommandOf } from '#workflows/domain/command.ts';
import type { Refusal } from '#workflows/domain/refusal.ts';
import type { PresentSubject } from '../present-link.ts';
import type { ApiDependencies } from '../deps.ts';
import { actorOf, scopeOf, type Staff } from '../principal.ts';
import { notFound, Problem, problemOf } from '../problem.ts';
import type { Act, ActName, Asked, Ground } from './act.ts';

/** How often a decision is tried while requests of its subject are being answered. */
const MAX_TRIES = 10;

/** What accompanies the request for an act. */
export interface Manner {
  /** The view that its author acted on. */
  viewId?: string | undefined;
  /** The author's own key for this act: if it is sent again with the same key, it gets the same answer. */
  commandId?: string | undefined;
  /** The version of the draft that its author was shown; a draft that was changed since then is not replaced. */
  draftVersion?: string | undefined;
  /** Whether the caller saves the words of a refused act itself. */
  savesOwnDraft?: boolean;
}

/**
 * Carries out an act of a subject or of staff: one transaction that locks the case, reads the clock, decides, stores words,
 * appends to the trail and updates every table that follows from it. The act is complete once committed; the case's workflow
 * is notified afterwards, and the response does not wait for that.
 *
 * @returns the act's answer; the same answer again for an act that was carried out before
 * @throws Problem if the act is refused; its words are then stored as its author's draft
 */
export async function perform<Body, Answer, Name extends ActName, Stored>(
  dependencies: ApiDependencies,
  act: Act<Body, Answer, Name, Stored>,
  caller: Staff | PresentSubject,
  caseId: string,
  body: Body,
  manner: Manner = {},
): Promise<Answer> {
  const { actor, scope } = authorOf(caller, act.as);
  const asked: Asked<Body> = { caseId, body, actor, id: uuidv7() };
  const what = act.on ?? (act.as.includes('judge') || act.as.includes('supervisor') ? 'hearing' : 'case');
  try {
    const arrival = 'principal' in caller ? caller.arrival : undefined;
    const inOneTransaction = () =>
      inTransaction(databaseFor(dependencies, act.as), plannedOnce(scope), async (transaction) => {
        const { institutionId } = scope;
        const staffIds = actor.kind === 'human' ? [actor.id] : [];
        const [locked] = (await lockCases(transaction, institutionId, [caseId], dependencies.clock, staffIds)).values();
        if (!locked) throw notFound(what);
        const extended =
          act.needsWindow && (await restoreLostTime(transaction, institutionId, locked, arrival?.waited() ?? 0));
        const found = extended ? { ...locked, state: extended.state } : locked;
        return carryOut(dependencies, act, groundOf(act, asked, found), manner, transaction, institutionId);
      });
    const attempt = () => (arrival ? arrival.serve(inOneTransaction) : inOneTransaction());
    let done = await attempt();
    // What a subject sent in time is answered first, which seldom takes longer than two notes of it.
    for (let tries = 1; done.awaitsClaims && tries < MAX_TRIES; tries++) {
      await sleep(NOTE_EVERY);
      done = await attempt();
    }
    if (done.wake?.isNearer)
      dependencies.workflows.wake({ institutionId: scope.institutionId, caseId }, { seq: done.seq, ...done.wake });
    if (done.refusal) throw problemOf(done.refusal);
    return done.answer;
  } catch (error) {
    const problem = asProblem(error);
    if (!problem) throw error;
    const draft = manner.savesOwnDraft ? undefined : act.draft?.(body);
    if (draft && problem.document.code !== 'notFound' && problem.document.code !== 'erased')
      await draftRefused(dependencies, scope, { caseId, authorId: actor.id, ...draft }, manner);
    throw problem;
  }
}

/**
 * The basis on which an act is decided: the request, the locked case, and commitments to the act's texts.
 *
 * @throws Problem 409 if the act has texts, and the subject's data is erased
 */
export function groundOf<Body, Answer, Name extends ActName, Stored>(
  act: Act<Body, Answer, Name, Stored>,
  asked: Asked<Body>,
  found: LockedCase,
): Ground<Body> {
  const words = act.words?.(asked) ?? [];
  const { key } = found;
  if (!key && words.length > 0) throw problemOf({ code: 'erased' });
  return { ...asked, found, commitments: key ? words.map(({ text }) => commit(key, text)) : [] };
}

/** @property isRepeated whether the act had already been carried out under the same key, and was not carried out again */
type Done<Answer> = { wake: Wake | null; seq: number; awaitsClaims?: boolean; isRepeated?: boolean } & (
  { refusal: null; answer: Answer } | { refusal: Refusal; answer?: never }
);

/**
 * Carries out an act on a locked case, in the caller’s transaction.
 *
 * @returns its answer or its refusal, and when the case has to be looked at next
 */
export async function carryOut<Body, Answer, Name extends ActName, Stored>(
  dependencies: ApiDependencies,
  act: Act<Body, Answer, Name, Stored>,
  ground: Ground<Body>,
  { viewId, commandId }: Manner,
  transaction: Transaction,
  institutionId: string,
): Promise<Done<Answer>> {
  const { caseId, found, body } = ground;
  const foreseen = await foresee(dependencies, act, ground, { viewId, commandId }, transaction, institutionId);
  if ('done' in foreseen) return foreseen.done;
  const { command, known, settled, appended, refusal } = foreseen;
  if (!appended || refusal) {
    if (appended) await refuse(transaction, institutionId, appended, known);
    const wake = appended && wakeAfter(appended);
    const awaitsClaims = settled?.step === 'awaitClaims';
    return { wake, seq: appended?.state.seq ?? found.state.seq, refusal: refusal ?? { code: 'notDue' }, awaitsClaims };
  }
  const { state, at } = appended;
  const draft = act.draft?.(body);
  await record(transaction, institutionId, [appended], {
    caseId,
    texts: textsOf(act, ground),
    ...(draft && { draft: { authorId: ground.actor.id, kind: draft.kind } }),
  });
  const stored = (await act.store?.(ground, transaction, dependencies)) as Stored;
  const answer = act.answer(ground, { command, state, at, stored });
  // An act without a key cannot be recognised if it is sent again.
  if (known) await noteCommands(transaction, institutionId, [appended], { ...known, answer });
  // An act that leaves the hearing unchanged does not reduce the set of judges who may take it.
  const passedOn =
    state.hearing === found.state.hearing
      ? undefined
      : await escalateIfUnstaffed(transaction, institutionId, { ...found, state, at });
  const whole = passedOn
    ? { ...appended, state: passedOn.state, effects: [...appended.effects, ...passedOn.effects] }
    : appended;
  return { wake: wakeAfter(whole), seq: whole.state.seq, refusal: null, answer };
}

/** Why an act would be refused in a case as it stands, `null` if it would be carried out; nothing is written. */
export async function foreseeRefusal<Body, Answer, Name extends ActName, Stored>(
  dependencies: ApiDependencies,
  act: Act<Body, Answer, Name, Stored>,
  ground: Ground<Body>,
  transaction: Transaction,
  institutionId: string,
): Promise<Refusal | null> {
  const foreseen = await foresee(dependencies, act, ground, {}, transaction, institutionId);
  if ('done' in foreseen) return foreseen.done.refusal;
  const { appended, refusal } = foreseen;
  return appended ? refusal : (refusal ?? { code: 'notDue' });
}

/** What an act comes to before anything is written: what it came to when it was sent before, or what is decided now. */
type Foreseen<Answer, Name extends ActName> =
  | { done: Done<Answer> }
  | (Pick<DecidedInTime, 'appended' | 'refusal'> & {
      command: CommandOf<Name>;
      known: ReturnType<typeof receiptKey>;
      settled: Settled | undefined;
    });

async function foresee<Body, Answer, Name extends ActName, Stored>(
  dependencies: ApiDependencies,
  act: Act<Body, Answer, Name, Stored>,
  ground: Ground<Body>,
  { viewId, commandId }: Manner,
  transaction: Transaction,
  institutionId: string,
): Promise<Foreseen<Answer, Name>> {
  const { caseId, actor, found } = ground;
  const nothingNew = { wake: null, seq: found.state.seq };
  const known = receiptKey(act, ground, commandId);
  if (known) {
    const receipt = await findReceipt(transaction, institutionId, caseId, known.commandId);
    if (receipt && receipt.requestHash !== known.requestHash) throw keyReused();
    if (receipt?.refusal) return { done: { ...nothingNew, refusal: receipt.refusal } };
    if (receipt) return { done: { ...nothingNew, refusal: null, answer: receipt.answer as Answer, isRepeated: true } };
  }
  const repeated = await act.findRepeated?.(ground, transaction);
  if (repeated !== undefined) return { done: { ...nothingNew, refusal: null, answer: repeated } };

  await act.check?.(ground, transaction, dependencies);
  const command = await act.command(ground, transaction);
  // What a link was answered with counts as seen once its subject acts on it.
  const isOnView = act.refersToView ?? actor.kind === 'subject';
  const view = viewId ?? (isOnView && (await newestViewServedTo(transaction, institutionId, caseId, actor.id)));
  const request = { caseId, commandId: known?.commandId ?? uuidv7(), actor, command, ...(view && { viewId: view }) };
  const settled = (await settleWindows(transaction, [{ found, command }])).get(caseId);
  const { appended, refusal } = decideInTime(found, institutionId, request, settled);
  return { command, known, settled, appended, refusal };
}

/** Writes the entry of a refusal, or of the window that was lengthened instead. */
async function refuse(
  transaction: Transaction,
  institutionId: string,
  appended: Appended,
  known: { commandId: string; caller: string; requestHash: string } | undefined,
): Promise<void> {
  await record(transaction, institutionId, [appended]);
  const isOwn = appended.request.commandId === known?.commandId;
  if (known && isOwn) await noteCommands(transaction, institutionId, [appended], { ...known, answer: null });
  else if (appended.request.actor.kind === 'system') await noteCommands(transaction, institutionId, [appended]);
}

/** The receipt that identifies an act if it is sent again; `undefined` without a key, or if the subject's data is erased. */
function receiptKey<Body, Answer, Name extends ActName, Stored>(
  act: Act<Body, Answer, Name, Stored>,
  { actor, found, body }: Ground<Body>,
  commandId: string | undefined,
): { commandId: string; caller: string; requestHash: string } | undefined {
  if (commandId === undefined || !found.key) return undefined;
  const caller = `${actor.kind}:${actor.id}`;
  const identity = JSON.stringify([act.name, act.identity ? act.identity(body) : body]);
  const requestHash = commit(found.key, canonicalJson(JSON.parse(identity)));
  return { commandId: `${caller}/${commandId}`, caller, requestHash };
}

const textsOf = <Body, Answer, Name extends ActName, Stored>(
  act: Act<Body, Answer, Name, Stored>,
  ground: Ground<Body>,
): StoredText[] =>
  (act.words?.(ground) ?? []).map(({ kind, text, id }, index) => ({
    kind,
    body: text,
    commitment: ground.commitments[index] ?? '',
    ...(id !== undefined && { textId: id }),
  }));

/** The actor of an act and the scope of its transaction; throws 403 if a member of staff has no role for it. */
function authorOf(caller: Staff | PresentSubject, as: readonly StaffRole[]): { actor: Actor; scope: Scope } {
  if ('principal' in caller) return { actor: caller.actor, scope: caller.scope };
  return { actor: actorOf(caller, as), scope: scopeOf(caller) };
}

/** Subjects' acts have connections of their own, so that they are accepted however busy other callers keep the service. */
const databaseFor = ({ database, subjectDatabase }: ApiDependencies, as: readonly StaffRole[]) =>
  as.length === 0 ? subjectDatabase : database;

/** A refusal to report to the caller, or `undefined` for an unexpected failure. */
function asProblem(error: unknown): Problem | undefined {
  if (error instanceof Problem) return error.document.status < 500 ? error : undefined;
  const refusal = guardRefusal(error);
  return refusal && problemOf(refusal);
}

/** Stores the refused words as their author's draft, so that a refusal loses no work; none are stored after an erasure. */
async function draftRefused(
  { database, clock }: ApiDependencies,
  scope: Scope,
  draft: Parameters<typeof storeDraft>[2],
  { draftVersion }: Manner,
): Promise<void> {
  await inTransaction(database, scope, async (transaction) => {
    if (!(await takesDrafts(transaction, scope.institutionId, draft.caseId))) return;
    const at = await clock(transaction);
    if (draftVersion === undefined) await storeDraft(transaction, scope.institutionId, draft, at);
    else await saveDraftFrom(transaction, scope.institutionId, draft, draftVersion, at);
  });
}

const keyReused = (): Problem =>
  new Problem(422, 'idempotencyKeyReused', 'This key has already been used for another act', {
    remedy: 'use a new key for each act, and reuse a key only to send the same act again',
  });

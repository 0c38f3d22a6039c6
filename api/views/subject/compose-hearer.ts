import type { CaseMaterial } from '#db/cases/read-material.ts';
import { judgeHearing } from '#workflows/domain/state.ts';
import { openObjection } from '#workflows/domain/hearing.ts';
import type { AppealView } from './appeal-view.ts';
import type { AppealWords } from './appeal-words.ts';

/** Names of people by their id, as far as the subject is told them; empty where a policy tells roles only. */
export type TellableNames = ReadonlyMap<string, string>;

/** A person by the name that the subject is told, otherwise by their role. */
export function describeHearer(
  { judgeId, role }: { judgeId: string; role: 'judge' | 'supervisor' },
  names: TellableNames,
  words: AppealWords['hearer'],
): string {
  const name = names.get(judgeId);
  return name === undefined ? words[role] : words.named(name, words[role]);
}

/** Who hears the subject, and what they have said of that person. */
export function composeHearer(
  { state, texts }: CaseMaterial,
  names: TellableNames,
  words: AppealWords['hearer'],
): Pick<AppealView, 'hearer' | 'mayObject' | 'objections'> {
  const hearer = judgeHearing(state);
  const objections = state.hearing?.objections ?? [];
  const textOf = (commitment: string | undefined): string | null =>
    commitment === undefined ? null : (texts.byCommitment.get(commitment) ?? null);
  return {
    hearer: hearer && {
      role: hearer.role,
      name: names.get(hearer.judgeId) ?? null,
      since: hearer.since,
      words: describeHearer(hearer, names, words),
    },
    mayObject:
      hearer !== null &&
      openObjection(state.hearing) === undefined &&
      objections.every(({ judgeId, status }) => judgeId !== hearer.judgeId || status === 'closed'),
    objections: objections.map(({ objectionId, at, reasonCommitment, status, answerBy, waits, answerCommitment }) => ({
      id: objectionId,
      receivedAt: at,
      reason: textOf(reasonCommitment),
      status,
      answerBy,
      hearingWaits: waits,
      answer: textOf(answerCommitment),
    })),
  };
}

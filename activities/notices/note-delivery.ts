import { executeCommands } from '#db/cases/execute-commands.ts';
import type { Clock } from '#db/clock.ts';
import { newSeed } from '#db/commitment.ts';
import { noteOnPaper } from '#db/notices/letters.ts';
import { noteFailedNotice, noteHandedOver, type PendingNotice } from '#db/notices/notices.ts';
import { endReplacedLinks } from '#db/notices/replaced-links.ts';
import type { Transaction } from '#db/transaction.ts';
import type { Actor } from '#workflows/domain/actor.ts';
import type { Command } from '#workflows/domain/command.ts';
import type { Sent } from './send-all.ts';

/** Of a subject whose data was erased, and whose trail has ended. */
const ERASED = { fault: 'permanent', reply: null, linkSeed: null } as const;

/**
 * Notes what became of notices, on their rows and on the trails of their cases. The first that reaches a subject opens their
 * window.
 *
 * @param notices those that were to be handed over
 * @param by the part of the engine that handed them over
 * @returns how often each notice was tried that still waits, by its id
 */
export async function noteDelivery(
  transaction: Transaction,
  institutionId: string,
  notices: readonly Pick<PendingNotice, 'noticeId' | 'caseId' | 'about'>[],
  { handedOver, onPaper, failed }: Sent,
  { clock, by }: { clock: Clock; by: Actor },
): Promise<Map<string, number>> {
  const at = await clock(transaction);
  const taken = new Map(handedOver.map((each) => [each.message.noticeId, each]));
  await noteHandedOver(
    transaction,
    institutionId,
    handedOver.map(({ message, content, reply }) => ({ noticeId: message.noticeId, content, reply })),
    at,
  );
  const tries = await noteOnPaper(
    transaction,
    institutionId,
    onPaper.map(({ message, content, linkSeed }) => ({ noticeId: message.noticeId, content, linkSeed })),
  );
  const letters = new Map(onPaper.map((each) => [each.message.noticeId, each]));
  await endReplacedLinks(
    transaction,
    institutionId,
    handedOver.filter(({ about }) => about === 'newLink' || about === 'contactCorrected').map(({ message }) => message),
    at,
  );
  const waiting = new Map<string, number>();
  const requests: { caseId: string; commandId: string; actor: Actor; command: Command }[] = [];
  for (const { noticeId, caseId, about } of notices) {
    const request = (verb: string, command: Command) =>
      requests.push({ caseId, commandId: `${verb}-${noticeId}`, actor: by, command });
    const sent = taken.get(noticeId);
    if (sent) {
      const { contentCommitment, reply } = sent;
      request('notice', { type: 'handOverNotice', noticeId, about, contentCommitment, reply, seed: newSeed() });
      continue;
    }
    const letter = letters.get(noticeId);
    if (letter) {
      const { onPaper: way, contentCommitment } = letter;
      // After a correction of contact or facts it is prepared anew.
      const verb = `letter-${tries.get(noticeId) ?? 0}`;
      request(verb, { type: 'prepareLetter', noticeId, about, way, contentCommitment });
      continue;
    }
    const fault = failed.get(noticeId);
    const { pending, attempts } = await noteFailedNotice(transaction, institutionId, noticeId, fault ?? ERASED, at);
    if (pending) waiting.set(noticeId, attempts);
    if (!fault) continue;
    if (!pending)
      request('give-up', {
        type: 'markUndeliverable',
        noticeId,
        about,
        attempts,
        fault: fault.fault,
        reply: fault.reply,
        seed: newSeed(),
      });
    else if (attempts === 1) request('delay', { type: 'delayNotice', noticeId, about, reply: fault.reply });
  }
  for (const round of oneOfEachCase(requests)) await executeCommands(transaction, institutionId, round, clock);
  return waiting;
}

/** In rounds, none of which has two requests about one case. */
function oneOfEachCase<Item extends { caseId: string }>(items: readonly Item[]): Item[][] {
  const rounds: Item[][] = [];
  const placed = new Map<string, number>();
  for (const item of items) {
    const round = placed.get(item.caseId) ?? 0;
    placed.set(item.caseId, round + 1);
    (rounds[round] ??= []).push(item);
  }
  return rounds;
}

import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Refused } from '#worker/standalone/demo/client.ts';
import type { ActLog } from './act-log.ts';
import { readCases, type CaseRecord } from './case-record.ts';
import { JUDGES, meet, sendIn, type Court, type Judge } from './court.ts';
import { ask, assign, decide, readHearing, record } from './hearing-acts.ts';
import type { Person } from './person.ts';

/** What happens in a case, and with it which timer has to fire so that it ends. */
export const PARTS = ['plain', 'questionAnswered', 'questionUnanswered', 'judgeLost', 'uncontested'] as const;
export type Part = (typeof PARTS)[number];

/** Kinds of trail entries without which a part has not ended as it must: each is brought by a timer. */
export const TIMER_OF: Partial<Record<Part, string>> = {
  questionUnanswered: 'questionLapsed',
  judgeLost: 'leaseExpired',
};

/** A case that was played, as far as it came. */
export interface Played {
  caseId: string;
  docketId: string;
  part: Part;
  /** `late` is one that was first sent after the end and refused. */
  claim: 'none' | 'taken' | 'refused' | 'late' | 'unanswered';
}

const LOOK_EVERY_MILLISECONDS = 300;

/** How a docket is to be played. */
export interface Play {
  /** Tells dockets apart. */
  place: number;
  /** Told once for each case whose window has opened. */
  opens: () => void;
  /** Told once for each of these when it has been played to its end. */
  closes: () => void;
  /** When to give up, in milliseconds since 1970, read anew each time. */
  deadline: () => number;
}

/** Sends in a docket with a case for each part and plays all of them to their end, trying again over whatever fails. */
export async function playDocket(court: Court, log: ActLog, play: Play): Promise<Played[]> {
  const [docketId = ''] = await log.perform('openDocket', () => sendIn(court, PARTS.length));
  const ids = await court.query<{ case_id: string }>(
    'select case_id from hearken.cases where docket_id = $1 order by case_id',
    [docketId],
  );
  return Promise.all(
    PARTS.map(async (part, index) => {
      const caseId = ids[index]?.case_id;
      if (caseId === undefined) throw new Error(`docket ${docketId} has too few cases`);
      const place = play.place * PARTS.length + index;
      const claim = await playCase(court, log, { caseId, part, place }, play);
      return { caseId, docketId, part, claim };
    }),
  );
}

interface Role {
  caseId: string;
  part: Part;
  place: number;
}

async function playCase(court: Court, log: ActLog, role: Role, play: Play): Promise<Played['claim']> {
  const isOpened = ({ endsAt, phase }: CaseRecord) => endsAt !== null || phase === 'hearing';
  const opened = await reaches(court, role.caseId, isOpened, play.deadline);
  if (!opened) return 'none';
  play.opens();
  const claim = await playOpened(court, log, { ...role, endsAt: opened.endsAt }, play.deadline);
  play.closes();
  return claim;
}

async function playOpened(
  court: Court,
  log: ActLog,
  { endsAt, ...role }: Role & { endsAt: number | null },
  deadline: () => number,
): Promise<Played['claim']> {
  const { caseId, part, place } = role;
  const judge = JUDGES[place % JUDGES.length] ?? JUDGES[0];
  if (endsAt === null) {
    // It could not be scored while everything was being killed, and a person hears it without a claim.
    await hear(court, log, { ...role, part: 'plain', judge }, deadline);
    return 'none';
  }
  if (part === 'uncontested') {
    await reaches(court, caseId, ({ routes }) => routes.length > 0, deadline);
    return 'none';
  }
  const person = await meet(court, caseId, place % 65_536);
  const claim = await claimUntilTaken(log, person, endsAt, deadline);
  if (claim !== 'taken') return claim;
  const successor = JUDGES[(place + 1) % JUDGES.length] ?? JUDGES[0];
  if (part === 'judgeLost') {
    await unlessFailed(() => log.perform('assign', () => assign(court.as(judge), caseId)));
    await reaches(court, caseId, ({ kinds }) => kinds.includes('leaseExpired'), deadline);
  }
  await hear(court, log, { ...role, person, judge: part === 'judgeLost' ? successor : judge }, deadline);
  return 'taken';
}

async function claimUntilTaken(
  log: ActLog,
  person: Person,
  endsAt: number,
  deadline: () => number,
): Promise<Played['claim']> {
  const key = randomUUID();
  const isInTime = Date.now() < endsAt;
  for (;;) {
    const attempt = await unlessFailed(() =>
      log.perform('claim', async () => {
        const { status, code } = await person.claim(key);
        if (status !== 201) throw new Refused(status, code, `${status} ${code}`);
        return 'taken' as const;
      }),
    );
    if (attempt === 'taken') return 'taken';
    if (attempt instanceof Refused && attempt.status >= 400 && attempt.status < 500)
      return isInTime ? 'refused' : 'late';
    if (Date.now() > deadline()) return 'unanswered';
    await sleep(LOOK_EVERY_MILLISECONDS);
  }
}

/** Does what a hearing needs next, as its judge and its subject see it, until it is decided. */
async function hear(
  court: Court,
  log: ActLog,
  { caseId, part, person, judge }: Role & { person?: Person; judge: Judge },
  deadline: () => number,
): Promise<void> {
  const step = async (): Promise<boolean> => {
    const hearing = await unlessFailed(() => readHearing(court.as(judge), caseId));
    if (hearing instanceof Error) {
      await log.perform('assign', () => assign(court.as(judge), caseId));
      return false;
    }
    const question = hearing.questions.at(-1);
    if (hearing.phase === 'decided') return true;
    if (!hearing.you.holding) await log.perform('assign', () => assign(court.as(judge), caseId));
    else if (part.startsWith('question') && question === undefined)
      await log.perform('ask', () => ask(court.as(judge), caseId));
    else if (question?.status === 'open') {
      if (part === 'questionAnswered' && person) await log.perform('answer', () => person.answer(question.id));
    } else if (hearing.you.recordId === null) await log.perform('record', () => record(court.as(judge), hearing));
    else if (!hearing.appealWindow?.open) await log.perform('decide', () => decide(court.as(judge), hearing));
    return false;
  };
  while (Date.now() < deadline()) {
    // What failed is in the log; the next look sees whether it has happened all the same.
    if ((await unlessFailed(step)) === true) return;
    await sleep(LOOK_EVERY_MILLISECONDS);
  }
}

async function reaches(
  court: Court,
  caseId: string,
  isThere: (record: CaseRecord) => boolean,
  deadline: () => number,
): Promise<CaseRecord | undefined> {
  while (Date.now() < deadline()) {
    const [record] = await readCases(court, [caseId]);
    if (record && isThere(record)) return record;
    await sleep(LOOK_EVERY_MILLISECONDS);
  }
  return undefined;
}

/** What something gives, or the error of a call that was refused, cut off or given up. */
async function unlessFailed<T>(act: () => Promise<T>): Promise<T | Error> {
  try {
    return await act();
  } catch (error) {
    if (error instanceof Refused || error instanceof TypeError || error instanceof DOMException) return error;
    throw error;
  }
}

import { sql } from 'kysely';
import { expect, test } from 'vitest';
import type { Answer } from '../app-under-test.ts';
import { JUDGE, textFile } from '../court.ts';
import { openCourt } from '../open-court.ts';

const AT_ONCE = 20;
const ROUNDS = 3;
const LIMITS = ['claimLimit', 'attachmentLimit'];

const court = await openCourt();

const isAllowed = ({ status, body }: Answer): boolean =>
  status === 201 || status === 429 || (status === 409 && LIMITS.includes(body.code as string));
const idsOf = (answers: readonly Answer[], id: string): string[] =>
  answers.filter(({ status }) => status === 201).map(({ body }) => body[id] as string);

test.each(Array.from({ length: ROUNDS }, (_, round) => [round + 1]))(
  'of 20 claims at once and then 20 files at once, every audience sees each that was accepted, and nothing else is stored (round %i)',
  async () => {
    const one = await court.opened();
    const { caseId, token } = one;
    const all = <T>(send: (number: number) => Promise<T>) =>
      Promise.all(Array.from({ length: AT_ONCE }, (_, number) => send(number)));
    const claims = await all((number) =>
      court.app.call(null, `POST /v1/appeals/${token}/claims`, { body: { statement: `Claim number ${number}.` } }),
    );
    const files = await all((number) =>
      court.app.call(null, `POST /v1/appeals/${token}/attachments`, textFile(number)),
    );
    expect([...claims, ...files].filter((answer) => !isAllowed(answer))).toEqual([]);
    const [claimIds, fileIds] = [idsOf(claims, 'claimId'), idsOf(files, 'attachmentId')];
    expect(claimIds.length).toBeGreaterThan(0);
    expect(fileIds.length).toBeGreaterThan(0);
    expect(files.some(({ status }) => status === 409)).toBe(true);

    const trail = (await court.trail(one)).map(({ event }) => event);
    const told = trail.flatMap((event) => (event.type === 'claimRaised' ? [event.claimId] : []));
    const added = trail.flatMap((event) => (event.type === 'attachmentAdded' ? [event.attachmentId] : []));
    expect(told.toSorted()).toEqual(claimIds.toSorted());
    expect(added.toSorted()).toEqual(fileIds.toSorted());

    const { body: appeal } = await court.app.call(null, `GET /v1/appeals/${token}`);
    await court.scene.take(one, JUDGE);
    const { body: hearing } = await court.app.call(JUDGE, `GET /v1/hearings/${caseId}`);
    for (const view of [appeal, hearing]) {
      expect(view.claims.map(({ id }: { id: string }) => id).toSorted()).toEqual(claimIds.toSorted());
      expect(view.attachments.map(({ id }: { id: string }) => id).toSorted()).toEqual(fileIds.toSorted());
    }

    const stored = await court.bank.within(async (transaction) => ({
      files: await transaction
        .selectFrom('attachments')
        .select('attachment_id')
        .where('case_id', '=', caseId)
        .execute(),
      texts: await transaction
        .selectFrom('personal_texts')
        .select('commitment')
        .where('case_id', '=', caseId)
        .execute(),
      trail: await sql<{ body: unknown }>`select body from trail where case_id = ${caseId}`.execute(transaction),
    }));
    expect(stored.files.map((row) => row.attachment_id).toSorted()).toEqual(added.toSorted());
    const committed = JSON.stringify(stored.trail.rows);
    expect(stored.texts.filter(({ commitment }) => !committed.includes(commitment))).toEqual([]);
    expect(stored.texts.length).toBe(claimIds.length);
  },
  180_000,
);

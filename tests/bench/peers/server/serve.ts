import { readFileSync } from 'node:fs';
import { fastify } from 'fastify';
import { createLocalJWKSet, type JSONWebKeySet, jwtVerify } from 'jose';
import { z } from 'zod';
import { createCaseBook, type NewCase } from '../rows/case-book.ts';
import { ACTS, type Tapes } from '../rows/tape.ts';
import { createPool, writeStage, writeStages } from '../rows/write-rows.ts';
import type { Peer, Surroundings } from './peer.ts';

const Environment = z.object({
  PORT: z.coerce.number().int(),
  DATABASE_URL: z.string(),
  BENCH_INSTITUTION: z.string(),
  BENCH_TAPES: z.string(),
  BENCH_KEYS: z.string().transform((text) => JSON.parse(text) as JSONWebKeySet),
  BENCH_WINDOW_MILLISECONDS: z.coerce.number(),
  OIDC_ISSUER: z.string(),
  OIDC_AUDIENCE: z.string(),
});

const OpenBody = z.object({ cases: z.array(z.object({ externalRef: z.string() })).min(1) });
const PrepareBody = z.object({ count: z.number().int().min(1) });
const ActParams = z.object({ caseId: z.string(), act: z.enum(ACTS) });

/**
 * Serves a peer over HTTP as Hearken's API is served: the same server, the same check of the same tokens. It ends on
 * SIGTERM.
 */
export async function serve(createPeer: (surroundings: Surroundings) => Promise<Peer>): Promise<void> {
  const environment = Environment.parse(process.env);
  const tapes = JSON.parse(readFileSync(environment.BENCH_TAPES, 'utf8')) as Tapes;
  const books = { uncontested: createCaseBook(tapes.uncontested), contested: createCaseBook(tapes.contested) };
  const pool = createPool(environment.DATABASE_URL, environment.BENCH_INSTITUTION);
  const cases = new Map<string, NewCase>();
  const dockets = new Map<string, readonly NewCase[]>();
  const known = (caseId: string): NewCase => {
    const each = cases.get(caseId);
    if (!each) throw new Error(`there is no case ${caseId}`);
    return each;
  };
  const ofDocket = (docketId: string) => dockets.get(docketId) ?? [];
  const peer = await createPeer({
    write: (caseId, stage) => writeStage(pool, known(caseId), stage),
    writeDocket: (docketId, stage) => writeStages(pool, ofDocket(docketId), stage),
    finish: (caseId) => void cases.delete(caseId),
    finishDocket: (docketId) => {
      for (const { caseId } of ofDocket(docketId)) cases.delete(caseId);
      dockets.delete(docketId);
    },
    windowMilliseconds: environment.BENCH_WINDOW_MILLISECONDS,
    environment: process.env,
  });

  const keys = createLocalJWKSet(environment.BENCH_KEYS);
  const app = fastify({ bodyLimit: 16 * 1024 * 1024 });
  /** When tokens end whose signatures were checked: as in Hearken's API, none is checked twice. */
  const checked = new Map<string, number>();
  app.addHook('onRequest', async (request) => {
    const token = request.headers.authorization?.replace(/^Bearer /, '') ?? '';
    if (Date.now() < (checked.get(token) ?? 0)) return;
    const { payload } = await jwtVerify(token, keys, {
      issuer: environment.OIDC_ISSUER,
      audience: environment.OIDC_AUDIENCE,
      typ: 'at+jwt',
    });
    checked.set(token, (payload.exp ?? 0) * 1_000);
  });
  const receive = async (book: keyof typeof books, size: number) => {
    const opened = books[book].openDocket(size);
    for (const each of opened.cases) cases.set(each.caseId, each);
    await writeStages(pool, opened.cases, 'received', [opened.docket]);
    return opened;
  };
  app.post('/dockets', async (request, reply) => {
    const { docketId, cases: received } = await receive('uncontested', OpenBody.parse(request.body).cases.length);
    dockets.set(docketId, received);
    await peer.carryDocket(docketId, received);
    return reply.status(202).send({ docketId });
  });
  // Cases whose windows are open, made ready and not measured.
  app.post('/prepared', async (request) => {
    const { cases: received } = await receive('contested', PrepareBody.parse(request.body).count);
    await writeStages(pool, received, 'scored');
    await writeStages(pool, received, 'noticed');
    return { caseIds: received.map(({ caseId }) => caseId) };
  });
  app.post('/cases/:caseId/:act', async (request) => {
    const { caseId, act } = ActParams.parse(request.params);
    await peer.act(known(caseId), act);
    return { done: act };
  });
  app.get('/open', () => ({ cases: cases.size }));

  await app.listen({ host: '127.0.0.1', port: environment.PORT });
  process.once('SIGTERM', () => {
    void app
      .close()
      .then(() => peer.stop())
      .then(() => pool.end())
      .then(() => process.exit(0));
  });
  process.stdout.write('peer ready\n');
}

import { Client } from '@temporalio/client';
import Fastify from 'fastify';
import { createCaseWorkflows } from '#api/case-workflows.ts';
import { registerPages } from '#api/ui/index.ts';
import { databaseClock } from '#db/clock.ts';
import type { Database } from '#db/database.ts';
import { followWaitingClaims } from '#db/outages/waiting-claims.ts';
import { NO_FEED } from '../../setup/no-feed.ts';

/** Paths as they are registered that lead to no page: what a browser loads beside one, and ways in and out. */
const NO_PAGE = /^\/(assets|auth)\/|\/stream$|\*/;

/** The path of every page, as it is registered, such as `/hearings/:id`: also of pages that this bench has never heard of. */
export async function listPagePaths(database: Database): Promise<string[]> {
  const app = Fastify();
  const paths = new Set<string>();
  app.addHook('onRoute', ({ method, url }) => {
    if ([method].flat().includes('GET') && !NO_PAGE.test(url)) paths.add(url);
  });
  await registerPages(app, {
    database,
    auditDatabase: database,
    clock: databaseClock,
    subjectDatabase: database,
    waitingClaims: followWaitingClaims(),
    messageFeed: NO_FEED,
    workflows: createCaseWorkflows(new Client()),
    askTemporal: () => Promise.resolve(),
    dataKey: Buffer.alloc(32),
    verifyToken: () => Promise.reject(new Error('nobody signs in here')),
    shortWindows: 'warned',
    publicUrl: 'http://127.0.0.1',
  });
  await app.ready();
  await app.close();
  // Pages that lead to others come first.
  return [...paths].toSorted((a, b) => a.split('/').length - b.split('/').length || (a < b ? -1 : 1));
}

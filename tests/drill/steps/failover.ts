import { askOwner } from '../../setup/ask-owner.ts';
import { type ActLog, whileClaimsComeIn } from '../acts.ts';
import { storedClaims } from '../load.ts';
import type { Database } from '../parts/database.ts';
import { eventually, hearSome } from '../play-cases.ts';
import type { Step } from '../step.ts';
import { cosignedInFull, verifyCase, wrongIn } from '../verify-case.ts';

const STANDBY = 'standby';
const CLAIMS_BEFORE = 40;
const CLAIMS_AFTER = 20;

/**
 * A standby confirms every commit. The primary is killed while claims come in, the standby is promoted, and the address leads to
 * it: whatever was acknowledged is there, processes go on by themselves, and the ledger extends what was cosigned.
 */
export const failover: Step = async ({ deployment, people, apart, open, say }) => {
  const { database } = deployment;
  const heard = apart.splice(0, 1);
  await addStandby(database);
  const earlier = await cosignedInFull(people);
  let [lostAt, backAfter] = [0, 0];
  const log = await whileClaimsComeIn(open, async (acts) => {
    await acknowledgedAre(acts, CLAIMS_BEFORE);
    lostAt = performance.now();
    await database.failOver();
    await acknowledgedAre(acts, acts.acknowledged.length + 1);
    backAfter = (performance.now() - lostAt) / 1_000;
    await acknowledgedAre(acts, acts.acknowledged.length + CLAIMS_AFTER);
  });
  const stored = await storedClaims(database);
  const lost = log.acknowledged.filter((id) => !stored.has(id));
  await hearSome(people, heard, say);
  const examined = await deployment.hearken({ DATABASE_URL: deployment.urlFor('service') }, 'ledger', 'fsck');
  const checks = await verifyCase(people, heard[0]?.id ?? '', earlier);
  const isExtended = checks.some(({ is, what }) => is === 'verified' && what.includes('signed earlier was changed'));
  return {
    what: `the primary killed under load, a synchronous standby promoted; ${log.acknowledged.length} claims acknowledged, ${lost.length} of them lost, ${log.unanswered} not answered; the next one taken after ${backAfter.toFixed(1)} s; a case heard; ${examined.split('\n')[0] ?? ''}, and the tree extends the ${earlier.size} entries cosigned before`,
    wrong: [
      ...(lost.length > 0 ? [`${lost.length} acknowledged claims lost`] : []),
      ...(isExtended ? [] : ['the tree does not extend what was cosigned before']),
      ...wrongIn(checks),
    ],
  };
};

/** A server that streams from the primary, which from then on waits for it at every commit. */
async function addStandby(database: Database): Promise<void> {
  await database.follow(STANDBY);
  const ask = <Row extends Record<string, unknown>>(query: string) => askOwner<Row>(database.urlOf('postgres'), query);
  await ask(`alter system set synchronous_standby_names = '${STANDBY}'`);
  await ask('select pg_reload_conf()');
  await eventually('the standby is synchronous', async () => {
    const [standby] = await ask<{ state: string }>('select sync_state as state from pg_stat_replication');
    return standby?.state === 'sync' || undefined;
  });
}

const acknowledgedAre = (log: ActLog, count: number): Promise<true> =>
  eventually(`${count} claims are acknowledged`, () => Promise.resolve(log.acknowledged.length >= count || undefined));

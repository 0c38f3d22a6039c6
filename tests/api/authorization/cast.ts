import { newAppealToken } from '#db/notices/appeal-links.ts';
import { sha256 } from '#db/commitment.ts';
import { engine } from '#workflows/domain/actor.ts';
import type { Policy } from '#workflows/domain/policy.ts';
import { uncontested } from '../../case/commands.ts';
import { TestInstitution } from '../../case/test-institution.ts';
import type { TestDatabase } from '../../setup/database.ts';
import { samplePolicy } from '../../setup/sample-policy.ts';
import type { AppUnderTest } from '../app-under-test.ts';
import { nowhere, Scene, type CastCase } from './scene.ts';

/** The institution that the cases belong to, and one that has nothing to do with them. */
export const HERE = 'north';
export const THERE = 'south';

/** Ways that a case can stand; what is told of judges is by the names of `people.ts`. */
export const STATES = [
  'received',
  'scored',
  'window', // the appeal window is open, nobody has said anything
  'waiting', // claimed; waits for its first judge
  'held', // judge-holder has it and has asked the subject
  'conflicted', // judge-conflicted has it, and has declared a conflict since
  'recorded', // judge-holder has it, and has a record
  'second', // judge-former has a record, judge-second holds the hearing blind beside them
  'deliberating', // judge-former and judge-second differ
  'proposed', // the decision of judge-holder waits for a signature
  'escalated', // waits for a supervisor
  'supervised', // supervisor-holder has it
  'decided', // by judge-holder
  'uncontested', // decided by nobody, because nobody said anything
  'withdrawn',
] as const;
export type State = (typeof STATES)[number];
/** States in which a hearing is open. */
export const HEARINGS = STATES.slice(3, 12);

export interface Cast {
  cases: Record<State, CastCase>;
  /** A case of the other institution, held by its own judge. */
  foreign: CastCase;
  /** A case that is nowhere. */
  unknown: CastCase;
  /** Links to the case `held` that open nothing, or open another case, and texts that are no links. */
  links: Record<'expired' | 'revoked' | 'hash' | 'malformed' | 'unknown', string>;
}

const PAIR = samplePolicy({ hearing: { ...samplePolicy().hearing, secondJudgeShare: 1 } });
const SIGNED = samplePolicy({ hearing: { ...samplePolicy().hearing, overrideNeedsSignature: true } });

const DAY = 86_400_000;

/** Brings cases of two institutions to every state, through the API as far as it goes. */
export async function bringOn(app: AppUnderTest, test: TestDatabase): Promise<Cast> {
  const here = new TestInstitution(test, HERE);
  const there = new TestInstitution(test, THERE);
  const ago = (milliseconds: number) => new Date(Date.now() - milliseconds).toISOString();
  here.at = there.at = ago(0);
  const scene = new Scene(app, test);

  const opened = async (bank: TestInstitution, policy?: Policy) => {
    const [caseId = ''] = await bank.notified(1, policy);
    return scene.linked(bank.institutionId, caseId);
  };
  const claimed = async (bank: TestInstitution = here, policy?: Policy) => {
    const one = await opened(bank, policy);
    await scene.claim(one);
    if (bank === here) {
      await scene.does(`judge-recused@${HERE}`, `POST /v1/hearings/${one.caseId}/recuse`, {});
      await scene.does(`supervisor-recused@${HERE}`, `POST /v1/hearings/${one.caseId}/recuse`, {});
    }
    return one;
  };

  const [received = ''] = await here.received(1);
  const [scored = ''] = await here.scored(1);
  const held = await claimed();
  await scene.attach(held);
  await scene.take(held, `judge-holder@${HERE}`);
  await scene.ask(held, `judge-holder@${HERE}`);
  const conflicted = await claimed();
  await scene.take(conflicted, `judge-conflicted@${HERE}`);
  const recorded = await claimed();
  await scene.take(recorded, `judge-holder@${HERE}`);
  await scene.record(recorded, `judge-holder@${HERE}`);
  await scene.rest(recorded);
  const second = await claimed(here, PAIR);
  await scene.take(second, `judge-former@${HERE}`);
  await scene.record(second, `judge-former@${HERE}`);
  await scene.take(second, `judge-second@${HERE}`);
  const deliberating = await claimed(here, PAIR);
  await scene.take(deliberating, `judge-former@${HERE}`);
  await scene.record(deliberating, `judge-former@${HERE}`);
  await scene.take(deliberating, `judge-second@${HERE}`);
  await scene.record(deliberating, `judge-second@${HERE}`, 'specialPleading');
  const proposed = await claimed(here, SIGNED);
  await scene.take(proposed, `judge-holder@${HERE}`);
  await scene.record(proposed, `judge-holder@${HERE}`);
  await scene.rest(proposed);
  await scene.decide(proposed, `judge-holder@${HERE}`);
  const escalated = await claimed();
  await scene.does(`supervisor@${HERE}`, `POST /v1/hearings/${escalated.caseId}/escalate`);
  const supervised = await claimed();
  await scene.does(`supervisor@${HERE}`, `POST /v1/hearings/${supervised.caseId}/escalate`);
  await scene.take(supervised, `supervisor-holder@${HERE}`);
  const decided = await claimed();
  await scene.take(decided, `judge-holder@${HERE}`);
  await scene.record(decided, `judge-holder@${HERE}`);
  await scene.rest(decided);
  await scene.decide(decided, `judge-holder@${HERE}`);
  const withdrawn = await claimed();
  await scene.does(`institution@${HERE}`, `POST /v1/cases/${withdrawn.caseId}/withdraw`, { reason: 'sent twice' });
  await scene.does(null, `POST /v1/appeals/${withdrawn.token}/withdrawal`, { agreed: true });

  const earlier = new TestInstitution(test, HERE);
  earlier.at = ago(60 * DAY);
  const [undisputed = ''] = await earlier.notified(1);
  await earlier.case(undisputed).windowEnds();
  await earlier.case(undisputed).does(engine('docket'), uncontested(earlier));

  const foreign = await claimed(there, samplePolicy({ title: 'Credits of the south' }));
  await scene.take(foreign, `judge-holder@${THERE}`);

  const cases: Record<State, CastCase> = {
    received: await scene.linked(HERE, received),
    scored: await scene.linked(HERE, scored),
    window: await opened(here),
    waiting: await claimed(),
    held,
    conflicted,
    recorded,
    second,
    deliberating,
    proposed,
    escalated,
    supervised,
    decided,
    uncontested: await scene.linked(HERE, undisputed),
    withdrawn,
  };
  await scene.registerStaff(HERE);
  for (const one of [...Object.values(cases), foreign]) await scene.complete(one);
  const links = {
    expired: await scene.link(HERE, held.caseId, { expiresAt: ago(1_000) }),
    revoked: await scene.link(HERE, held.caseId, { revoked: true }),
    hash: sha256(held.token).slice(0, 43),
    malformed: `${held.token.slice(0, -1)}%2e`,
    unknown: newAppealToken(),
  };
  return { cases, foreign, unknown: nowhere(), links };
}

import { beforeEach, expect, test } from 'vitest';
import type { NoticeSender } from '#activities/notices/notice-sender.ts';
import { hearingWorkflowId } from '#workflows/contract.ts';
import { riskScorer, samplePolicy } from '../../setup/sample-policy.ts';
import { INSTITUTION, judges } from '../people.ts';
import type { WorkflowCase } from '../../case/workflow-case.ts';
import { openSampleCase } from '../sample.ts';
import { openEngine } from '../../setup/open-engine.ts';

const [judge, otherJudge] = judges;
const MINUTE = 60_000;
const PATIENCE = 240_000;

/** A mail server that takes mail, or hangs until it is let go or for good. */
class MailServer implements NoticeSender {
  hangs = false;
  /** Notices that it was given, by id. */
  readonly given: string[] = [];
  readonly #held: (() => void)[] = [];

  async send({ noticeId }: { noticeId: string }): Promise<null> {
    this.given.push(noticeId);
    if (this.hangs) await new Promise<void>((resolve) => this.#held.push(resolve));
    return null;
  }

  /** Takes what it was given while it hung. */
  letGo(): void {
    this.hangs = false;
    for (const resolve of this.#held.splice(0)) resolve();
  }
}

const mail = new MailServer();
const engine = await openEngine({ scorer: riskScorer, sender: mail, skipTime: true });
beforeEach(() => {
  mail.hangs = false;
  mail.given.length = 0;
});

const questionNotice = async (one: WorkflowCase) => (await one.notices()).find(({ about }) => about === 'question');

/** A judge has asked, and the mail that tells the subject hangs. */
async function askWhileItHangs(): Promise<WorkflowCase> {
  const policy = samplePolicy();
  const questions = { ...policy.hearing.questions, answerWithin: 'PT2M' };
  const one = await openSampleCase(engine, { ...policy, hearing: { ...policy.hearing, lease: 'PT4M', questions } });
  await one.claimed();
  await one.takenBy(judge);
  mail.given.length = 0;
  mail.hangs = true;
  await one.askedBy(judge);
  await one.noticesWhen((notices) => notices.some(({ notice_id }) => mail.given.includes(notice_id)));
  return one;
}

test(
  'while mail hangs the lease ends in time, and a later look hands over what was hanging',
  async () => {
    const one = await askWhileItHangs();
    const { hearing } = await one.state();
    await engine.pass(MINUTE);
    expect((await one.state()).hearing?.holding).not.toBeNull();
    await engine.pass(7 * MINUTE);
    const expired = await one.becomes((state) => state.hearing?.holding === null);
    expect(expired.hearing).not.toBeNull();
    const entry = (await one.trail()).find(({ event }) => event.type === 'leaseExpired');
    expect(entry!.at >= hearing!.holding!.leaseUntil).toBe(true);
    expect(await questionNotice(one)).toMatchObject({ status: 'pending' });

    // The mail server was started anew: what it was given before is lost for good.
    mail.hangs = false;
    await engine.pass(2 * MINUTE);
    await one.noticesWhen((notices) => notices.every(({ status }) => status === 'handedOver'));
    await one.rested();
    await one.heardBy(otherJudge);
    await one.decidedBy(otherJudge, 'refuse');
    await engine.environment.client.workflow.getHandle(hearingWorkflowId(one.id)).result();
    expect((await one.notices()).every(({ status }) => status === 'handedOver')).toBe(true);
  },
  PATIENCE,
);

test(
  'however often a case is looked at while its mail hangs, the mail server gets it once',
  async () => {
    const one = await askWhileItHangs();
    const { client } = engine.environment;
    for (let looks = 0; looks < 5; looks++) {
      engine.workflows.wake({ institutionId: INSTITUTION, caseId: one.id }, { seq: null, wakeBy: await engine.now() });
      await engine.workflows.settled();
      // What people do goes on meanwhile, and has the case looked at, too.
      await one.claimed();
      await client.workflow.getHandle(hearingWorkflowId(one.id)).query('progress');
    }
    mail.letGo();
    await one.noticesWhen((notices) => notices.every(({ status }) => status === 'handedOver'));
    const { notice_id: noticeId } = (await questionNotice(one))!;
    expect(mail.given.filter((given) => given === noticeId)).toHaveLength(1);
    expect(new Set(mail.given).size).toBe(mail.given.length);
  },
  PATIENCE,
);

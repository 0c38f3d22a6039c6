import type { EventType, TrailEvent } from '#workflows/domain/event.ts';
import type { Policy } from '#workflows/domain/policy.ts';
import type { ApiDependencies } from '#api/deps.ts';
import { readTrail } from '#db/cases/read-case.ts';
import { engine, STAFF_ROLES } from '#workflows/domain/actor.ts';
import { uncontested } from '../case/commands.ts';
import { TestInstitution } from '../case/test-institution.ts';
import { createTestDatabase } from '../setup/database.ts';
import { samplePolicy } from '../setup/sample-policy.ts';
import { startApp, type Answer, type AppUnderTest } from './app-under-test.ts';
import { openPageSession } from './page-session.ts';
import { Scene, type CastCase } from './authorization/scene.ts';
import { WORDS } from '../case/words.ts';

const { hearing } = samplePolicy();
/** A second judge hears every case. */
const PAIR = samplePolicy({ hearing: { ...hearing, secondJudgeShare: 1 } });
/** A decision other than the provisional outcome needs a signature. */
const SIGNED = samplePolicy({ hearing: { ...hearing, overrideNeedsSignature: true } });

export const JUDGE = 'judge-1@demo';
export const OTHER_JUDGE = 'judge-2@demo';

/** The API over a database with no engine, by a clock that the test sets, and cases in it that stand where a test begins. */
export class Court {
  readonly app: AppUnderTest;
  readonly bank: TestInstitution;
  readonly scene: Scene;

  private constructor(app: AppUnderTest, bank: TestInstitution) {
    this.app = app;
    this.bank = bank;
    this.scene = new Scene(app, bank.test);
  }

  static async open(institutionId = 'demo', change: Partial<ApiDependencies> = {}): Promise<Court> {
    const bank = new TestInstitution(await createTestDatabase(), institutionId);
    bank.at = new Date().toISOString();
    const app = await startApp({ test: bank.test, change: { clock: bank.clock, ...change } });
    return new Court(app, bank);
  }

  close(): Promise<void> {
    return this.app.close();
  }

  pass(milliseconds: number): void {
    this.bank.at = new Date(Date.parse(this.bank.at) + milliseconds).toISOString();
  }

  /** A case whose appeal window is open. */
  async opened(policy?: Policy): Promise<CastCase> {
    const [caseId = ''] = await this.bank.notified(1, policy);
    return this.scene.linked(this.bank.institutionId, caseId);
  }

  async claimed(policy?: Policy): Promise<CastCase> {
    const one = await this.opened(policy);
    await this.scene.claim(one);
    return one;
  }

  async held(policy?: Policy): Promise<CastCase> {
    const one = await this.claimed(policy);
    await this.scene.take(one, JUDGE);
    return one;
  }

  /** The judge who has it may add recordings. */
  async recordable(): Promise<CastCase> {
    const one = await this.held();
    await this.scene.does(null, `POST /v1/appeals/${one.token}/recording`, { allowed: true });
    return one;
  }

  async asked(): Promise<CastCase> {
    const one = await this.held();
    await this.scene.ask(one, JUDGE);
    return one;
  }

  async recorded(policy?: Policy): Promise<CastCase> {
    const one = await this.held(policy);
    await this.scene.record(one, JUDGE);
    await this.scene.complete(one);
    return one;
  }

  /** Two judges have found differently. */
  async deliberating(): Promise<CastCase> {
    const one = await this.recorded(PAIR);
    await this.scene.take(one, OTHER_JUDGE);
    await this.scene.record(one, OTHER_JUDGE, 'specialPleading');
    return one;
  }

  /** What is left is the decision. */
  async ripe(policy?: Policy): Promise<CastCase> {
    const one = await this.recorded(policy);
    await this.scene.rest(one);
    return one;
  }

  ripeForSignature(): Promise<CastCase> {
    return this.ripe(SIGNED);
  }

  async proposed(): Promise<CastCase> {
    const one = await this.ripeForSignature();
    await this.scene.decide(one, JUDGE);
    return one;
  }

  async decided(): Promise<CastCase> {
    const one = await this.ripe();
    await this.scene.decide(one, JUDGE);
    return one;
  }

  /** Nobody contested it in time, a machine has decided it, and its subject claims late. */
  async claimedLate(): Promise<CastCase> {
    const one = await this.uncontested();
    const { claimId } = await this.scene.does(null, `POST /v1/appeals/${one.token}/late-claims`, {
      statement: WORDS.statement,
      why: 'I was in hospital.',
    });
    return { ...one, claimId };
  }

  /** The judge who has it proposes a call in a day or two. */
  async invited(): Promise<CastCase> {
    const one = await this.held();
    const times = [1, 2].map((days) => new Date(Date.parse(this.bank.at) + days * 86_400_000).toISOString());
    const { appointmentId } = await this.scene.does(JUDGE, `POST /v1/hearings/${one.caseId}/appointments`, {
      way: 'call',
      times,
    });
    return { ...one, appointmentId, times };
  }

  /** Its subject has chosen the first time. */
  async chosen(): Promise<CastCase> {
    const one = await this.invited();
    const address = `POST /v1/appeals/${one.token}/appointments/${one.appointmentId ?? ''}/choose`;
    await this.scene.does(null, address, { time: one.times?.[0] });
    return one;
  }

  /** The judge has written the minute of a meeting. */
  async minuted(): Promise<CastCase> {
    const one = await this.held();
    const { minuteId } = await this.scene.does(JUDGE, `POST /v1/hearings/${one.caseId}/minute`, this.minute());
    return { ...one, minuteId };
  }

  /** A minute of a call that has just ended. */
  minute(text = 'They said that they work again.') {
    const ago = (minutes: number) => new Date(Date.parse(this.bank.at) - minutes * 60_000).toISOString();
    return { from: ago(30), to: ago(1), way: 'call', present: ['an interpreter'], text };
  }

  /** Its subject objects to the judge who has it. `objectionId` names the objection. */
  async objected(): Promise<CastCase> {
    const one = await this.held();
    const { objectionId } = await this.scene.does(null, `POST /v1/appeals/${one.token}/objection`, {
      reason: 'They know my former employer.',
    });
    return { ...one, objectionId };
  }

  /** Nobody contested it in time, and a machine has decided it. */
  async uncontested(policy?: Policy): Promise<CastCase> {
    const one = await this.opened(policy);
    await this.bank.case(one.caseId).windowEnds();
    await this.decidedByMachine(one);
    return one;
  }

  /** Its subject has claimed, and has given a helper a link. */
  async helped(): Promise<CastCase> {
    const one = await this.claimed();
    const { helperId } = await this.scene.does(null, `POST /v1/appeals/${one.token}/helpers`, { name: 'A friend' });
    return { ...one, helperId };
  }

  /** A supervisor has written down what its subject said by letter. */
  async writtenDown(): Promise<CastCase> {
    const one = await this.opened();
    const { claimId } = await this.scene.does('supervisor@demo', `POST /v1/cases/${one.caseId}/claims`, {
      statement: WORDS.statement,
      channel: 'letter',
      receivedAt: this.bank.at,
    });
    return { ...one, claimId };
  }

  /** Its window has ended, and a machine decides it. */
  async decidedByMachine({ caseId }: CastCase): Promise<void> {
    await this.bank.case(caseId).does(engine('docket'), uncontested(this.bank));
  }

  /** The institution wants it back, and its subject, who has claimed, is asked. */
  async wantedBack(): Promise<CastCase> {
    const one = await this.claimed();
    await this.scene.does('institution@demo', `POST /v1/cases/${one.caseId}/withdraw`, { reason: 'sent twice' });
    return one;
  }

  /** The pages as a browser sees them in which a member of staff has signed in. */
  async signedIn(account: string): Promise<{
    cookie: string;
    csrf: string;
    get: (path: string) => Promise<Answer>;
    post: (path: string, fields: Record<string, string>) => Promise<Answer>;
  }> {
    const [name = ''] = account.split('@');
    const roles = STAFF_ROLES.filter((role) => name.split('-').includes(role));
    const staff = { id: account, name, institutionId: this.bank.institutionId, roles };
    const { cookie, csrf } = await openPageSession(this.bank.test.database, staff, this.bank.at);
    const headers = { cookie, accept: 'text/html' };
    return {
      cookie,
      csrf,
      get: (path) => this.app.call(null, `GET ${path}`, { headers }),
      post: (path, fields) =>
        this.app.call(null, `POST ${path}`, {
          headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded' },
          body: new URLSearchParams({ ...fields, csrf }).toString(),
        }),
    };
  }

  trail({ caseId }: CastCase): Promise<TrailEvent[]> {
    return this.bank.within((transaction) => readTrail(transaction, this.bank.institutionId, caseId));
  }

  /** How often something stands on a case's trail. */
  async count(one: CastCase, type: EventType): Promise<number> {
    return (await this.trail(one)).filter(({ event }) => event.type === type).length;
  }
}

/** A judge's decision on every source of a case, as the API takes it. */
export const decisionOn = ({ sources }: CastCase, reasons = WORDS.reasons) => ({
  outcome: 'grant',
  reasons,
  outcomeWithoutIndividualFacts: 'refuse',
  contributions: sources.map((source) => ({ source, weight: 'considered', reason: WORDS.weighing })),
});

/** A text file as a form sends it, with other words for each number. */
export const textFile = (number: number, fields: Record<string, string> = {}) => ({
  headers: { 'content-type': 'multipart/form-data; boundary=parts' },
  body: [
    ...Object.entries(fields).flatMap(([name, value]) => [
      '--parts',
      `content-disposition: form-data; name="${name}"`,
      '',
      value,
    ]),
    '--parts',
    `content-disposition: form-data; name="file"; filename="letter-${number}.txt"`,
    'content-type: text/plain',
    '',
    `My employer confirms the new job, in letter ${number}.`,
    '--parts--',
    '',
  ].join('\r\n'),
});

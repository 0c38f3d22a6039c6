import { randomBytes } from 'node:crypto';
import type { Send } from '../../case/http-case.ts';
import { accountsOf } from '../../case/people.ts';
import { decisionOn, recordOf, THEORY, WORDS, type Source } from '../../case/words.ts';
import { samplePolicy } from '../../setup/sample-policy.ts';

const INSTITUTION = 'institution@demo';
const SUPERVISOR = 'supervisor@demo';
const [JUDGE, OTHER] = accountsOf('demo').judges.map(({ id }) => id) as [string, string];
const DAY = 86_400_000;

/** A case as its subject and its institution know it. */
export interface WrittenCase {
  id: string;
  token: string;
}

/** Texts with a word in each that stands nowhere else. */
export class Canaries {
  readonly planted: string[] = [];

  /** The text with a canary at its end. */
  in(text: string): string {
    const canary = `canary${this.planted.length}x${randomBytes(6).toString('hex')}`;
    this.planted.push(canary);
    return `${text} ${canary}`;
  }

  /** The same body, with a canary in everything that is words. */
  inAll<Body>(body: Body): Body {
    const walk = (value: unknown, name: string): unknown => {
      if (typeof value === 'string') return NO_WORDS.test(name) ? value : this.in(value);
      if (Array.isArray(value)) return value.map((each) => walk(each, name));
      if (typeof value !== 'object' || value === null) return value;
      return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, walk(each, key)]));
    };
    return walk(body, '') as Body;
  }

  /** The canaries that a text has in it, as they are or in hex. */
  foundIn(text: string): string[] {
    return this.planted.filter((each) => text.includes(each) || text.includes(Buffer.from(each).toString('hex')));
  }
}

/** What names things, or has to be as it is. */
const NO_WORDS = /^(id|claimId|source|material|quote|finding|barrier|weight|outcome.*|wouldChange|fit)$/;

/** Sends a text file to an address as an account, or as nobody. */
export type SendFile = (path: string, account: string | null, name: string, text: string) => Promise<void>;

/** Everybody who writes about a case, over the API of a running stack. */
export class Writers {
  readonly #send: Send;
  readonly #canaries: Canaries;
  readonly #sendFile: SendFile;

  constructor(send: Send, canaries: Canaries, sendFile: SendFile) {
    this.#send = send;
    this.#canaries = canaries;
    this.#sendFile = sendFile;
  }

  async begin(): Promise<void> {
    const { hearing } = samplePolicy();
    const policies = {
      credit: samplePolicy(),
      soon: samplePolicy({ appealWindow: { duration: 'PT5S', for: 'adverse' } }),
      pair: samplePolicy({ hearing: { ...hearing, secondJudgeShare: 1 } }),
    };
    for (const [key, policy] of Object.entries(policies)) {
      await this.#send(INSTITUTION, `PUT /v1/policies/${key}`, policy);
      const precedents = Array.from({ length: 40 }, (_, place) => ({
        id: `${key}-${place}`,
        facts: { risk: place * 2.5, age: 30 + place },
        outcome: place < 20 ? 'repaid' : 'defaulted',
      }));
      await this.#send(INSTITUTION, 'POST /v1/precedents', { policy: key, precedents });
    }
    for (const judge of [JUDGE, OTHER])
      await this.#send(SUPERVISOR, `PUT /v1/staff/${judge}`, { name: 'Some judge', role: 'judge' });
  }

  /** A case with a canary in everything that the institution sends. */
  async received(policy: string): Promise<WrittenCase> {
    const plant = this.#canaries;
    const sent = {
      externalRef: plant.in('reference'),
      facts: { risk: 80, age: 40, employer: plant.in('Employer') },
      subject: { name: plant.in('Name'), contact: `${plant.in('').trim()}@example.org` },
    };
    const { cases } = await this.#send(INSTITUTION, 'POST /v1/dockets', { policy, cases: [sent] });
    const id = cases[0].id as string;
    return { id, token: await this.#tokenOf(id) };
  }

  async #tokenOf(id: string): Promise<string> {
    for (let attempt = 0; attempt < 300; attempt += 1) {
      const { notices } = await this.#send(null, `GET /dev/notices?case=${id}`);
      const link = notices.at(0)?.link as string | undefined;
      if (link !== undefined) return link.slice(link.lastIndexOf('/') + 1);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error(`no notice for case ${id}`);
  }

  /** A case in which subject, judges and supervisor write as much as they can, until it is decided. */
  async heard(): Promise<WrittenCase> {
    const [send, plant] = [this.#send, this.#canaries];
    const one = await this.received('credit');
    const [appeal, hearing] = [`/v1/appeals/${one.token}`, `/v1/hearings/${one.id}`];
    await send(null, `PUT ${appeal}/drafts/claim`, { statement: plant.in('a draft') });
    const { claimId } = await send(null, `POST ${appeal}/claims`, { statement: plant.in(WORDS.statement) });
    const another = await send(null, `POST ${appeal}/claims`, { statement: plant.in('There is something else.') });
    await send(null, `POST ${appeal}/claims/${another.claimId}/withdraw`);
    await this.#sendFile(`${appeal}/attachments`, null, `${plant.in('letter')}.txt`, plant.in('A letter.'));
    await send(null, `POST ${appeal}/helpers`, { name: plant.in('A friend') });
    await send(INSTITUTION, `PUT /v1/cases/${one.id}/facts`, {
      facts: { employer: plant.in('Another employer') },
      reason: plant.in('a typing error'),
    });
    await send(SUPERVISOR, `PUT /v1/cases/${one.id}/window`, {
      endsAt: new Date(Date.now() + 90 * DAY).toISOString(),
      reason: plant.in('they asked for time'),
    });
    await send(OTHER, `POST ${hearing}/assign`);
    const { objectionId } = await send(null, `POST ${appeal}/objection`, { reason: plant.in('They know me.') });
    await send(SUPERVISOR, `POST ${hearing}/objections/${objectionId}/answer`, {
      upheld: false,
      reason: plant.in('They do not.'),
    });
    await send(OTHER, `PUT ${hearing}/drafts/theory`, plant.inAll(THEORY));
    await send(OTHER, `POST ${hearing}/release`, { reason: plant.in('no time') });
    await send(SUPERVISOR, `POST ${hearing}/reassign`, { judgeId: JUDGE, reason: plant.in('it is their turn') });
    await send(null, `POST ${appeal}/messages`, { text: plant.in('I start on Monday.') });
    await send(JUDGE, `POST ${hearing}/messages`, { text: plant.in('Thank you.') });
    const times = [1, 2].map((days) => new Date(Date.now() + days * DAY).toISOString());
    const { appointmentId } = await send(JUDGE, `POST ${hearing}/appointments`, {
      way: 'inPerson',
      times,
      place: plant.in('Room 5'),
    });
    await send(JUDGE, `POST ${hearing}/appointments/${appointmentId}/cancel`, { reason: plant.in('I am ill.') });
    const minute = {
      from: new Date(Date.now() - 30_000).toISOString(),
      to: new Date(Date.now() - 1_000).toISOString(),
    };
    const { minuteId } = await send(JUDGE, `POST ${hearing}/minute`, {
      ...minute,
      way: 'call',
      present: [plant.in('an interpreter')],
      text: plant.in('They work again.'),
    });
    await send(null, `POST ${appeal}/minutes/${minuteId}`, { confirmed: false, correction: plant.in('Not yet.') });
    const { questionId } = await send(JUDGE, `POST ${hearing}/questions`, { question: plant.in(WORDS.question) });
    await send(null, `POST ${appeal}/answers`, { questionId, answer: plant.in(WORDS.answer) });
    await send(JUDGE, `GET ${hearing}`);
    await send(JUDGE, `PUT ${hearing}/drafts/perspective`, plant.inAll(recordOf(claimId as string)));
    const { you } = await send(JUDGE, `POST ${hearing}/perspective`, plant.inAll(recordOf(claimId as string)));
    await send(null, `POST ${appeal}/restatements/${you.recordId}`, { confirmed: false, correction: plant.in('No.') });
    await send(JUDGE, `GET ${hearing}`);
    await send(JUDGE, `POST ${hearing}/comparison`, { fit: 'doesNotFit', reasons: plant.in(WORDS.weighing) });
    await send(JUDGE, `POST ${hearing}/theory`, plant.inAll(THEORY));
    const { sources } = await send(JUDGE, `GET ${hearing}`);
    await send(null, `POST ${appeal}/nothing-to-add`);
    await send(JUDGE, `PUT ${hearing}/drafts/decision`, plant.inAll(decisionOn(sources as Source[])));
    await send(JUDGE, `POST ${hearing}/decision`, plant.inAll(decisionOn(sources as Source[])));
    await send(null, `POST ${appeal}/survey`, { feltHeard: 4, comment: plant.in('It was fine.') });
    await send(null, `POST ${appeal}/erasure-request`, { why: plant.in('I want to be forgotten.') });
    await send(INSTITUTION, `POST /v1/cases/${one.id}/outcome`, { event: 'repaid' });
    await send('auditor@demo', `GET /v1/audit/cases/${one.id}/trail`);
    await send('auditor@demo', `GET /v1/audit/cases/${one.id}/evidence`);
    await send(null, `GET ${appeal}/export`);
    return one;
  }

  /** A case that a machine decides, whose subject writes afterwards. */
  async decidedByMachine(): Promise<WrittenCase> {
    const [send, plant] = [this.#send, this.#canaries];
    const one = await this.received('soon');
    const appeal = `/v1/appeals/${one.token}`;
    await this.#untilDecided(one);
    const { claimId } = await send(null, `POST ${appeal}/late-claims`, {
      statement: plant.in(WORDS.statement),
      why: plant.in('I was in hospital.'),
    });
    await send(SUPERVISOR, `POST /v1/cases/${one.id}/late-claims/${claimId}/decline`, {
      reason: plant.in('Too late.'),
    });
    await send(SUPERVISOR, `PUT /v1/cases/${one.id}/legal-hold`, { reason: plant.in('a court asks') });
    await send(SUPERVISOR, `PUT /v1/cases/${one.id}/legal-hold`, {
      reason: plant.in('it has ended'),
      until: '2026-01-01T00:00:00Z',
    });
    return one;
  }

  async #untilDecided({ id }: WrittenCase): Promise<void> {
    for (let attempt = 0; attempt < 300; attempt += 1) {
      if ((await this.#send(INSTITUTION, `GET /v1/cases/${id}`)).phase === 'decided') return;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
    throw new Error(`case ${id} is not decided`);
  }

  /** A case whose claim was said by phone, which two judges hear, and which its subject lets the institution take back. */
  async deliberated(): Promise<WrittenCase> {
    const [send, plant] = [this.#send, this.#canaries];
    const one = await this.received('pair');
    const hearing = `/v1/hearings/${one.id}`;
    const { claimId } = await send(SUPERVISOR, `POST /v1/cases/${one.id}/claims`, {
      statement: plant.in(WORDS.statement),
      channel: 'phone',
      receivedAt: new Date().toISOString(),
    });
    await this.#sendFile(
      `/v1/cases/${one.id}/claims/${claimId}/original`,
      SUPERVISOR,
      `${plant.in('note')}.txt`,
      plant.in('A note of the call.'),
    );
    for (const [judge, finding] of [
      [JUDGE, 'exceptional'],
      [OTHER, 'specialPleading'],
    ] as const) {
      await send(judge, `POST ${hearing}/assign`);
      await send(judge, `GET ${hearing}`);
      await send(judge, `POST ${hearing}/perspective`, plant.inAll(recordOf(claimId as string, finding)));
    }
    for (const judge of [JUDGE, OTHER])
      await send(judge, `POST ${hearing}/deliberation`, { note: plant.in(WORDS.deliberation) });
    await send(null, `POST /v1/appeals/${one.token}/nothing-to-add`);
    await send(INSTITUTION, `POST /v1/cases/${one.id}/withdraw`, { reason: plant.in('sent twice') });
    await send(null, `POST /v1/appeals/${one.token}/withdrawal`, { agreed: true });
    return one;
  }

  /** A case that the institution takes back. */
  async withdrawn(): Promise<WrittenCase> {
    const [send, plant] = [this.#send, this.#canaries];
    const one = await this.received('credit');
    await send(INSTITUTION, `PUT /v1/cases/${one.id}/contact`, {
      contact: `${plant.in('').trim()}@example.org`,
      reason: plant.in('they moved'),
    });
    await send(INSTITUTION, `POST /v1/cases/${one.id}/bounce`, { reason: plant.in('nobody lives there') });
    await send(INSTITUTION, `POST /v1/cases/${one.id}/withdraw`, { reason: plant.in('sent by mistake') });
    return one;
  }

  erase({ id }: WrittenCase): Promise<unknown> {
    return this.#send(INSTITUTION, `POST /v1/cases/${id}/erasure`, { reason: this.#canaries.in('asked by them') });
  }
}

import { newAppealToken, storeAppealLinks } from '#db/notices/appeal-links.ts';
import { sha256 } from '#db/commitment.ts';
import { uuidv7 } from '#db/id.ts';
import { inTransaction, type Transaction } from '#db/transaction.ts';
import type { FindingKind } from '#workflows/domain/finding.ts';
import { askOwner } from '../../setup/ask-owner.ts';
import type { TestDatabase } from '../../setup/database.ts';
import type { AppUnderTest } from '../app-under-test.ts';
import { HttpCase, type Send } from '../../case/http-case.ts';
import { judgeOf } from '../../case/people.ts';
import { sendTo } from '../opened-cases.ts';

/** A case, and what belongs to it. Ids of what it does not have are of nothing. */
export interface CastCase {
  institutionId: string;
  caseId: string;
  docketId: string;
  policyKey: string;
  token: string;
  claimId: string;
  recordId: string;
  decisionId: string;
  isDecided: boolean;
  viewId: string;
  attachmentId: string;
  helperId: string;
  questionId: string;
  /** Of a case whose subject has objected to a judge. */
  objectionId?: string;
  /** Of a case in which subject and judge meet. */
  appointmentId?: string;
  times?: string[];
  minuteId?: string;
  /** What a decision would have to account for. */
  sources: string[];
}

/** A case that is nowhere. */
export const nowhere = (): CastCase => ({
  institutionId: '',
  caseId: uuidv7(),
  docketId: uuidv7(),
  policyKey: 'nowhere',
  token: newAppealToken(),
  claimId: uuidv7(),
  recordId: uuidv7(),
  decisionId: uuidv7(),
  isDecided: false,
  viewId: uuidv7(),
  attachmentId: uuidv7(),
  helperId: uuidv7(),
  questionId: uuidv7(),
  sources: [uuidv7()],
});

const YEAR = 365 * 86_400_000;

/** A text file as a form sends it. */
export const TEXT_FILE = {
  headers: { 'content-type': 'multipart/form-data; boundary=parts' },
  body: [
    '--parts',
    'content-disposition: form-data; name="file"; filename="letter.txt"',
    'content-type: text/plain',
    '',
    'My employer confirms the new job.',
    '--parts--',
    '',
  ].join('\r\n'),
};

/** A transcript as a form sends it. */
export const TRANSCRIPT = {
  headers: TEXT_FILE.headers,
  body: [
    ...[
      ['what', 'transcript'],
      ['madeBy', 'judge'],
    ].flatMap(([name, value]) => ['--parts', `content-disposition: form-data; name="${name}"`, '', value]),
    TEXT_FILE.body,
  ].join('\r\n'),
};

/** What people do to cases, by the API. Whatever is refused throws. */
export class Scene {
  readonly does: Send;
  readonly #app: AppUnderTest;
  readonly #test: TestDatabase;

  constructor(app: AppUnderTest, test: TestDatabase) {
    this.#app = app;
    this.does = sendTo(app);
    this.#test = test;
  }

  /** A case, for the steps that people take from here. */
  case({ caseId, token, claimId }: CastCase): HttpCase {
    return new HttpCase(this.does, { id: caseId, token, claimIds: [claimId] });
  }

  /** A case with a link of its own. */
  async linked(institutionId: string, caseId: string): Promise<CastCase> {
    return { ...nowhere(), institutionId, caseId, token: await this.link(institutionId, caseId) };
  }

  /** A fresh link to a case. */
  async link(
    institutionId: string,
    caseId: string,
    { expiresAt = new Date(Date.now() + YEAR).toISOString(), revoked = false } = {},
  ): Promise<string> {
    const token = newAppealToken();
    const createdAt = new Date(Date.now() - 2_000).toISOString();
    await this.#within(institutionId, async (transaction) => {
      await storeAppealLinks(transaction, institutionId, [{ caseId, token, createdAt, expiresAt }]);
    });
    if (revoked)
      await askOwner(
        this.#test.ownerUrl,
        `update hearken.appeal_links set revoked_at = '${createdAt}' where token_hash = '${sha256(token)}'`,
      );
    return token;
  }

  async claim(one: CastCase): Promise<void> {
    one.claimId = await this.case(one).claimed();
  }

  async attach(one: CastCase): Promise<void> {
    const answer = await this.#app.call(null, `POST /v1/appeals/${one.token}/attachments`, TEXT_FILE);
    if (answer.status !== 201) throw new Error(answer.text);
    one.attachmentId = answer.body.attachmentId;
  }

  async take(one: CastCase, account: string): Promise<void> {
    await this.case(one).takenBy(judgeOf(account));
  }

  async ask(one: CastCase, account: string): Promise<void> {
    one.questionId = await this.case(one).askedBy(judgeOf(account));
  }

  async record(one: CastCase, account: string, finding: FindingKind = 'exceptional'): Promise<void> {
    await this.case(one).recordedBy(judgeOf(account), finding);
  }

  async rest(one: CastCase): Promise<void> {
    await this.case(one).rested();
  }

  async decide(one: CastCase, account: string): Promise<void> {
    one.decisionId = await this.case(one).decidedBy(judgeOf(account), 'grant');
  }

  /** Registers judges, of whom judge-conflicted must not hear any of the cases there are now. */
  async registerStaff(institutionId: string): Promise<void> {
    const cases = await this.#within(institutionId, (transaction) =>
      transaction.selectFrom('cases').select('external_ref').execute(),
    );
    const supervisor = `supervisor@${institutionId}`;
    const put = (id: string, conflicts: string[]) =>
      this.does(supervisor, `PUT /v1/staff/${id}@${institutionId}`, { name: id, role: 'judge', conflicts });
    await put(
      'judge-conflicted',
      cases.map((row) => row.external_ref),
    );
    await put('judge-other', []);
  }

  /** Finds the ids of everything that a case has. */
  async complete(one: CastCase): Promise<void> {
    const { institutionId, caseId } = one;
    await this.#within(institutionId, async (transaction) => {
      const row = await transaction
        .selectFrom('cases')
        .select(['docket_id', 'policy_key', 'state'])
        .where('case_id', '=', caseId)
        .executeTakeFirstOrThrow();
      const view = await transaction
        .selectFrom('views')
        .select('view_id')
        .where('case_id', '=', caseId)
        .orderBy('served_at')
        .limit(1)
        .executeTakeFirst();
      const { records, score, decision, hearing } = row.state;
      one.docketId = row.docket_id;
      one.policyKey = row.policy_key;
      one.viewId = view?.view_id ?? one.viewId;
      one.recordId = records[0]?.recordId ?? one.recordId;
      one.decisionId = decision?.decisionId ?? hearing?.proposal?.decisionId ?? one.decisionId;
      one.isDecided = decision !== null;
      one.sources = [...(score ? [score.scoreId] : []), ...records.map(({ recordId }) => recordId)];
    });
  }

  #within<T>(institutionId: string, work: (transaction: Transaction) => Promise<T>): Promise<T> {
    return inTransaction(this.#test.database, { institutionId, actor: 'human:tester' }, work);
  }
}

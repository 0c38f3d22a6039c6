import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { expect } from 'vitest';
import { databaseClock } from '#db/clock.ts';
import { createLog, type Log } from '#worker/ledger/log.ts';
import { signingKeyOf } from '#worker/ledger/signing-key.ts';
import { connectWitness, type Witness } from '#worker/ledger/witness-client.ts';
import { runSequencer } from '#worker/sequencer.ts';
import { Evidence } from '#worker/verify/evidence.ts';
import type { Verdict } from '#worker/verify/verdict.ts';
import type { Trusted } from '#worker/verify/verify-evidence.ts';
import { judge } from '../../case/people.ts';
import { TestInstitution } from '../../case/test-institution.ts';
import { ORIGIN, startWitness, type TestWitness } from '../../setup/witness.ts';
import { startApp, type AppUnderTest } from '../app-under-test.ts';

/** The API over a database whose ledger is signed and cosigned, as its auditor and its owner meet it. */
export class WitnessedLedger {
  readonly log: Log;
  readonly app: AppUnderTest;
  readonly bank: TestInstitution;
  readonly witness: TestWitness;
  readonly trusted: Trusted;

  private constructor(parts: {
    log: Log;
    app: AppUnderTest;
    bank: TestInstitution;
    witness: TestWitness;
    trusted: Trusted;
  }) {
    this.log = parts.log;
    this.app = parts.app;
    this.bank = parts.bank;
    this.witness = parts.witness;
    this.trusted = parts.trusted;
  }

  static async open(): Promise<WitnessedLedger> {
    const key = signingKeyOf(randomBytes(32));
    const log = createLog(key, ORIGIN);
    const app = await startApp();
    const bank = new TestInstitution(app.test, 'demo');
    // The ledger goes by the real time, so that entries have to be of today.
    bank.at = new Date().toISOString();
    const witness = await startWitness(key.publicKey);
    const witnessKey = (await connectWitness(witness.url).key()).text;
    return new WitnessedLedger({
      log,
      app,
      bank,
      witness,
      trusted: { logKey: log.verifierKeyOf('demo'), witnessKey },
    });
  }

  /** The same with a case that went all the way, whose entries are all signed. */
  static async openWithHeardCase(): Promise<{ ledger: WitnessedLedger; caseId: string }> {
    const ledger = await WitnessedLedger.open();
    const caseId = await ledger.heardCase();
    await ledger.sequence();
    return { ledger, caseId };
  }

  async close(): Promise<void> {
    await this.witness.stop();
    await this.app.close();
  }

  ask(path: string, account = 'auditor@demo', headers = {}) {
    return this.app.call(account, `GET /v1/audit/${path}`, { headers });
  }

  sequence(by: Witness = connectWitness(this.witness.url)) {
    return runSequencer({ database: this.app.test.database, clock: databaseClock, log: this.log, witness: by });
  }

  async evidenceOf(caseId: string, query = ''): Promise<Evidence> {
    const { status, body } = await this.ask(`cases/${caseId}/evidence${query}`);
    expect(status).toBe(200);
    return Evidence.parse(body);
  }

  /** A case that went all the way: claimed, heard, decided. */
  async heardCase(): Promise<string> {
    const [id = ''] = await this.bank.notified(1);
    await this.bank.case(id).claimed();
    await this.bank.case(id).heardBy(judge(1), 'specialPleading');
    await this.bank.case(id).windowEnds();
    await this.bank.case(id).decidedBy(judge(1), 'refuse');
    return id;
  }

  /** What an owner of the database can do who switches its guards off. */
  async tamper(table: string, statement: string): Promise<void> {
    const owner = new pg.Client({ connectionString: this.app.test.ownerUrl });
    await owner.connect();
    await owner.query(`alter table hearken.${table} disable trigger user`);
    await owner.query(`alter table hearken.${table} no force row level security`);
    await owner.query(statement);
    await owner.query(`alter table hearken.${table} force row level security`);
    await owner.query(`alter table hearken.${table} enable trigger user`);
    await owner.end();
  }
}

/** Hashes in hexadecimal as bytes. */
export const hexBuffers = (hashes: string[]): Buffer[] => hashes.map((hash) => Buffer.from(hash, 'hex'));

/** What a verdict calls wrong. */
export const wrongIn = ({ checks }: Verdict): string[] =>
  checks.filter(({ is }) => is === 'wrong').map(({ what }) => what);

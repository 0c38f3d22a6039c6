import { randomUUID } from 'node:crypto';
import pg from 'pg';

const HASH = 'a'.repeat(64);
/** Commitment to the reason of the superseding decision. */
export const SUPERSEDING_REASON = 'b'.repeat(64);
export const DAILY_CAP = 7;
export const CONSECUTIVE_CAP = 3;

type Row = Record<string, unknown>;

/**
 * Fills a database of any schema that landed with an institution's policy and docket, and a case in each phase with what
 * belongs to it. Tables and columns that the schema does not have yet are left out.
 *
 * @param url of the owner, a superuser
 */
export async function seed(url: string, institutionId: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('begin');
    await client.query(
      `select set_config('hearken.institution', $1, true), set_config('hearken.actor', 'human:tester', true)`,
      [institutionId],
    );
    await new Seed(client, institutionId).run();
    await client.query('commit');
  } finally {
    await client.end();
  }
}

class Seed {
  readonly #client: pg.Client;
  readonly #institutionId: string;
  readonly #docketId = randomUUID();

  constructor(client: pg.Client, institutionId: string) {
    this.#client = client;
    this.#institutionId = institutionId;
  }

  async run(): Promise<void> {
    await this.#insert('institutions', {});
    const policy = { policy_key: 'credit', policy_version: 1 };
    await this.#insert('policies', {
      policy_key: 'credit',
      version: 1,
      document: {
        appealWindow: { duration: 'P31D', for: 'adverse' },
        hearing: { dailyCap: DAILY_CAP, consecutiveCap: CONSECUTIVE_CAP },
      },
      hash: HASH,
      created_at: '2026-03-01T09:00:00Z',
      created_by: 'clerk',
    });
    await this.#insert('precedents', {
      policy_key: 'credit',
      precedent_id: 'p1',
      facts: {},
      adverse: true,
      imported_at: '2026-03-01T09:00:00Z',
    });
    await this.#insert('dockets', {
      docket_id: this.#docketId,
      ...policy,
      case_count: 6,
      created_at: '2026-03-01T09:00:00Z',
      created_by: 'clerk',
    });
    await this.#insert('staff', { staff_id: 'judge-1', name: 'Judge', role: 'judge', seen_at: '2026-03-01T09:00:00Z' });
    await this.#insert('sessions', {
      session_hash: HASH,
      staff_id: 'judge-1',
      staff_name: 'Judge',
      roles: ['judge'],
      signed_in_at: '2026-03-01T09:00:00Z',
      seen_at: '2026-03-01T09:00:00Z',
      ends_at: '2026-03-01T17:00:00Z',
    });

    await this.#received();
    await this.#advance(await this.#received(), 'withdrawn');
    await this.#scored();
    await this.#notified();
    await this.#hearing();
    await this.#decided();
  }

  async #received(): Promise<string> {
    const caseId = randomUUID();
    const subjectId = randomUUID();
    await this.#insert('subjects', {
      subject_id: subjectId,
      name: 'Subject',
      contact: 'subject@example.org',
      commitment_key: Buffer.alloc(32),
    });
    await this.#insert('cases', {
      case_id: caseId,
      docket_id: this.#docketId,
      subject_id: subjectId,
      external_ref: caseId,
      policy_key: 'credit',
      policy_version: 1,
      facts: { risk: 80 },
      phase: 'received',
      seq: 1,
      state: { score: { adverse: true, probability: 0.8 } },
      received_at: '2026-03-01T09:00:00Z',
      blind: 'scoreAndOutcome',
    });
    await this.#entry(caseId, 1, { type: 'received' });
    return caseId;
  }

  async #scored(): Promise<string> {
    const caseId = await this.#received();
    const scoreId = randomUUID();
    await this.#insert('scores', {
      score_id: scoreId,
      case_id: caseId,
      document: {},
      hash: HASH,
      created_at: '2026-03-01T09:01:00Z',
    });
    await this.#advance(caseId, 'scored', { score_id: scoreId, provisional_outcome: 'refuse' });
    return caseId;
  }

  async #notified(): Promise<string> {
    const caseId = await this.#scored();
    const noticeId = randomUUID();
    const notice = { case_id: caseId, status: 'handedOver', created_at: '2026-03-01T09:02:00Z' };
    await this.#insert('notices', { notice_id: noticeId, about: 'provisionalOutcome', ...notice });
    if (await this.#takes('notices_about_check', 'newLink'))
      await this.#insert('notices', { notice_id: randomUUID(), about: 'newLink', ...notice });
    await this.#insert('appeal_links', {
      token_hash: randomUUID(),
      case_id: caseId,
      created_at: '2026-03-01T09:02:00Z',
      expires_at: '2026-05-01T09:02:00Z',
    });
    // While the time was part of the key, a message that was sent twice was caught twice.
    const times = ['2026-03-01T09:02:00Z', '2026-03-01T09:03:00Z'];
    for (const caughtAt of (await this.#takes('caught_mail_pkey', 'caught_at')) ? times : times.slice(-1))
      await this.#insert('caught_mail', {
        notice_id: noticeId,
        case_id: caseId,
        recipient: 'subject@example.org',
        subject: 'Notice',
        body: 'Words',
        link: 'https://example.org',
        caught_at: caughtAt,
      });
    await this.#entry(caseId, 2, { type: 'noticeHandedOver', noticeId });
    await this.#advance(caseId, 'appealWindow', { window_ends_at: '2026-04-01T09:02:00Z' });
    return caseId;
  }

  async #hearing(): Promise<{ caseId: string; claimId: string }> {
    const caseId = await this.#notified();
    const claimId = randomUUID();
    await this.#insert('claims', { claim_id: claimId, case_id: caseId, raised_at: '2026-03-02T09:00:00Z' });
    await this.#insert('personal_texts', {
      text_id: randomUUID(),
      case_id: caseId,
      kind: 'claim',
      body: 'Words',
      commitment: HASH,
      created_at: '2026-03-02T09:00:00Z',
    });
    await this.#insert('hearings', {
      case_id: caseId,
      open: true,
      grounds: ['claim'],
      opened_at: '2026-03-02T09:00:00Z',
      due_at: '2026-03-07T09:00:00Z',
      overdue: false,
      seeking_role: 'judge',
      seeking_seat: 'first',
      barred: [],
      skills: [],
      daily_cap: DAILY_CAP,
      consecutive_cap: CONSECUTIVE_CAP,
      awaiting_signature: false,
    });
    await this.#insert('view_contents', { case_id: caseId, content_hash: HASH, content: {} });
    await this.#insert('views', {
      view_id: randomUUID(),
      case_id: caseId,
      principal_kind: 'human',
      principal_id: 'judge-1',
      audience: 'judge',
      discloses_score: false,
      content_hash: HASH,
      served_at: '2026-03-02T10:00:00Z',
    });
    await this.#advance(caseId, 'hearing');
    await this.#entry(caseId, 3, { type: 'claimRaised', claimId });
    return { caseId, claimId };
  }

  /** A hearing that led to a decision, which a second one supersedes. */
  async #decided(): Promise<void> {
    const { caseId, claimId } = await this.#hearing();
    const recordId = randomUUID();
    await this.#insert('perspective_records', {
      record_id: recordId,
      case_id: caseId,
      judge_id: 'judge-1',
      judge_kind: 'human',
      judge_role: 'judge',
      seat: 'first',
      version: 1,
      commitment: HASH,
      recorded_at: '2026-04-02T10:30:00Z',
    });
    await this.#insert('findings', {
      record_id: recordId,
      claim_id: claimId,
      finding: 'specialPleading',
      confidence: 5,
    });
    const first = await this.#decision(caseId, recordId, 4, '2026-04-02T11:00:00Z', null);
    await this.#advance(caseId, 'decided', { outcome: 'refuse', adverse: true, decided_at: '2026-04-02T11:00:00Z' });
    await this.#decision(caseId, recordId, 5, '2026-04-03T11:00:00Z', first);
  }

  async #decision(caseId: string, recordId: string, seq: number, at: string, supersedes: string | null) {
    const decisionId = randomUUID();
    const because = supersedes && { decisionId: supersedes, reasonCommitment: SUPERSEDING_REASON };
    await this.#entry(caseId, seq, { type: 'decided', decisionId, supersedes: because });
    await this.#insert('decisions', {
      decision_id: decisionId,
      case_id: caseId,
      outcome: 'refuse',
      adverse: true,
      route: 'hearing',
      actor_kind: 'human',
      actor_id: 'judge-1',
      actor_role: 'judge',
      supersedes,
      superseding_reason: because && because.reasonCommitment,
      decided_at: at,
    });
    await this.#insert('contributions', {
      decision_id: decisionId,
      source_id: recordId,
      method: 'empathy',
      actor_kind: 'human',
      actor_id: 'judge-1',
      weight: 'principal',
    });
    return decisionId;
  }

  #entry(caseId: string, seq: number, event: { type: string } & Row): Promise<void> {
    return this.#insert('trail', {
      case_id: caseId,
      seq,
      kind: event.type,
      actor_kind: 'system',
      actor_id: 'docket',
      actor_role: 'engine',
      body: event,
      at: '2026-03-01T09:00:00Z',
      command_id: `command-${seq}`,
      leaf_hash: HASH,
      commitment: HASH,
    });
  }

  async #advance(caseId: string, phase: string, change: Row = {}): Promise<void> {
    const columns = Object.keys(change).map((column, index) => `, ${column} = $${index + 3}`);
    await this.#client.query(`update hearken.cases set phase = $2${columns.join('')} where case_id = $1`, [
      caseId,
      phase,
      ...Object.values(change),
    ]);
  }

  async #insert(table: string, row: Row): Promise<void> {
    const { rows } = await this.#client.query<{ name: string }>(
      `select attname::text as name from pg_attribute where attrelid = to_regclass($1) and attnum > 0`,
      [`hearken.${table}`],
    );
    const known = new Set(rows.map(({ name }) => name));
    if (known.size === 0) return;
    const entries = Object.entries({ institution_id: this.#institutionId, ...row }).filter(([name]) => known.has(name));
    await this.#client.query(
      `insert into hearken.${table} (${entries.map(([name]) => name).join(', ')})
       values (${entries.map((_, index) => `$${index + 1}`).join(', ')})`,
      entries.map(([, value]) => value),
    );
  }

  /** Whether the definition of a constraint contains that word. */
  async #takes(constraint: string, word: string): Promise<boolean> {
    const { rows } = await this.#client.query(
      `select from pg_constraint where conname = $1 and strpos(pg_get_constraintdef(oid), $2) > 0`,
      [constraint, word],
    );
    return rows.length > 0;
  }
}

import { randomBytes } from 'node:crypto';
import { canonicalJson, commit, hashOf } from '#db/commitment.ts';
import { uuidv7 } from '#db/id.ts';
import type { Hands, Tampering } from '../hands.ts';

/** Tamperings with what is stored beside the trails. */
export const onCases: readonly Tampering[] = [
  {
    name: 'change words',
    async by(hands) {
      const { text_id: id, case_id: caseId } = await hands.row<Named<'text_id'>>('personal_texts');
      await hands.change(`update hearken.personal_texts set body = body || ' Not.' where text_id = $1`, id);
      return [caseId];
    },
  },
  {
    name: 'change words together with the commitment beside them',
    async by(hands) {
      const { text_id: id, case_id: caseId } = await hands.row<Named<'text_id'>>('personal_texts');
      const key = hands.entry((entry) => entry.case_id === caseId).key ?? Buffer.alloc(0);
      const words = `Other words ${uuidv7()}`;
      await hands.change(
        'update hearken.personal_texts set body = $2, commitment = $3 where text_id = $1',
        id,
        words,
        commit(key, words),
      );
      return [caseId];
    },
  },
  {
    name: 'delete words',
    async by(hands) {
      // Words that were said twice are stored twice: all of them go.
      const { commitment, case_id: caseId } = await hands.row<Named<'commitment'>>('personal_texts');
      await hands.change('delete from hearken.personal_texts where commitment = $1', commitment);
      return [caseId];
    },
  },
  {
    name: 'exchange the keys of two subjects, or give a subject another key',
    async by(hands) {
      const one = hands.entry();
      const other = hands.entry(({ case_id: id }) => id !== one.case_id);
      if (hands.one([true, false])) {
        await setKey(hands, one.case_id, other.key);
        await setKey(hands, other.case_id, one.key);
      } else await setKey(hands, one.case_id, randomBytes(32));
      return [one.case_id, other.case_id];
    },
  },
  {
    name: 'destroy the key of a subject whom no entry erases',
    async by(hands) {
      const { case_id: id } = hands.entry();
      await hands.change(
        `update hearken.subjects set name = null, contact = null, commitment_key = null, erased_at = now()
         where subject_id = (select subject_id from hearken.cases where case_id = $1)`,
        id,
      );
      return [id];
    },
  },
  {
    name: 'change the state of a case',
    async by(hands) {
      const { case_id: id, state } = await hands.row<Named<'case_id'> & { state: object }>('cases');
      await hands.change(
        'update hearken.cases set state = $2 where case_id = $1',
        id,
        JSON.stringify(hands.altered(state)),
      );
      return [id];
    },
  },
  {
    name: 'change phase, outcome, window or facts in the row of a case',
    async by(hands) {
      const { case_id: id } = hands.entry();
      const change = hands.one([
        `phase = 'withdrawn', outcome = null, adverse = null, decided_at = null`,
        `phase = 'decided', outcome = 'refuse', adverse = true, decided_at = now()`,
        `window_ends_at = coalesce(window_ends_at, now()) + interval '1 second'`,
        `facts = facts || '{"risk": 1.5}'`,
        'score_id = gen_random_uuid()',
        `provisional_outcome = coalesce(provisional_outcome, '') || 'x'`,
      ]);
      await hands.change(`update hearken.cases set ${change} where case_id = $1`, id);
      return [id];
    },
  },
  {
    name: 'change a decision, or what it rests on',
    async by(hands) {
      const { decision_id: id, case_id: caseId } = await hands.row<Named<'decision_id'>>('decisions');
      await hands.one([
        () => hands.change(`update hearken.decisions set outcome = outcome || 'x' where decision_id = $1`, id),
        () => hands.change('update hearken.decisions set adverse = not adverse where decision_id = $1', id),
        () => hands.change(`update hearken.decisions set actor_id = 'somebody-else' where decision_id = $1`, id),
        () =>
          hands.change(
            `update hearken.decisions set decided_at = decided_at - interval '1 day' where decision_id = $1`,
            id,
          ),
        () => hands.change('delete from hearken.decisions where decision_id = $1', id),
      ])();
      return [caseId];
    },
  },
  {
    name: 'change or delete a contribution to a decision',
    async by(hands) {
      const { decision_id: id, source_id: source } = await hands.row('contributions');
      const which = 'where decision_id = $1 and source_id = $2';
      await hands.one([
        () =>
          hands.change(
            `update hearken.contributions set weight = case weight when 'setAside' then 'principal' else 'setAside' end ${which}`,
            id,
            source,
          ),
        () => hands.change(`update hearken.contributions set actor_id = 'somebody-else' ${which}`, id, source),
        () => hands.change(`delete from hearken.contributions ${which}`, id, source),
      ])();
      return [];
    },
  },
  {
    name: 'withdraw, delete or date back a claim',
    async by(hands) {
      const { claim_id: id, case_id: caseId } = await hands.row<Named<'claim_id'>>('claims');
      await hands.one([
        () => hands.change('update hearken.claims set withdrawn_at = raised_at where claim_id = $1', id),
        () =>
          hands.change(`update hearken.claims set raised_at = raised_at - interval '1 day' where claim_id = $1`, id),
        () => hands.change('delete from hearken.claims where claim_id = $1', id),
      ])();
      return [caseId];
    },
  },
  {
    name: 'change a finding, or the record that it stands in',
    async by(hands) {
      const { record_id: id, case_id: caseId } = await hands.row<Named<'record_id'>>('perspective_records');
      await hands.one([
        () => hands.change(`update hearken.findings set confidence = confidence % 7 + 1 where record_id = $1`, id),
        () =>
          hands.change(
            `update hearken.findings set finding = 'cannotDecipher', barrier = 'language' where record_id = $1`,
            id,
          ),
        () =>
          hands.change(`update hearken.perspective_records set judge_id = 'somebody-else' where record_id = $1`, id),
        () =>
          hands.change(`update hearken.perspective_records set commitment = repeat('0', 64) where record_id = $1`, id),
        () => hands.change('delete from hearken.findings where record_id = $1', id),
      ])();
      return [caseId];
    },
  },
  {
    name: 'change a score',
    async by(hands) {
      const { score_id: id, case_id: caseId } = await scoreOf(hands);
      await hands.change(
        `update hearken.scores set document = document || '{"probability": 0.01}' where score_id = $1`,
        id,
      );
      return [caseId];
    },
  },
  {
    name: 'change a score together with the hash beside it',
    async by(hands) {
      const { score_id: id, case_id: caseId, document } = await scoreOf(hands);
      const changed = { ...document, probability: 0.01 };
      await hands.change(
        'update hearken.scores set document = $2, hash = $3 where score_id = $1',
        id,
        JSON.stringify(changed),
        hashOf(changed),
      );
      return [caseId];
    },
  },
  {
    name: 'change a version of a policy',
    async by(hands) {
      const { policy_key: key, document } = await hands.row<{ policy_key: string; document: Record<string, unknown> }>(
        'policies',
      );
      const changed = { ...document, title: 'Other rules' };
      const hash = hands.one([null, hashOf(changed)]);
      await hands.change(
        'update hearken.policies set document = $2, hash = coalesce($3, hash) where policy_key = $1',
        key,
        JSON.stringify(changed),
        hash,
      );
      return [];
    },
  },
  {
    name: 'change or delete what a person was shown',
    async by(hands) {
      const {
        content_hash: hash,
        case_id: caseId,
        content,
      } = await hands.row<Named<'content_hash'> & { content: object }>('view_contents');
      const which = 'where content_hash = $1 and case_id = $2';
      await hands.one([
        () =>
          hands.change(
            `update hearken.view_contents set content = $3 ${which}`,
            hash,
            caseId,
            JSON.stringify({ ...content, x: 1 }),
          ),
        () => hands.change(`delete from hearken.view_contents ${which}`, hash, caseId),
      ])();
      return [caseId];
    },
  },
  {
    name: 'delete a view that an entry was made on',
    async by(hands) {
      const entry = hands.entry(({ view_id: view }) => view !== null);
      await hands.change('delete from hearken.views where view_id = $1', entry.view_id);
      return [entry.case_id];
    },
  },
  {
    name: 'change what a person was shown together with its hash, or whom it was shown to',
    outside: 'an entry names the view that it was made on, and the tree does not contain what views hold',
    async by(hands) {
      const {
        content_hash: hash,
        case_id: caseId,
        content,
      } = await hands.row<Named<'content_hash'> & { content: object }>('view_contents');
      const changed = { ...content, x: 1 };
      const values = [hash, caseId, hashOf(changed)];
      if (hands.one([true, false])) {
        await hands.change(
          'update hearken.views set content_hash = $3 where content_hash = $1 and case_id = $2',
          ...values,
        );
        await hands.change(
          'update hearken.view_contents set content = $4, content_hash = $3 where content_hash = $1 and case_id = $2',
          ...values,
          canonicalJson(changed),
        );
      } else
        await hands.change(
          `update hearken.views set principal_id = 'somebody-else' where content_hash = $1 and case_id = $2`,
          hash,
          caseId,
        );
      return [caseId];
    },
  },
  {
    name: 'delete a file',
    async by(hands) {
      const { attachment_id: id, case_id: caseId } = await hands.row<Named<'attachment_id'>>('attachments');
      await hands.change('delete from hearken.attachments where attachment_id = $1', id);
      return [caseId];
    },
  },
  {
    name: 'change the bytes of a file',
    outside:
      'files are encrypted and authenticated: one that was changed cannot be opened, which is seen when a person opens it',
    async by(hands) {
      const { attachment_id: id, case_id: caseId } = await hands.row<Named<'attachment_id'>>('attachments');
      await hands.change(
        'update hearken.attachments set sealed = set_byte(sealed, 40, (get_byte(sealed, 40) + 1) % 256) where attachment_id = $1',
        id,
      );
      return [caseId];
    },
  },
  {
    name: 'change the name or the contact of a subject',
    outside:
      'they are personal data that may be corrected; a correction leaves an entry, and a change past the trail leaves none',
    async by(hands) {
      const { case_id: id } = hands.entry();
      await hands.change(
        `update hearken.subjects set contact = 'somebody-else@example.org'
         where subject_id = (select subject_id from hearken.cases where case_id = $1)`,
        id,
      );
      return [id];
    },
  },
];

type Named<Column extends string> = Record<Column | 'case_id', string>;

const setKey = (hands: Hands, caseId: string, key: Buffer | null) =>
  hands.change(
    `update hearken.subjects set commitment_key = $2
     where subject_id = (select subject_id from hearken.cases where case_id = $1)`,
    caseId,
    key,
  );

/** A score of a case whose subject is not erased: an erasure takes the reasons out of a score. */
const scoreOf = (hands: Hands) =>
  hands.row<Named<'score_id'> & { document: object }>(
    'scores',
    `case_id in (select c.case_id from hearken.cases c join hearken.subjects s using (subject_id) where s.erased_at is null)`,
  );

import { canonicalJson, commit, hashOf } from '#db/commitment.ts';
import { commitmentsIn } from '#db/cases/check-words.ts';
import type { ExaminedCase, RowsBeside } from './examined-cases.ts';

/** The faults of words, facts, scores, notices and views beside a trail, a sentence each. An erased case has nothing left to compare. */
export function describeWords(one: ExaminedCase, beside: RowsBeside): string[] {
  const isErased = one.trail.some(({ event }) => event.type === 'subjectErased');
  if (one.key === null)
    return isErased ? [] : [`case ${one.caseId}: its subject’s key is gone, and no entry erases them`];
  const found = [...textsOf(one, beside), ...factsOf(one), ...scoresOf(one, beside), ...noticesOf(one, beside)];
  return [...found, ...filesOf(one, beside), ...viewsOf(one, beside)].map((fault) => `case ${one.caseId}: ${fault}`);
}

function* textsOf({ caseId, key, trail }: ExaminedCase, beside: RowsBeside): Iterable<string> {
  const stored = beside('personal_texts', caseId).map(
    (row) => row as { text_id: string; body: string; commitment: string },
  );
  const commitments = new Set(trail.flatMap(({ event }) => [...commitmentsIn(event)]));
  for (const { text_id: id, body, commitment } of stored) {
    if (key && commit(key, body) !== commitment) yield `text ${id} does not match its commitment`;
    if (!commitments.has(commitment)) yield `text ${id} belongs to no entry of the trail`;
  }
  const known = new Set(stored.map(({ commitment }) => commitment));
  for (const { seq, event } of trail)
    // The parts of a record are words of the record, which is stored as a whole.
    for (const commitment of commitmentsIn('parts' in event ? { ...event, parts: [] } : event, isOfWords))
      if (!known.has(commitment)) yield `words that entry ${seq} commits to are not stored`;
}

/** Facts, notices and files are stored in tables of their own. */
const isOfWords = (name: string): boolean => !/^(facts|content|contact)Commitment$/.test(name);

function* factsOf({ key, trail, facts, policyHash }: ExaminedCase): Iterable<string> {
  const events = trail.map(({ event }) => event);
  const last = events.findLast((event) => event.type === 'caseReceived' || event.type === 'factsCorrected');
  if (key && last && commit(key, canonicalJson(facts)) !== last.factsCommitment)
    yield 'its facts do not match their commitment';
  const received = events.find((event) => event.type === 'caseReceived');
  if (received && received.policyHash !== policyHash) yield 'its policy is not the one that it was received under';
}

function* scoresOf({ caseId, trail }: ExaminedCase, beside: RowsBeside): Iterable<string> {
  const recorded = trail.flatMap(({ event }) => (event.type === 'scored' ? [event.score] : []));
  const stored = beside('scores', caseId).map((row) => row as { score_id: string; hash: string; document: unknown });
  for (const { score_id: id, hash, document } of stored)
    if (hashOf(document) !== hash) yield `score ${id} does not match its hash`;
  for (const { scoreId, scoreHash } of recorded)
    if (!stored.some(({ score_id: id, hash }) => id === scoreId && hash === scoreHash))
      yield `score ${scoreId} is not stored as the trail names it`;
}

function* noticesOf({ caseId, key, trail }: ExaminedCase, beside: RowsBeside): Iterable<string> {
  const stored = new Map(beside('notices', caseId).map(({ notice_id: id, content }) => [id, content]));
  for (const { event } of trail) {
    if (event.type !== 'noticeHandedOver' || !key || !stored.has(event.noticeId)) continue;
    if (commit(key, canonicalJson(stored.get(event.noticeId))) !== event.contentCommitment)
      yield `notice ${event.noticeId} does not match its commitment`;
  }
}

function* filesOf({ caseId, trail }: ExaminedCase, beside: RowsBeside): Iterable<string> {
  const stored = new Set(beside('attachments', caseId).map(({ attachment_id: id }) => id));
  const removed = new Set(
    trail.flatMap(({ event }) => (event.type === 'attachmentRemoved' ? [event.attachmentId] : [])),
  );
  for (const { event } of trail)
    if (event.type === 'attachmentAdded' && !stored.has(event.attachmentId) && !removed.has(event.attachmentId))
      yield `file ${event.attachmentId} is not stored`;
}

function* viewsOf({ caseId, views }: ExaminedCase, beside: RowsBeside): Iterable<string> {
  const contents = beside('view_contents', caseId).map((row) => row as { content_hash: string; content: unknown });
  for (const { content_hash: hash, content } of contents)
    if (hashOf(content) !== hash) yield `the content ${hash} of a view does not match its hash`;
  const hashes = new Set(contents.map(({ content_hash: hash }) => hash));
  const stored = new Map(beside('views', caseId).map(({ view_id: id, content_hash: hash }) => [id, hash]));
  for (const [id, hash] of stored)
    if (!hashes.has(String(hash))) yield `the content of view ${String(id)} is not stored`;
  for (const [seq, view] of views) if (!stored.has(view)) yield `the view that entry ${seq} was made on is not stored`;
}

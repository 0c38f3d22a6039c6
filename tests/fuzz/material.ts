import { recordOf, WORDS } from '../case/words.ts';
import { samplePolicy } from '../setup/sample-policy.ts';
import { caller } from '../ui/api.ts';

/** Cases of every state, and what belongs to them: ids by what they are of. */
export interface Material {
  policies: string[];
  dockets: string[];
  cases: string[];
  tokens: string[];
  claims: string[];
  questions: string[];
  records: string[];
  views: string[];
  sources: string[];
  attachments: string[];
  staff: string[];
  reports: string[];
  outcomes: string[];
  facts: Record<string, string | number>[];
}

const CASES = 24;
const REPORTS = ['effort', 'findings', 'agreement', 'override-rate', 'decisions-by-method', 'outcomes-by-group'];
const PATIENCE_MILLISECONDS = 120_000;

type Call = ReturnType<typeof caller>;

/**
 * Makes cases of a policy of their own go as far as a case can: some untouched, some claimed, taken, asked about, with a
 * record, decided; each state has several.
 *
 * @param key of the policy; another one each time, because what is sent at random uses cases up
 */
export async function makeMaterial(url: string, key: string): Promise<Material> {
  const institution = caller(url, 'institution@demo');
  const judge = caller(url, 'judge-1@demo');
  const subject = caller(url);
  const material: Material = {
    ...{ policies: [key], dockets: [], cases: [], tokens: [], claims: [], questions: [], records: [], views: [] },
    ...{ sources: [], attachments: [], staff: ['judge-1@demo', 'judge-2@demo', 'judge-3@demo'], reports: REPORTS },
    outcomes: ['grant', 'refuse', 'repaid', 'defaulted'],
    facts: [20, 60, 80, 95].map((risk) => ({ risk, age: 40, employer: 'A mill' })),
  };
  await openCases(institution, key, material);
  for (const id of material.cases) material.tokens.push(await linkOf(subject, id));
  for (const [place, id] of material.cases.entries())
    await carryOn({ subject, judge, material, id, token: material.tokens[place] ?? '', steps: place % 8 });
  const auditor = caller(url, 'auditor@demo');
  for (const id of material.cases.slice(0, 8)) {
    const { views } = (await auditor('GET', `/v1/audit/cases/${id}/views`)) as { views: { id: string }[] };
    material.views.push(...views.map((view) => view.id));
  }
  return material;
}

async function openCases(institution: Call, key: string, material: Material): Promise<void> {
  const policy = samplePolicy();
  const hearing = { ...policy.hearing, dailyCap: 500, consecutiveCap: 500 };
  await institution('PUT', `/v1/policies/${key}`, { ...policy, hearing });
  const precedents = Array.from({ length: 40 }, (_, place) => ({
    id: `${key}-${place}`,
    facts: { risk: place * 2.5, age: 30 + place },
    outcome: place < 20 ? 'repaid' : 'defaulted',
  }));
  await institution('POST', '/v1/precedents', { policy: key, precedents });
  const cases = Array.from({ length: CASES }, (_, place) => ({
    externalRef: `${key}-${place}`,
    facts: { risk: 80 + (place % 20), age: 40, employer: 'A mill' },
    subject: { name: 'Somebody', contact: `${key}-${place}@example.org` },
  }));
  const docket = (await institution('POST', '/v1/dockets', { policy: key, cases })) as {
    docketId: string;
    cases: { id: string }[];
  };
  material.dockets.push(docket.docketId);
  material.cases.push(...docket.cases.map(({ id }) => id));
}

async function linkOf(subject: Call, id: string): Promise<string> {
  for (const patience = Date.now() + PATIENCE_MILLISECONDS; ;) {
    const { notices } = (await subject('GET', `/dev/notices?case=${id}`)) as { notices: { link: string }[] };
    const link = notices[0]?.link;
    if (link !== undefined) return link.slice(link.lastIndexOf('/') + 1);
    if (Date.now() > patience) throw new Error(`no notice of case ${id}`);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

interface Course {
  subject: Call;
  judge: Call;
  material: Material;
  id: string;
  token: string;
  /** How far the case goes. */
  steps: number;
}

async function carryOn({ subject, judge, material, id, token, steps }: Course): Promise<void> {
  if (steps < 1) return;
  const appeal = `/v1/appeals/${token}`;
  const { claimId } = (await subject('POST', `${appeal}/claims`, { statement: WORDS.statement })) as {
    claimId: string;
  };
  material.claims.push(claimId);
  if (steps < 2) return;
  await judge('POST', `/v1/hearings/${id}/assign`);
  if (steps < 3) return;
  const asked = (await judge('POST', `/v1/hearings/${id}/questions`, { question: WORDS.question })) as {
    questionId: string;
  };
  material.questions.push(asked.questionId);
  if (steps < 4) return;
  await subject('POST', `${appeal}/answers`, { questionId: asked.questionId, answer: WORDS.answer });
  material.attachments.push(await attach(subject, appeal));
  if (steps < 5) return;
  await judge('POST', `/v1/hearings/${id}/perspective`, recordOf(claimId));
  const { restatements } = (await subject('GET', appeal)) as { restatements: { recordId: string }[] };
  material.records.push(...restatements.map(({ recordId }) => recordId));
  if (steps < 6) return;
  const { sources } = (await judge('GET', `/v1/hearings/${id}`)) as { sources: { id: string; method: string }[] };
  material.sources.push(...sources.map((source) => source.id));
  if (steps < 7) return;
  await subject('POST', `${appeal}/nothing-to-add`, {});
  await judge('POST', `/v1/hearings/${id}/decision`, {
    outcome: 'grant',
    reasons: WORDS.reasons,
    outcomeWithoutIndividualFacts: 'refuse',
    contributions: sources.map((source) => ({
      source: source.id,
      weight: source.method === 'empathy' ? 'principal' : 'considered',
      reason: WORDS.weighing,
    })),
  });
}

async function attach(subject: Call, appeal: string): Promise<string> {
  const edge = 'edge-of-a-part';
  const body = [
    `--${edge}`,
    'content-disposition: form-data; name="file"; filename="letter.txt"',
    'content-type: text/plain',
    '',
    'I have worked at the mill since May.',
    `--${edge}--`,
    '',
  ].join('\r\n');
  const type = `multipart/form-data; boundary=${edge}`;
  return ((await subject('POST', `${appeal}/attachments`, body, type)) as { attachmentId: string }).attachmentId;
}

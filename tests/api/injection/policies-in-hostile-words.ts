import { expect } from 'vitest';
import { INJECTIONS } from '../../setup/injections.ts';
import { samplePolicy } from '../../setup/sample-policy.ts';
import { ONE_LINE, TURNS_LINE, type HostileWriter } from './hostile-writer.ts';

export async function putPolicies({ app, send, use }: HostileWriter): Promise<void> {
  const sample = samplePolicy();
  const letter = { name: 'letter', type: 'text', meaning: 'own words', maximumLength: 20_000, writtenBySubject: true };
  const needs = { name: 'needs', type: 'several', meaning: 'what for', allowedValues: ['rent', 'food'] };
  const own = [needs, letter].map((each) => ({ ...each, required: false }));
  const policy = { ...sample, attributes: [...sample.attributes.slice(0, 2), ...own] };
  const hearing = { ...policy.hearing, dailyCap: 500, consecutiveCap: 500 };
  expect(await app.call('institution@demo', 'PUT /v1/policies/plain', { body: { ...policy, hearing } })).toMatchObject({
    status: 201,
  });
  for (const [place, { text }] of INJECTIONS.entries()) {
    const said = {
      title: use(text, 200),
      adverseEvent: use(text, 500),
      outcomes: Object.fromEntries(policy.outcomes.map(({ name }) => [name, use(text, 500)])),
      labels: Object.fromEntries(policy.outcomes.map(({ name }) => [name, use(text, 60)])),
      attributes: {
        [policy.attributes[0]?.name ?? '']: { meaning: use(text, 500), unit: use(text, 40) },
        kind: { values: { [use(text, 100)]: use(text, 200) } },
      },
      remedy: { what: use(text, 500), office: use(text, 300), contact: use(text, 500) },
      study: use(text, 500),
    };
    const written = {
      ...policy,
      translations: { en: said, de: said, es: said },
      title: use(text, 200),
      attributes: [
        {
          ...policy.attributes[0],
          meaning: use(text, 500),
          unit: use(text, 40),
          column: use(text, 200),
          missing: [use(text, 100)],
        },
        {
          name: 'kind',
          type: 'categorical',
          meaning: use(text, 500),
          allowedValues: [use(text, 100), 'another'],
          inWords: [{ value: use(text, 100), words: use(text, 200) }],
          compareBy: { by: 'hierarchy', parents: { another: use(text, 100) } },
        },
        { ...letter, meaning: use(text, 500) },
      ],
      adverseEvent: {
        ...policy.adverseEvent,
        meaning: use(text, 500),
        fileValues: { name: [use(text, 100)], otherwise: [use(`not ${text}`, 100)] },
      },
      outcomes: policy.outcomes.map((each) => ({ ...each, meaning: use(text, 500), label: use(text, 60) })),
      model: { ...policy.model, name: use(text, 200), card: use(text, 200) },
      hearing: { ...hearing, skills: [use(text, 60)] },
      legalClock: { basis: use(text, 300), duration: 'P60D' },
      rationale: [use(text, 2_000)],
      theories: [{ name: use(text, 300), source: use(text, 1_000), mayNotFit: use(text, 5_000) }],
      calendar: { holidays: [{ date: '2026-12-25', name: use(text, 200) }] },
      study: { purpose: use(text, 500) },
      remedy: { what: use(text, 500), office: use(text, 300), contact: use(text, 500) },
    };
    const template = 'PUT /v1/policies/{key}';
    const put = await send('institution@demo', `PUT /v1/policies/hostile-${place}`, template, written);
    expect(put.status, text).toBe(201);
    expect(put.body).toMatchObject({ title: written.title, rationale: written.rationale, outcomes: written.outcomes });
  }
  const precedents = [
    ...Array.from({ length: 40 }, (_, place) => ({
      id: `precedent-${place}`,
      facts: { risk: place * 2.5, age: 30 },
      outcome: place < 20 ? 'repaid' : 'defaulted',
    })),
    // Of the same number as the plain case's neighbours, so that their ids are among those that a prompt is made from.
    ...INJECTIONS.filter(({ text }) => ONE_LINE.test(text)).map(({ text }) => ({
      id: use(text, 200),
      facts: { risk: 80, age: 30 },
      outcome: 'defaulted',
    })),
  ];
  const template = 'POST /v1/precedents';
  expect(await send('institution@demo', template, template, { policy: 'plain', precedents })).toMatchObject({
    status: 201,
  });
}

/** An import for every text, with it wherever the institution says how a file is to be read. */
export async function beginImports({ send, use }: HostileWriter): Promise<string[]> {
  const begun: string[] = [];
  for (const { text, mark } of INJECTIONS) {
    const [name, own, code] = [use(text, 180), use(text, 200), use(text, 100)];
    const said = { title: name, fileName: own, columns: { [own]: own }, missing: [code], referencePrefix: code };
    const body = { kind: 'cases', policy: 'plain', ...said };
    const answer = await send('institution@demo', 'POST /v1/imports', 'POST /v1/imports', body);
    expect(answer.status, mark).toBe(TURNS_LINE.test(name) || TURNS_LINE.test(own) ? 422 : 201);
    if (answer.status === 201) begun.push(answer.body.id as string);
  }
  return begun;
}

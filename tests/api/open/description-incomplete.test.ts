import { expect, test } from 'vitest';
import { openApp } from '../open-app.ts';

const app = await openApp({ change: { devTokens: () => Promise.resolve('a.b.c') } });

interface Operation {
  operationId?: string;
  summary?: string;
  tags?: string[];
  security?: unknown[];
  requestBody?: { content: Record<string, unknown> };
  responses: Record<string, { content?: Record<string, { schema?: unknown }> }>;
}

const describe = async () => {
  const { status, body } = await app.call(null, 'GET /openapi.json');
  expect(status).toBe(200);
  const operations = Object.entries(body.paths as Record<string, Record<string, Operation>>).flatMap(
    ([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => ({ name: `${method.toUpperCase()} ${path}`, operation })),
  );
  return { document: body, operations };
};

test('it is OpenAPI 3.1 and has every call of institution, auditor and everyone', async () => {
  const { document, operations } = await describe();
  expect(document.openapi).toBe('3.1.0');
  const names = operations.map(({ name }) => name);
  for (const name of [
    'PUT /v1/policies/{key}',
    'GET /v1/policies/{key}',
    'GET /v1/policies',
    'POST /v1/precedents',
    'POST /v1/dockets',
    'GET /v1/dockets',
    'GET /v1/dockets/{id}',
    'GET /v1/cases',
    'GET /v1/cases/{id}',
    'POST /v1/cases/{id}/withdraw',
    'POST /v1/cases/{id}/outcome',
    'GET /v1/audit/decisions',
    'GET /v1/audit/cases/{id}/trail',
    'GET /v1/audit/cases/{id}/prov',
    'GET /v1/audit/cases/{id}/views',
    'GET /v1/audit/cases/{id}/views/{view}',
    'GET /v1/audit/reports/{name}',
    'GET /v1/audit/cases/{id}/evidence',
    'GET /v1/audit/ledger/checkpoint',
    'GET /v1/audit/ledger/entries',
    'GET /v1/audit/ledger/entries/{index}/proof',
    'GET /v1/audit/ledger/consistency',
    'GET /healthz',
    'GET /readyz',
    'GET /v1/claims/readiness',
    'GET /metrics',
    'GET /openapi.json',
    'POST /dev/token',
    'GET /dev/notices',
  ])
    expect(names).toContain(name);
});

test('every call has a name of its own, a summary, an answer with a schema, and says who may use it', async () => {
  const { operations } = await describe();
  const ids = operations.map(({ operation }) => operation.operationId);
  expect(new Set(ids).size).toBe(ids.length);
  for (const { name, operation } of operations) {
    expect(operation.operationId, name).toMatch(/^[a-z][a-zA-Z]+$/);
    expect(operation.summary, name).toBeTruthy();
    expect(operation.tags, name).toHaveLength(1);
    const [tag] = operation.tags ?? [];
    const isOpen = tag === 'open' || tag === 'dev' || tag === 'subject';
    expect(operation.security ?? [], name).toHaveLength(isOpen ? 0 : 1);
    if (!isOpen) for (const status of ['401', '403']) expect(Object.keys(operation.responses), name).toContain(status);
    const good = Object.entries(operation.responses).filter(([status]) => status.startsWith('2'));
    expect(good, name).not.toEqual([]);
    for (const [status, { content }] of good)
      if (status !== '204') expect(Object.values(content ?? {})[0]?.schema, `${name} ${status}`).toBeDefined();
  }
});

test('uploads name every format that is accepted', async () => {
  const { operations } = await describe();
  for (const name of ['POST /v1/dockets', 'POST /v1/precedents']) {
    const { operation } = operations.find((each) => each.name === name)!;
    expect(Object.keys(operation.requestBody?.content ?? {})).toEqual([
      'application/json',
      'application/x-ndjson',
      'text/csv',
    ]);
  }
});

test('every reference inside the description leads somewhere', async () => {
  const { document } = await describe();
  const references = JSON.stringify(document).match(/"\$ref":"[^"]+"/g) ?? [];
  for (const reference of new Set(references)) {
    const pointer = reference.slice('"$ref":"#/'.length, -1).split('/');
    const found = pointer.reduce<unknown>(
      (value, step) =>
        (value as Record<string, unknown> | undefined)?.[step.replaceAll('~1', '/').replaceAll('~0', '~')],
      document,
    );
    expect(found, reference).toBeDefined();
  }
});

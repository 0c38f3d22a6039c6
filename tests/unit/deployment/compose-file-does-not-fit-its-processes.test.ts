import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { readApiConfiguration } from '#api/configuration.ts';
import { makeSettings } from '#worker/standalone/command-line/init.ts';
import { readWorkerConfiguration } from '#worker/configuration.ts';
import { readWitnessConfiguration } from '#worker/witness/configuration.ts';
import { composeEnvironment, readSettings } from '../../drill/parts/compose-environment.ts';

interface Service {
  command: string[];
  healthcheck: { test: string[] };
  stop_grace_period?: string;
}

const root = new URL('../../../', import.meta.url);
const read = (path: string) => readFileSync(new URL(path, root), 'utf8');
const { services } = parse(read('docker-compose.yml'), { merge: true }) as { services: Record<string, Service> };
const dockerfile = read('Dockerfile');

/** What `npx hearken init` writes with the values that it asks for. */
const settings = readSettings(
  makeSettings(read('.env.example'), [
    'PUBLIC_URL=https://hearken.example',
    'INSTITUTION_NAME=bank',
    'SMTP_URL=smtp://mail.example',
    'NOTICE_FROM=hearken@example.org',
    'LEDGER_ORIGIN=hearken.example/ledger',
    'WITNESS_NAME=witness.example/hearken',
  ]).text,
);
const inImage = Object.fromEntries(
  [...(/^ENV (.*)$/m.exec(dockerfile)?.[1] ?? '').matchAll(/(\w+)=(\S+)/g)].map(([, name = '', value = '']) => [
    name,
    value,
  ]),
);
const environmentOf = (service: string) => ({ ...inImage, ...composeEnvironment(service, settings) });
const secondsIn = (period = '10s') => Number(/^(\d+)s$/.exec(period)?.[1]);

/** How each process reads its environment, where it listens, and for how many seconds it may go on after SIGTERM. */
const processes = {
  api: () => {
    const { HOST, PORT, HEARKEN_DRAIN_SECONDS } = readApiConfiguration(environmentOf('api'));
    return { HOST, port: PORT, ends: HEARKEN_DRAIN_SECONDS };
  },
  worker: () => {
    const { HOST, HEALTH_PORT, HEARKEN_FINISH_SECONDS } = readWorkerConfiguration(environmentOf('worker'));
    return { HOST, port: HEALTH_PORT, ends: HEARKEN_FINISH_SECONDS };
  },
  witness: () => {
    const { HOST, PORT } = readWitnessConfiguration(environmentOf('witness'));
    return { HOST, port: PORT, ends: 0 };
  },
};

describe.each(Object.entries(processes))('the service %s of docker-compose.yml', (name, configuration) => {
  const service = services[name]!;

  it('is configured by what init writes, with no variable that the process does not know', () => {
    expect(configuration).not.toThrow();
  });

  it('is asked whether it is ready where the process listens', () => {
    const { HOST, port } = configuration();
    expect(HOST).toBe('0.0.0.0');
    expect(service.healthcheck.test.join(' ')).toContain(`http://127.0.0.1:${port}/readyz`);
  });

  it('may take longer to end than the process takes', () => {
    expect(secondsIn(service.stop_grace_period)).toBeGreaterThan(configuration().ends);
  });

  it('runs a program that the image contains', () => {
    const [, program = ''] = service.command;
    const [folder = ''] = program.split('/');
    expect(existsSync(new URL(program, root))).toBe(true);
    expect(dockerfile).toMatch(new RegExp(`^COPY ${folder} ${folder}$`, 'm'));
  });
});

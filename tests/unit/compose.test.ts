import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';

interface Service {
  image: string;
  restart: string;
  environment: Record<string, string | null>;
  healthcheck?: unknown;
  ports?: string[];
  container_name?: string;
}

const root = new URL('../../', import.meta.url);
const read = (path: string) => readFileSync(new URL(path, root), 'utf8');
const compose = parse(read('docker-compose.yml'), { merge: true }) as { services: Record<string, Service> };
const services = Object.entries(compose.services);
const SECRET = /PASSWORD|PWD|SECRET|KEY|SMTP/;

describe('docker-compose.yml', () => {
  it.each(services)('%s runs one known version of its image', (_name, { image }) => {
    expect(image).toMatch(/:\d+\.\d+(\.\d+)?$/);
  });

  it('tags the image of Hearken with the version of the package', () => {
    const { version } = JSON.parse(read('package.json')) as { version: string };
    expect(compose.services['api']?.image).toBe(`hearken:${version}`);
  });

  it.each(services.filter(([, { restart }]) => restart !== 'no'))('%s tells whether it is well', (_name, service) => {
    expect(service.healthcheck).toBeDefined();
  });

  it.each(services)('%s has no secret of its own and no default for one', (_name, { environment }) => {
    for (const [key, value] of Object.entries(environment)) {
      if (value === null) continue;
      if (SECRET.test(key)) expect(value, key).toMatch(/^\$\{\w+:\?[^}]+\}$/);
      expect(value, key).not.toMatch(/:\/\/\w+:(?!\$\{\w+:\?)[^@]*@/);
    }
  });

  it.each(services)('%s is published on loopback only', (_name, { ports = [] }) => {
    for (const port of ports) expect(port).toMatch(/^127\.0\.0\.1:\d+:\d+$/);
  });

  it('lets workers be scaled', () => {
    expect(compose.services['worker']).not.toHaveProperty('ports');
    expect(compose.services['worker']).not.toHaveProperty('container_name');
  });

  it('asks for no variable that .env.example leaves out', () => {
    const asked = [...read('docker-compose.yml').matchAll(/\$\{(\w+)/g)].map(([, name]) => name);
    const offered = [...read('.env.example').matchAll(/^#?(\w+)=/gm)].map(([, name]) => name);
    expect(offered).toEqual(expect.arrayContaining(asked));
  });
});

describe('the realm that Keycloak imports', () => {
  const realm = JSON.parse(read('docs/deploy/keycloak-realm.json')) as {
    clients: { clientId: string; secret?: string; protocolMappers: { config: Record<string, string> }[] }[];
    components: Record<string, { config: Record<string, string[]> }[]>;
    users: { credentials?: unknown }[];
  };

  it.each(realm.clients.map((client) => [client.clientId, client] as const))(
    'gives access tokens of %s the audience, institution and roles that the API reads',
    (_name, { protocolMappers }) => {
      const inAccessToken = protocolMappers
        .map(({ config }) => config)
        .filter((config) => config['access.token.claim'] === 'true');
      expect(inAccessToken).toContainEqual(expect.objectContaining({ 'included.custom.audience': 'hearken' }));
      expect(inAccessToken).toContainEqual(
        expect.objectContaining({ 'claim.name': 'institution', multivalued: 'false', 'jsonType.label': 'String' }),
      );
      expect(inAccessToken).toContainEqual(expect.objectContaining({ 'claim.name': 'roles', multivalued: 'true' }));
    },
  );

  it('lets nobody change the institution they belong to', () => {
    const [component] = realm.components['org.keycloak.userprofile.UserProfileProvider'] ?? [];
    const profile = JSON.parse(component?.config['kc.user.profile.config']?.[0] ?? '{}') as {
      attributes: { name: string; permissions: { edit: string[] } }[];
    };
    const institution = profile.attributes.find(({ name }) => name === 'institution');
    expect(institution?.permissions.edit).toEqual(['admin']);
  });

  it('brings no password or secret of its own', () => {
    for (const { secret } of realm.clients) expect(secret ?? '${FROM_ENVIRONMENT}').toMatch(/^\$\{\w+\}$/);
    for (const user of realm.users) expect(user).not.toHaveProperty('credentials');
  });
});

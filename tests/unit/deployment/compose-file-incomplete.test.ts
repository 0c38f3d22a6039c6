import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { readApiConfiguration } from '#api/configuration.ts';
import { CALLBACK_PATH } from '#api/identity/sign-in-provider.ts';
import { WEB_CLIENT } from '#worker/standalone/identity/configuration.ts';
import { SEARCH_ATTRIBUTES } from '#workflows/search-attributes.ts';

interface Service {
  image: string;
  restart: string;
  command?: string[];
  depends_on?: Record<string, unknown>;
  environment: Record<string, string | null>;
  healthcheck?: unknown;
  ports?: string[];
  networks?: Record<string, { aliases?: string[] }>;
  container_name?: string;
}

const root = new URL('../../../', import.meta.url);
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

  it('registers what hearings can be searched by in Temporal', () => {
    const script = compose.services['temporal-namespace']?.command?.join('\n') ?? '';
    const registered = [...script.matchAll(/--name (\w+) --type (\w+)/g)].map(([, name, type = '']) => ({
      name,
      type: type.toUpperCase(),
    }));
    expect(registered).toEqual(Object.values(SEARCH_ATTRIBUTES));
  });

  it('lets the API start without Temporal', () => {
    expect(Object.keys(compose.services['api']?.depends_on ?? {})).not.toContainEqual(
      expect.stringMatching(/temporal/),
    );
  });

  it('has workers ask the API itself whether claims can be taken, not their own container', () => {
    const { PUBLIC_URL = '', HEARKEN_PROBE_URL = PUBLIC_URL } = environmentOf('worker');
    const { networks = {}, ports = [] } = compose.services['api']!;
    const { hostname, port } = new URL(HEARKEN_PROBE_URL);
    expect(['api', ...(networks['default']?.aliases ?? [])]).toContain(hostname);
    // Browsers come by the published port, workers by the one inside.
    expect(ports).toContain(`127.0.0.1:${port}:${port}`);
  });

  it('asks for no variable that .env.example leaves out', () => {
    const asked = [...read('docker-compose.yml').matchAll(/\$\{(\w+)/g)].map(([, name]) => name);
    const offered = [...read('.env.example').matchAll(/^#?(\w+)=/gm)].map(([, name]) => name);
    expect(offered).toEqual(expect.arrayContaining(asked));
  });
});

interface RealmClient {
  clientId: string;
  secret?: string;
  publicClient: boolean;
  standardFlowEnabled: boolean;
  redirectUris?: string[];
  protocolMappers: { config: Record<string, string> }[];
}

const realm = JSON.parse(read('docs/deploy/keycloak-realm.json')) as {
  realm: string;
  roles: { client: Record<string, { name: string }[]> };
  clients: RealmClient[];
  components: Record<string, { config: Record<string, string[]> }[]>;
  users: { credentials?: unknown; clientRoles: Record<string, string[]> }[];
};

/** A service's environment as compose makes it of .env.example, with every value given that is missing there. */
function environmentOf(service: string, change: Record<string, string> = {}): Record<string, string> {
  const lines = [...read('.env.example').matchAll(/^(\w+)=(.*)$/gm)].map(([, name = '', value = '']) => [name, value]);
  const given: Partial<Record<string, string>> = {
    ...(Object.fromEntries(lines) as Record<string, string>),
    ...change,
  };
  const fill = (text: string): string => {
    const filled = text.replace(/\$\{(\w+)(?::([-?])([^${}]*))?\}/g, (_all, name: string, kind?: string, rest = '') => {
      const value = given[name] ?? '';
      return value !== '' || kind === undefined ? value : kind === '-' ? rest : `some-${name}`;
    });
    return filled === text ? text : fill(filled);
  };
  const entries = Object.entries(compose.services[service]?.environment ?? {});
  return Object.fromEntries(
    entries.flatMap(([name, value]) => {
      const passed = value === null ? given[name] : fill(value);
      return passed === undefined ? [] : [[name, passed]];
    }),
  );
}

describe('signing in by the pages', () => {
  const api = (change?: Record<string, string>) =>
    readApiConfiguration({ ...environmentOf('api', change), HEARKEN_DATA_KEY: Buffer.alloc(32).toString('base64') });

  it('is by a client that the realm has, and that sends people back to the address of the pages', () => {
    const { OIDC_CLIENT_ID, OIDC_CLIENT_SECRET, PUBLIC_URL } = api();
    const client = realm.clients.find(({ clientId }) => clientId === OIDC_CLIENT_ID);
    expect(client, OIDC_CLIENT_ID).toMatchObject({ standardFlowEnabled: true, publicClient: true });
    expect(OIDC_CLIENT_SECRET).toBeUndefined();
    const { HEARKEN_PUBLIC_URL = '' } = environmentOf('identity');
    const allowed = client!.redirectUris!.map((each) => each.replace('${HEARKEN_PUBLIC_URL}', HEARKEN_PUBLIC_URL));
    const callback = new URL(CALLBACK_PATH, PUBLIC_URL).href;
    expect(allowed.some((each) => each === callback || callback.startsWith(each.replace(/\*$/, '')))).toBe(true);
  });

  it.each([{}, { IDENTITY_URL: 'https://identity.example' }])(
    'is at the realm of the provider at its address %o',
    (change) => {
      const { KC_HOSTNAME } = environmentOf('identity', change);
      expect(api(change).OIDC_ISSUER).toBe(`${KC_HOSTNAME}/realms/${realm.realm}`);
    },
  );

  it('can be at a provider of one’s own', () => {
    const own = {
      OIDC_ISSUER: 'https://login.example',
      OIDC_AUDIENCE: 'cases',
      OIDC_CLIENT_ID: 'pages',
      OIDC_CLIENT_SECRET: 'known-to-both',
      OIDC_SCOPE: 'openid profile cases',
      OIDC_TOKEN_TYPE: 'JWT',
    };
    expect(api({ ...own, IDENTITY_URL: 'https://identity.example' })).toMatchObject(own);
  });

  it('is by one client id wherever none is given', () => {
    const { OIDC_CLIENT_ID: _given, ...rest } = environmentOf('api');
    const unsaid = readApiConfiguration({ ...rest, HEARKEN_DATA_KEY: Buffer.alloc(32).toString('base64') });
    expect([unsaid.OIDC_CLIENT_ID, WEB_CLIENT]).toEqual([api().OIDC_CLIENT_ID, api().OIDC_CLIENT_ID]);
  });
});

describe('the realm that Keycloak imports', () => {
  it('puts roles into tokens from the client that has them', () => {
    const having = Object.keys(realm.roles.client);
    expect(realm.clients.map(({ clientId }) => clientId)).toEqual(expect.arrayContaining(having));
    const read = realm.clients.flatMap(({ protocolMappers }) =>
      protocolMappers.flatMap(({ config }) => config['usermodel.clientRoleMapping.clientId'] ?? []),
    );
    expect(new Set(read)).toEqual(new Set(having));
    for (const { clientRoles } of realm.users) expect(having).toEqual(expect.arrayContaining(Object.keys(clientRoles)));
  });

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

  it('lets no user change their own institution', () => {
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

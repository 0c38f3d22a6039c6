import type { RouteOptions } from 'fastify';
import type { Database } from '#db/database.ts';
import { unauthorized, type TokenVerifier } from '#api/identity/token-verifier.ts';
import { STAFF_ROLES } from '#workflows/domain/actor.ts';
import type { UndoneDatabase } from '../../setup/undone-database.ts';
import { tokenOf, type AppUnderTest } from '../app-under-test.ts';
import { openPageSession, type PageSession } from '../page-session.ts';
import { STATES, type Cast } from './cast.ts';
import { LINKS, PEOPLE, placesOn, type Link, type Person, type Place } from './people.ts';
import { REQUESTS } from './requests.ts';
import type { About, RouteRequest } from './requests/request.ts';
import type { CastCase } from './scene.ts';

/** What came of one request, without the ids that were in it. */
export interface Cell {
  route: string;
  /** Who asked, or with which link. */
  who: string;
  place: Place | 'here';
  status: number;
  /** Status, and the name of the problem or the place that the browser is sent to. */
  answer: string;
  /** Headers and body, for comparing two answers with each other. */
  whole: string;
}

/** A route as it was registered. */
export interface MatrixRoute {
  name: string;
  method: string;
  url: string;
  isPage: boolean;
  about: About;
  request: RouteRequest;
}

/** The routes that there are, from what the application registered; addresses of style sheets and scripts are left out. */
export function routesOf(registered: readonly RouteOptions[]): MatrixRoute[] {
  return registered
    .filter(({ method, url }) => method !== 'HEAD' && !url.startsWith('/assets/'))
    .map(({ method, url }) => {
      const name = `${String(method)} ${url}`;
      const request = REQUESTS[name] ?? {};
      return {
        name,
        method: String(method),
        url,
        // The description leaves pages out; a route of the API always has an operation.
        isPage: !url.startsWith('/v1/') && !/^\/(dev\/|healthz|readyz|metrics|openapi)/.test(url),
        about: request.about ?? (url.includes(':token') ? 'link' : url.includes(':id') ? 'case' : 'institution'),
        request,
      };
    })
    .toSorted((a, b) => a.url.localeCompare(b.url) || a.method.localeCompare(b.method));
}

/** Why a route cannot be tried as it is, or `undefined`. */
export function whatIsMissing({ name, method, url, request }: MatrixRoute): string | undefined {
  const known = new Set([
    ':id',
    ':token',
    ':claimId',
    ':recordId',
    ':view',
    ':attachmentId',
    ...Object.keys(request.params?.(SAMPLE) ?? {}).map((each) => `:${each}`),
  ]);
  const unknown = (url.match(/:\w+/g) ?? []).filter((each) => !known.has(each));
  if (unknown.length > 0) return `say in tests/api/authorization/requests/ what ${unknown.join(', ')} of ${name} is`;
  if (method !== 'GET' && REQUESTS[name] === undefined)
    return `say in tests/api/authorization/requests/ what to send to ${name}`;
  return undefined;
}

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;
const FORM_TOKEN = /(?<=name=\\?"csrf" value=\\?")[\w-]+/g;

const SAMPLE = { sources: [] } as unknown as CastCase;

/** Tokens named after accounts, as in every test; `guest` has no role. */
export const verifyToken: TokenVerifier = (token) => {
  const [name = '', institutionId = '', kind] = token.split('.');
  if (kind !== 'human' && kind !== 'machine') throw unauthorized('no such account');
  const roles = STAFF_ROLES.filter((role) => name.split('-').includes(role));
  return Promise.resolve({ kind, id: `${name}@${institutionId}`, name, institutionId, roles });
};

/** Sends requests as people, each on the cast as it was in the beginning. */
export class Matrix {
  readonly #app: AppUnderTest;
  readonly #undone: UndoneDatabase;
  readonly #cast: Cast;
  readonly #sessions: Map<string, PageSession>;
  #sent = 0;

  private constructor(app: AppUnderTest, undone: UndoneDatabase, cast: Cast, sessions: Map<string, PageSession>) {
    this.#app = app;
    this.#undone = undone;
    this.#cast = cast;
    this.#sessions = sessions;
  }

  static async over(app: AppUnderTest, undone: UndoneDatabase, cast: Cast): Promise<Matrix> {
    const sessions = new Map<string, PageSession>();
    for (const { account } of PEOPLE.filter(({ isPerson }) => isPerson))
      if (account !== null) sessions.set(account, await signInToPages(undone.database, account));
    return new Matrix(app, undone, cast, sessions);
  }

  /** Every cell of a route. */
  async try(route: MatrixRoute): Promise<Cell[]> {
    const cells: Cell[] = [];
    if (route.about === 'link') {
      for (const place of [...STATES, 'foreign'] as const)
        cells.push(await this.#send(route, `own link`, place, { token: this.#caseAt(place).token }));
      for (const link of LINKS.filter((each): each is Exclude<Link, 'own'> => each !== 'own'))
        cells.push(await this.#send(route, `${link} link`, 'held', { token: this.#cast.links[link] }));
      // Whoever has a token of staff gets no further with it than anybody.
      for (const person of PEOPLE.filter(({ name }) => name === 'judge-holder' || name === 'institution'))
        cells.push(await this.#send(route, person.name, 'held', { token: this.#cast.links.unknown, person }));
      return cells;
    }
    for (const person of PEOPLE.filter((each) => !route.isPage || each.isPerson))
      for (const place of placesOf(route, person)) cells.push(await this.#send(route, person.name, place, { person }));
    if (route.isPage && route.method === 'POST')
      for (const person of PEOPLE.filter(({ name }) => name === 'judge-holder' || name === 'institution'))
        cells.push(await this.#send(route, `foreign form of ${person.name}`, 'held', { person, isForeign: true }));
    return cells;
  }

  #caseAt(place: Place | 'here'): CastCase {
    if (place === 'foreign') return this.#cast.foreign;
    return place === 'unknown' || place === 'here' ? this.#cast.unknown : this.#cast.cases[place];
  }

  async #send(
    route: MatrixRoute,
    who: string,
    place: Place | 'here',
    { token, person, isForeign = false }: { token?: string; person?: Person; isForeign?: boolean },
  ): Promise<Cell> {
    const { request, isPage } = route;
    const one = this.#caseAt(place);
    const given: Record<string, string> = {
      id: one.caseId,
      token: token ?? '',
      claimId: one.claimId,
      recordId: one.recordId,
      view: one.viewId,
      attachmentId: one.attachmentId,
      ...request.params?.(one),
    };
    const url = route.url.replace(/:(\w+)/g, (_, name: string) => given[name] ?? '').replace('*', given['*'] ?? '');
    const session = person?.account == null ? undefined : this.#sessions.get(person.account);
    const sent = { ...bodyOf(route, one, isForeign ? undefined : session?.csrf) };
    const response = await this.#undone.undo(() =>
      this.#app.app.inject({
        method: route.method as 'GET',
        url,
        // Limits by address are another test's.
        remoteAddress: addressOf(this.#sent++),
        headers: {
          ...(isPage ? { accept: 'text/html' } : {}),
          ...(isPage && session && { cookie: session.cookie }),
          ...(!isPage && person && this.#authorization(person)),
          ...sent.headers,
        },
        ...(sent.payload !== undefined && { payload: sent.payload }),
      }),
    );
    const link = given['token'] ?? '';
    const key = given['key'] ?? '';
    const withoutIds = (text: string) =>
      [
        [link, ':token'],
        [decodeURIComponent(link), ':token'],
        // In the address that the choice of a language leads back to.
        [encodeURIComponent(link), ':token'],
        [key, ':key'],
      ]
        .filter(([each]) => each !== '')
        .reduce((rest, [each = '', name = '']) => rest.replaceAll(each, name), text)
        .replace(UUID, ':id')
        .replace(FORM_TOKEN, '');
    const { statusCode: status, headers, body } = response;
    return {
      route: route.name,
      who,
      place,
      status,
      answer: withoutIds(describe(status, headers, body)),
      // The time of day tells nothing; how long a body is, the body tells.
      whole: withoutIds(JSON.stringify({ ...headers, date: undefined, 'content-length': undefined, body })),
    };
  }

  #authorization({ account, token }: Person): Record<string, string> {
    if (token === 'forged') return { authorization: 'Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiJqdWRnZSJ9.x' };
    if (token === 'link') return { authorization: `Bearer ${this.#cast.cases.held.token}` };
    return account === null ? {} : { authorization: `Bearer ${tokenOf(account)}` };
  }
}

function placesOf(route: MatrixRoute, person: Person): readonly (Place | 'here')[] {
  const { name } = person;
  switch (route.about) {
    case 'case':
      return placesOn(route, person);
    case 'thing':
      return ['held', 'foreign', 'unknown'];
    case 'institution':
      return ['here'];
    case 'open':
      return name === 'nobody' || name === 'judge' || name === 'guest' ? ['here'] : [];
    case 'link':
      return [];
  }
}

function bodyOf({ isPage, request, method }: MatrixRoute, one: CastCase, csrf: string | undefined) {
  if (request.raw)
    return {
      headers: { ...request.raw.headers, ...(isPage && csrf !== undefined && { 'x-csrf': csrf }) },
      payload: request.raw.body,
    };
  const body = request.body?.(one);
  if (method === 'GET' || (!isPage && body === undefined)) return {};
  if (!isPage) return { headers: { 'content-type': 'application/json' }, payload: JSON.stringify(body) };
  const fields = [...fieldsOf(body), ...(csrf === undefined ? [] : [['csrf', csrf] as const])];
  return {
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams(fields.map(([name, value]) => [name, value])).toString(),
  };
}

/** The fields of a form that says the same as a body: by JSON pointer, and the outermost by their bare names too. */
function fieldsOf(value: unknown, pointer = ''): (readonly [string, string])[] {
  if (value === undefined || value === null) return [];
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') {
    const kind = typeof value === 'string' ? '' : `#${typeof value}`;
    const isOutermost = pointer.lastIndexOf('/') === 0;
    return [[`${pointer}${kind}`, String(value)], ...(isOutermost ? [[pointer.slice(1), String(value)] as const] : [])];
  }
  return Object.entries(value).flatMap(([key, each]) => fieldsOf(each, `${pointer}/${key}`));
}

function describe(status: number, headers: Record<string, unknown>, body: string): string {
  if (typeof headers['location'] === 'string' && status >= 300 && status < 400)
    return `${status} ${headers['location'].replace(/[?#].*$/, '')}`;
  if (!String(headers['content-type']).includes('problem+json')) return String(status);
  const { code } = JSON.parse(body) as { code: string };
  return status === 401 || code === 'notFound' ? String(status) : `${status} ${code}`;
}

const addressOf = (number: number): string => `10.${(number >> 16) & 255}.${(number >> 8) & 255}.${number & 255}`;

/** Signs somebody in to the pages. */
async function signInToPages(database: Database, account: string): Promise<PageSession> {
  const staff = await verifyToken(tokenOf(account));
  return openPageSession(database, staff, new Date().toISOString());
}

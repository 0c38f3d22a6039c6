import { createHash } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import type { House, Houses } from '#db/houses/house.ts';
import { LANGUAGES, type Language } from '../figures-in-words.ts';

/** What a document shows of a house. Addresses are those under which it is served. */
export interface Face {
  name: string;
  logo?: string;
  style?: string;
  contact?: string;
  imprint?: string;
  languages: readonly Language[];
}

/** What institutions look like on their pages. */
export interface Faces {
  /** An institution's face; `undefined` where it has none of its own. */
  of(institutionId: string): Face | undefined;
  /** Serves logos and colours under addresses that change with their content. */
  register(app: FastifyInstance): void;
}

const FOREVER = 'public, max-age=31536000, immutable';
/** A logo that is opened by itself runs nothing and loads nothing. */
const LOGO_POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox";

/** The faces of houses. */
export function createFaces(houses: Houses): Faces {
  const faces = new Map([...houses].map(([institution, house]) => [institution, faceOf(institution, house)]));
  return {
    of: (institutionId) => faces.get(institutionId),
    register(app) {
      for (const [institution, { logo, colour }] of houses) {
        const { logo: logoAddress, style } = faces.get(institution) ?? {};
        if (logo && logoAddress !== undefined)
          app.get(logoAddress, { schema: { hide: true } }, (_request, reply) =>
            reply
              .headers({ 'cache-control': FOREVER, 'content-security-policy': LOGO_POLICY })
              .type(logo.type)
              .send(logo.content),
          );
        if (colour !== undefined && style !== undefined)
          app.get(style, { schema: { hide: true } }, (_request, reply) =>
            reply
              .header('cache-control', FOREVER)
              .type('text/css; charset=utf-8')
              .send(`.bar { border-bottom: 3px solid ${colour}; }\n`),
          );
      }
    },
  };
}

function faceOf(institution: string, { logo, colour, name, contact, imprint, languages }: House): Face {
  const hash = createHash('sha256').update(JSON.stringify([institution, colour]));
  if (logo) hash.update(logo.content);
  const base = `/faces/${hash.digest('hex').slice(0, 16)}`;
  return {
    name,
    languages: languages ?? LANGUAGES,
    ...(logo && { logo: `${base}/logo` }),
    ...(colour !== undefined && { style: `${base}/colour.css` }),
    ...(contact !== undefined && { contact }),
    ...(imprint !== undefined && { imprint }),
  };
}

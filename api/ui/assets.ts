import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import type { FastifyInstance } from 'fastify';

/** Style sheets, icons and scripts, under addresses that change with their content. */
export interface Assets {
  /** Address of a style sheet, an icon or an island, such as `hearken.css` or `autosave.js`. */
  address(name: string): string;
  register(app: FastifyInstance): void;
}

interface Asset {
  type: string;
  content: string;
}

const TYPES = { css: 'text/css; charset=utf-8', svg: 'image/svg+xml' } as const;
const JAVASCRIPT = 'text/javascript; charset=utf-8';

/**
 * Reads every asset once. Islands are TypeScript; their types are stripped here, so that there is no build step.
 */
export function loadAssets(): Assets {
  const assets = new Map<string, Asset>();
  for (const name of readdirSync(folder('assets'))) {
    const ending = name.split('.').at(-1) ?? '';
    if (ending === 'css' || ending === 'svg')
      assets.set(name, { type: TYPES[ending], content: readFileSync(new URL(name, folder('assets')), 'utf8') });
  }
  for (const name of readdirSync(folder('islands'))) {
    if (!name.endsWith('.ts') || name.endsWith('.d.ts')) continue;
    const code = stripTypeScriptTypes(readFileSync(new URL(name, folder('islands')), 'utf8'));
    // Islands import each other by their source's name.
    const content = code.replace(/(from\s+'\.\/[\w-]+)\.ts'/g, `$1.js'`);
    assets.set(name.replace(/\.ts$/, '.js'), { type: JAVASCRIPT, content });
  }
  const hash = createHash('sha256');
  for (const [name, { content }] of [...assets].toSorted(([a], [b]) => (a < b ? -1 : 1)))
    hash.update(name).update(content);
  const base = `/assets/${hash.digest('hex').slice(0, 16)}`;
  return {
    address(name) {
      if (!assets.has(name)) throw new Error(`there is no asset ${name}`);
      return `${base}/${name}`;
    },
    register(app) {
      for (const [name, { type, content }] of assets)
        app.get(`${base}/${name}`, { schema: { hide: true } }, (_request, reply) =>
          reply.header('cache-control', 'public, max-age=31536000, immutable').type(type).send(content),
        );
    },
  };
}

const folder = (name: 'assets' | 'islands'): URL => new URL(`./${name}/`, import.meta.url);

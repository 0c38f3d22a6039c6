import { readFileSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { z } from 'zod';
import { StartRefused } from '../environment/read-environment.ts';
import { HouseEntry, type House, type Houses, type Logo } from './house.ts';

const MAX_LOGO_BYTES = 200 * 1024;
const LOGO_TYPES: Partial<Record<string, Logo['type']>> = {
  svg: 'image/svg+xml',
  png: 'image/png',
  webp: 'image/webp',
};

/**
 * Reads the file that says how institutions present themselves: a JSON object, by institution.
 *
 * @throws StartRefused naming everything that is wrong with it
 */
export function readHouses(file: string): Houses {
  const read = z.record(z.string(), HouseEntry).safeParse(parse(file));
  if (!read.success)
    throw new StartRefused(
      read.error.issues.map(({ path, message }) => `HEARKEN_HOUSES: ${path.map(String).join('.')}: ${message}`),
    );
  return new Map(
    Object.entries(read.data).map(([institution, { logo, ...entry }]): [string, House] => [
      institution,
      logo === undefined ? entry : { ...entry, logo: readLogo(resolve(dirname(file), logo)) },
    ]),
  );
}

function parse(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new StartRefused([`HEARKEN_HOUSES cannot be read: ${(error as Error).message}`]);
  }
}

function readLogo(file: string): Logo {
  const type = LOGO_TYPES[file.split('.').at(-1)?.toLowerCase() ?? ''];
  if (!type) throw new StartRefused([`HEARKEN_HOUSES: the logo ${file} is not an .svg, .png or .webp file`]);
  try {
    if (statSync(file).size > MAX_LOGO_BYTES)
      throw new StartRefused([`HEARKEN_HOUSES: the logo ${file} is larger than 200 KB`]);
    return { type, content: readFileSync(file) };
  } catch (error) {
    if (error instanceof StartRefused) throw error;
    throw new StartRefused([`HEARKEN_HOUSES: the logo ${file} cannot be read`]);
  }
}

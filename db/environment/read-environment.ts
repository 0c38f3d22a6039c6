import type { z } from 'zod';
import { findUnknownNames } from './find-unknown-names.ts';
import { readSecretFiles } from './secret-files.ts';
import { VARIABLES } from './variables.ts';

/** Why a process does not start: each reason with what to do about it. No reason repeats a value. */
export class StartRefused extends Error {
  override name = 'StartRefused';
  readonly reasons: readonly string[];

  constructor(reasons: readonly string[]) {
    super(['Hearken cannot start like this:', ...reasons.map((reason) => `- ${reason}`)].join('\n'));
    this.reasons = reasons;
  }
}

/** What is wrong with a variable that is valid by itself; `remedy` replaces the variable's own remedy. */
export interface VariableFault {
  name: string;
  fault: string;
  remedy?: string;
}

/**
 * Reads a process's environment and checks all of it.
 *
 * @param schema of the variables that the process reads
 * @param given in which a secret `X` may also be in the file that `X_FILE` names
 * @param inquire finds contradictions between variables, and faults in what they name
 * @throws StartRefused naming every variable that is missing, wrong or unknown, with what to set it to
 */
export function readEnvironment<Shape extends z.ZodRawShape>(
  schema: z.ZodObject<Shape>,
  given: NodeJS.ProcessEnv,
  inquire: (environment: NodeJS.ProcessEnv) => readonly VariableFault[] = () => [],
): { variables: z.output<z.ZodObject<Shape>>; environment: NodeJS.ProcessEnv } {
  const { environment, problems } = readSecretFiles(given);
  const read = schema.safeParse(environment);
  const faults = [
    ...(read.error?.issues ?? []).map(({ path, message }) => faultOf(String(path[0]), message, environment)),
    ...inquire(environment),
  ];
  const inFiles = new Set<string>(problems.map(({ name }) => name));
  const reasons = [
    ...problems.map(({ problem }) => problem),
    ...faults.filter(({ name }) => !inFiles.has(name)).map(describe),
    ...findUnknownNames(given).map(
      ({ name, nearest }) =>
        `${name} is not a variable of Hearken. Rename it to ${nearest} if you meant that, or remove it`,
    ),
  ];
  if (!read.success || reasons.length > 0) throw new StartRefused([...new Set(reasons)]);
  return { variables: read.data, environment };
}

function faultOf(name: string, message: string, environment: NodeJS.ProcessEnv): VariableFault {
  if (environment[name] === undefined) return { name, fault: 'is not set' };
  return { name, fault: environment[name] === '' ? 'is empty' : `cannot be used (${message})` };
}

function describe({ name, fault, remedy }: VariableFault): string {
  const value = (VARIABLES as Record<string, string>)[name];
  const toDo = remedy ?? (value === undefined ? undefined : `Set it to ${value}`);
  return `${name} ${fault}${toDo === undefined ? '' : `. ${toDo}`}`;
}

/** Exit code of a process that cannot be started as it is configured (EX_CONFIG of sysexits.h). */
const EX_CONFIG = 78;

/** The result of `read`. If it refuses to start, the process ends with code 78, with the reasons on standard error. */
export async function orRefuseToStart<T>(read: () => T | Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (!(error instanceof StartRefused)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(EX_CONFIG);
  }
}

import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { VariableFault } from './read-environment.ts';

/** The variables by which a process finds the Temporal server; the names are those of Temporal's own command line. */
export const TEMPORAL_VARIABLES = {
  TEMPORAL_ADDRESS: z.string().regex(/^[^\s/]+:\d{1,5}$/, { error: 'it is not of the form host:port' }),
  TEMPORAL_NAMESPACE: z.string().min(1).default('default'),
  TEMPORAL_API_KEY: z.string().min(1).optional(),
  TEMPORAL_TLS: z.enum(['true', 'false']).optional(),
  TEMPORAL_TLS_SERVER_CA_CERT_PATH: z.string().min(1).optional(),
  TEMPORAL_TLS_SERVER_NAME: z.string().min(1).optional(),
  TEMPORAL_TLS_CLIENT_CERT_PATH: z.string().min(1).optional(),
  TEMPORAL_TLS_CLIENT_KEY_PATH: z.string().min(1).optional(),
};

type TemporalVariables = z.output<z.ZodObject<typeof TEMPORAL_VARIABLES>>;
const FILES = [
  'TEMPORAL_TLS_SERVER_CA_CERT_PATH',
  'TEMPORAL_TLS_CLIENT_CERT_PATH',
  'TEMPORAL_TLS_CLIENT_KEY_PATH',
] as const;

/** Options of a connection to the Temporal server, for client and worker alike. */
export interface TemporalConnectionOptions {
  address: string;
  apiKey?: string;
  tls?: {
    serverNameOverride?: string;
    serverRootCACertificate?: Uint8Array;
    clientCertPair?: { crt: Uint8Array; key: Uint8Array };
  };
}

/** Contradictions between the variables of the connection to Temporal, and faults of the files that they name. */
export function findTemporalFaults(environment: NodeJS.ProcessEnv): VariableFault[] {
  const unreadable = FILES.flatMap((name): VariableFault[] => {
    const file = environment[name];
    return file && !isReadable(file) ? [{ name, fault: 'names a file that cannot be read' }] : [];
  });
  const halves = [
    ['TEMPORAL_TLS_CLIENT_CERT_PATH', 'TEMPORAL_TLS_CLIENT_KEY_PATH'] as const,
    ['TEMPORAL_TLS_CLIENT_KEY_PATH', 'TEMPORAL_TLS_CLIENT_CERT_PATH'] as const,
  ].flatMap(([there, missing]): VariableFault[] =>
    environment[there] && !environment[missing] ? [{ name: missing, fault: `is not set, and ${there} is` }] : [],
  );
  const plain: VariableFault[] =
    environment['TEMPORAL_TLS'] === 'false' && wantsTls(environment)
      ? [
          {
            name: 'TEMPORAL_TLS',
            fault: 'is false, and an API key or a certificate is set, which need TLS',
            remedy: 'Set it to true, or remove the others',
          },
        ]
      : [];
  return [...unreadable, ...halves, ...plain];
}

/** How to connect to the Temporal server: by TLS if that is requested, or if a key or certificate is given. */
export function temporalConnectionOf(variables: TemporalVariables): TemporalConnectionOptions {
  const {
    TEMPORAL_ADDRESS: address,
    TEMPORAL_API_KEY: apiKey,
    TEMPORAL_TLS_SERVER_NAME: serverNameOverride,
    TEMPORAL_TLS_SERVER_CA_CERT_PATH: authority,
    TEMPORAL_TLS_CLIENT_CERT_PATH: certificate,
    TEMPORAL_TLS_CLIENT_KEY_PATH: key,
  } = variables;
  return {
    address,
    ...(apiKey !== undefined && { apiKey }),
    ...((variables.TEMPORAL_TLS === 'true' || wantsTls(variables)) && {
      tls: {
        ...(serverNameOverride !== undefined && { serverNameOverride }),
        ...(authority !== undefined && { serverRootCACertificate: readFileSync(authority) }),
        ...(certificate !== undefined &&
          key !== undefined && { clientCertPair: { crt: readFileSync(certificate), key: readFileSync(key) } }),
      },
    }),
  };
}

const wantsTls = (variables: Partial<Record<string, string>>): boolean =>
  ['TEMPORAL_API_KEY', 'TEMPORAL_TLS_SERVER_NAME', ...FILES].some((name) => variables[name] !== undefined);

function isReadable(file: string): boolean {
  try {
    readFileSync(file);
    return true;
  } catch {
    return false;
  }
}

import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createSecureServer, type IncomingHttpHeaders } from 'node:http2';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Connection } from '@temporalio/client';
import { expect, onTestFinished, test } from 'vitest';
import { temporalConnectionOf } from '#db/environment/temporal.ts';

/** A certificate for `temporal.example` that nobody but itself has signed. */
function certificate(): { key: string; certificate: string } {
  const folder = mkdtempSync(join(tmpdir(), 'hearken-tls-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const files = { key: join(folder, 'key.pem'), certificate: join(folder, 'certificate.pem') };
  const subject = ['-subj', '/CN=temporal.example', '-addext', 'subjectAltName=DNS:temporal.example'];
  const kind = ['-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '1'];
  execFileSync('openssl', ['req', ...kind, ...subject, '-keyout', files.key, '-out', files.certificate], {
    stdio: 'ignore',
  });
  return files;
}

/** Answers every call with an empty message, and keeps what the calls and their clients show of themselves. */
async function startServer(files: ReturnType<typeof certificate>) {
  const seen: { headers: IncomingHttpHeaders; hasCertificate: boolean }[] = [];
  const authority = readFileSync(files.certificate);
  const server = createSecureServer({
    key: readFileSync(files.key),
    cert: authority,
    ca: authority,
    requestCert: true,
  });
  server.on('stream', (stream, headers) => {
    const socket = stream.session?.socket as unknown as { getPeerCertificate(): object };
    seen.push({ headers, hasCertificate: Object.keys(socket.getPeerCertificate()).length > 0 });
    stream.respond({ ':status': 200, 'content-type': 'application/grpc' }, { waitForTrailers: true });
    stream.on('wantTrailers', () => stream.sendTrailers({ 'grpc-status': '0' }));
    stream.end(Buffer.alloc(5));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  return { address: `127.0.0.1:${(server.address() as AddressInfo).port}`, seen };
}

test('Temporal is reached by TLS, with an API key and a certificate where they are set', async () => {
  const files = certificate();
  const { address, seen } = await startServer(files);
  const options = temporalConnectionOf({
    TEMPORAL_ADDRESS: address,
    TEMPORAL_NAMESPACE: 'default',
    TEMPORAL_API_KEY: 'the key',
    TEMPORAL_TLS_SERVER_NAME: 'temporal.example',
    TEMPORAL_TLS_SERVER_CA_CERT_PATH: files.certificate,
    TEMPORAL_TLS_CLIENT_CERT_PATH: files.certificate,
    TEMPORAL_TLS_CLIENT_KEY_PATH: files.key,
  });
  const connection = await Connection.connect(options);
  onTestFinished(() => connection.close());
  expect(seen[0]?.headers).toMatchObject({ ':scheme': 'https', authorization: 'Bearer the key' });
  expect(seen[0]?.hasCertificate).toBe(true);
});

test('a server whose certificate is not signed by the given authority gets no key', async () => {
  const { address, seen } = await startServer(certificate());
  const options = temporalConnectionOf({
    TEMPORAL_ADDRESS: address,
    TEMPORAL_NAMESPACE: 'default',
    TEMPORAL_API_KEY: 'the key',
    TEMPORAL_TLS_SERVER_NAME: 'temporal.example',
    TEMPORAL_TLS_SERVER_CA_CERT_PATH: certificate().certificate,
  });
  await expect(Connection.connect({ ...options, connectTimeout: 2_000 })).rejects.toThrow();
  expect(seen).toEqual([]);
});

test('TLS can be requested by itself, and is not used unless it is requested', () => {
  const given = { TEMPORAL_ADDRESS: 'temporal:7233', TEMPORAL_NAMESPACE: 'default' };
  expect(temporalConnectionOf(given)).toEqual({ address: 'temporal:7233' });
  expect(temporalConnectionOf({ ...given, TEMPORAL_TLS: 'true' })).toEqual({ address: 'temporal:7233', tls: {} });
});

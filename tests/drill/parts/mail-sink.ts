import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { createInterface } from 'node:readline';

/** A mail server that takes every mail and delivers none. */
export interface MailSink {
  readonly port: number;
  /** The newest private link that was sent to an address; `undefined` before the first. */
  linkTo(address: string): string | undefined;
  /** How many mails it took. */
  taken(): number;
  /** Takes mail again at the same port after a `stop`. */
  start(): Promise<void>;
  /** Cuts every connection and takes no more. */
  stop(): Promise<void>;
}

const LINK = /https?:\/\/\S+\/appeal\/[\w-]+/;

export async function startMailSink(): Promise<MailSink> {
  const links = new Map<string, string>();
  const sockets = new Set<Socket>();
  let taken = 0;
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => socket.destroy());
    converse(socket, (to, mail) => {
      taken += 1;
      const [link] = LINK.exec(unfold(mail)) ?? [];
      if (link !== undefined) links.set(to, link);
    });
  });
  const listen = async (at: number) => {
    server.listen(at, '127.0.0.1');
    await once(server, 'listening');
  };
  await listen(0);
  const { port } = server.address() as AddressInfo;
  return {
    port,
    linkTo: (address) => links.get(address),
    taken: () => taken,
    start: () => listen(port),
    async stop() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

/** The server's side of one connection (RFC 5321), as far as a client that sends mail needs it. */
function converse(socket: Socket, take: (to: string, mail: string) => void): void {
  const say = (line: string) => socket.write(`${line}\r\n`);
  let [to, mail]: [string, string[] | undefined] = ['', undefined];
  say('220 mail.example');
  createInterface({ input: socket }).on('line', (line) => {
    if (mail) {
      if (line !== '.') {
        mail.push(line.startsWith('.') ? line.slice(1) : line);
        return;
      }
      take(to, mail.join('\n'));
      mail = undefined;
      say('250 taken');
      return;
    }
    const command = line.slice(0, 4).toUpperCase();
    if (command === 'RCPT') to = /<([^>]*)>/.exec(line)?.[1] ?? '';
    if (command === 'DATA') mail = [];
    if (command === 'QUIT') socket.end('221 bye\r\n');
    else say(command === 'DATA' ? '354 go on' : '250 mail.example');
  });
}

/** A mail's text without the line breaks and escapes of quoted-printable (RFC 2045). */
const unfold = (mail: string): string =>
  mail
    .replaceAll(/=\n/g, '')
    .replaceAll(/=([0-9A-F]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));

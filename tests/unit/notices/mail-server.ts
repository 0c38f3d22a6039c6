import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';

interface Received {
  recipients: string[];
  /** Header lines and body as they came. */
  data: string;
}

/** A mail server on loopback that takes everything and keeps it. */
export async function mailServer(): Promise<{ url: string; received: Received[] }> {
  const received: Received[] = [];
  const server = createServer((socket) => converse(socket, received));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  return { url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`, received };
}

function converse(socket: Socket, received: Received[]): void {
  let [pending, isData] = ['', false];
  let message: Received = { recipients: [], data: '' };
  socket.on('error', () => undefined);
  socket.write('220 here\r\n');
  socket.on('data', (part) => {
    pending += part.toString();
    for (let end = pending.indexOf('\r\n'); end !== -1; end = pending.indexOf('\r\n')) {
      const line = pending.slice(0, end);
      pending = pending.slice(end + 2);
      if (isData) {
        if (line !== '.') message.data += `${line}\r\n`;
        else {
          isData = false;
          received.push(message);
          message = { recipients: [], data: '' };
          socket.write('250 taken\r\n');
        }
      } else if (/^EHLO|^HELO/i.test(line)) socket.write('250-here\r\n250 8BITMIME\r\n');
      else if (/^RCPT TO:/i.test(line)) {
        message.recipients.push(/<(.*)>/.exec(line)?.[1] ?? line);
        socket.write('250 ok\r\n');
      } else if (/^DATA/i.test(line)) {
        isData = true;
        socket.write('354 go on\r\n');
      } else if (/^QUIT/i.test(line)) socket.end('221 bye\r\n');
      else socket.write('250 ok\r\n');
    }
  });
}

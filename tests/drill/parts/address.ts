import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** An address that leads to the PostgreSQL server which is the primary, as a virtual address or a TCP proxy does. */
export interface Address {
  readonly port: number;
  /** Cuts every connection and leads new ones to another port on loopback. */
  leadTo(port: number): void;
  stop(): Promise<void>;
}

export async function startAddress(to: number): Promise<Address> {
  let target = to;
  const open = new Set<Socket>();
  const server = createServer((incoming) => {
    const onward = connect({ host: '127.0.0.1', port: target });
    for (const [one, other] of [
      [incoming, onward],
      [onward, incoming],
    ] as const) {
      open.add(one);
      one.on('error', () => one.destroy());
      one.on('close', () => {
        open.delete(one);
        other.destroy();
      });
      one.pipe(other);
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const cut = () => {
    for (const socket of open) socket.destroy();
  };
  return {
    port: (server.address() as AddressInfo).port,
    leadTo(port) {
      target = port;
      cut();
    },
    async stop() {
      cut();
      server.close();
      await once(server, 'close');
    },
  };
}

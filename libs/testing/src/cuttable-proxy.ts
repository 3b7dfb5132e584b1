import { createServer, connect, type AddressInfo, type Socket } from 'node:net';

/** A wire to the broker that a test can cut, and speak on in the broker's name. */
export interface CuttableProxy {
  /** The broker's address through this wire. */
  url: string;
  /** Cuts every connection and lets no new one through. */
  cut(): void;
  /** Lets connections through again. */
  restore(): void;
  /** Lets connections through again, and cuts them once the broker has spoken so many times. */
  restoreFor(answers: number): void;
  /** Whether nothing is let through now. */
  isCut(): boolean;
  /** Who is connected now hears nothing more, for good, and is not told; new connections are let through. */
  fallSilent(): void;
  /** Keeps what the broker says from its clients until {@link letGo}. */
  hold(): void;
  /** What is held back, as text. */
  held(): string;
  /** Passes on what was held, and all that comes. */
  letGo(): void;
  /** Sends bytes to every client as if the broker had. */
  say(bytes: Buffer): void;
  close(): Promise<void>;
}

/** Opens a wire to a broker. */
export const openProxy = async (amqpUrl: string): Promise<CuttableProxy> => {
  const { hostname: host, port } = new URL(amqpUrl);
  const clients = new Set<Socket>();
  const held: { client: Socket; bytes: Buffer }[] = [];
  const deaf = new WeakSet<Socket>();
  let open = true;
  let holding = false;
  let answersLeft = Infinity;
  const fromBroker = (client: Socket, bytes: Buffer): void => {
    if (deaf.has(client)) return;
    answersLeft -= 1;
    if (answersLeft < 0) cut();
    else if (holding) held.push({ client, bytes });
    else client.write(bytes);
  };
  const cut = (): void => {
    open = false;
    clients.forEach((client) => client.destroy());
  };
  const restoreFor = (answers: number): void => {
    answersLeft = answers;
    open = true;
  };
  const server = createServer((client) => {
    if (!open) {
      client.destroy();
      return;
    }
    join(client, connect({ host, port: Number(port) }), fromBroker);
    clients.add(client);
    client.on('close', () => clients.delete(client));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = new URL(amqpUrl);
  url.host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url: url.toString(),
    cut,
    restore: () => {
      restoreFor(Infinity);
    },
    restoreFor,
    isCut: () => !open,
    fallSilent: () => {
      clients.forEach((client) => deaf.add(client));
    },
    hold: () => (holding = true),
    held: () => held.map(({ bytes }) => bytes.toString('utf8')).join(''),
    letGo: () => {
      holding = false;
      for (const { client, bytes } of held.splice(0)) client.write(bytes);
    },
    say: (bytes) => {
      clients.forEach((client) => client.write(bytes));
    },
    close: () => {
      cut();
      return new Promise((resolve) =>
        server.close(() => {
          resolve();
        }),
      );
    },
  };
};

const join = (client: Socket, broker: Socket, fromBroker: (client: Socket, bytes: Buffer) => void): void => {
  client.setNoDelay(true).pipe(broker.setNoDelay(true));
  broker.on('data', (bytes) => {
    fromBroker(client, bytes);
  });
  for (const [socket, other] of [
    [client, broker],
    [broker, client],
  ] as const) {
    socket.on('error', () => other.destroy());
    socket.on('close', () => other.destroy());
  }
};

const METHOD_FRAME = 1;
const FRAME_END = 0xce;

/** AMQP 0-9-1 method frame on channel 0 with the method's arguments. */
const connectionMethod = (method: number, args: Buffer): Buffer => {
  const head = Buffer.alloc(11);
  head.writeUInt8(METHOD_FRAME, 0);
  head.writeUInt32BE(4 + args.length, 3);
  head.writeUInt16BE(10, 7);
  head.writeUInt16BE(method, 9);
  return Buffer.concat([head, args, Buffer.from([FRAME_END])]);
};

/** What RabbitMQ says when memory or disk runs out, and when there is room again. */
export const BLOCKED = connectionMethod(60, Buffer.from('\x08low disk', 'latin1'));
export const UNBLOCKED = connectionMethod(61, Buffer.alloc(0));

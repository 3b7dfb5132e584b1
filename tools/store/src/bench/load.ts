import { type Collection, MongoClient } from 'mongodb';

/** A chat message as the services store one. */
export interface Message {
  readonly _id: string;
  readonly conversationId: string;
  readonly clientId: string;
  readonly seq: number;
  readonly senderId: string;
  readonly text: string;
  readonly at: Date;
}

export const CONNECTIONS = 16;
const PER_CONVERSATION = 100;

/** The n-th message: hundred to a conversation, 250 characters. */
export const message = (n: number): Message => ({
  _id: `message-${String(n).padStart(9, '0')}`,
  conversationId: `conversation-${Math.floor(n / PER_CONVERSATION)}`,
  clientId: `client-${n}`,
  seq: n % PER_CONVERSATION,
  senderId: n % 2 === 0 ? 'TestPerson39' : 'P24-40',
  text: `Testmeddelande ${n} `.padEnd(250, 'å'),
  at: new Date(1_700_000_000_000 + n * 1000),
});

/** Runs `work` with a client of sixteen connections. */
export const withMessages = async <T>(
  uri: string,
  work: (messages: Collection<Message>) => Promise<T>,
): Promise<T> => {
  const client = new MongoClient(uri, {
    maxPoolSize: CONNECTIONS,
    minPoolSize: CONNECTIONS,
    serverSelectionTimeoutMS: 5000,
  });
  try {
    await client.connect();
    return await work(client.db('bench').collection<Message>('messages'));
  } finally {
    await client.close();
  }
};

/** The indexes that chat has on its messages. */
export const createIndexes = async (messages: Collection<Message>): Promise<void> => {
  await messages.createIndex({ conversationId: 1, seq: 1 }, { unique: true }, {});
  await messages.createIndex({ conversationId: 1, clientId: 1 }, { unique: true }, {});
};

/** Stores messages `from` to `to` (excluded). */
export const fill = async (messages: Collection<Message>, from: number, to: number): Promise<void> => {
  for (let at = from; at < to; at += 1000)
    await messages.insertMany(
      Array.from({ length: Math.min(1000, to - at) }, (_, offset) => message(at + offset)),
    );
};

/** Operations per second when sixteen callers do `work` one after the other for so long. */
export const rate = async (ms: number, work: () => Promise<unknown>): Promise<number> => {
  const end = performance.now() + ms;
  let count = 0;
  const caller = async (): Promise<void> => {
    while (performance.now() < end) {
      await work();
      count += 1;
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, caller));
  return (count / ms) * 1000;
};

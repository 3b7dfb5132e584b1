import { messagingConfig, namesIn } from '@om/messaging';
import { connect } from 'amqplib';
import { SERVICES } from '@om/contracts';
import { MongoClient } from 'mongodb';

/** What should be empty when everything has come to rest: outbox entries by database, messages by queue. */
export interface Leftovers {
  readonly outboxes: Readonly<Record<string, number>>;
  readonly queues: Readonly<Record<string, number>>;
  readonly dead: Readonly<Record<string, number>>;
}

/** Looks into the stores and the broker; only what is not empty is told. */
export const leftovers = async ({ store, broker }: { store: string; broker: string }): Promise<Leftovers> => {
  const [outboxes, depths] = await Promise.all([fullOutboxes(store), depthsOf(broker)]);
  const deadQueues = new Set(SERVICES.map((service) => namesIn('om').deadQueue(service)));
  const part = (dead: boolean) =>
    Object.fromEntries(depths.filter(([name, depth]) => depth > 0 && deadQueues.has(name) === dead));
  return { outboxes, queues: part(false), dead: part(true) };
};

/** Documents that still hold something to be published, by database and collection. */
const fullOutboxes = async (uri: string): Promise<Record<string, number>> => {
  const client = await MongoClient.connect(uri, { directConnection: true });
  try {
    const { databases } = await client.db('admin').admin().listDatabases({ nameOnly: true });
    const full: Record<string, number> = {};
    for (const { name } of databases.filter((database) => database.name.startsWith('om_'))) {
      const db = client.db(name);
      for (const collection of await db.collections()) {
        const count = await collection.countDocuments({ 'outbox.0': { $exists: true } });
        if (count > 0) full[`${name}.${collection.collectionName}`] = count;
      }
    }
    return full;
  } finally {
    await client.close();
  }
};

const depthsOf = async (url: string): Promise<[name: string, depth: number][]> => {
  const connection = await connect(url);
  try {
    const channel = await connection.createChannel();
    const { topology } = messagingConfig({ AMQP_URL: url, SERVICE_NAME: 'gateway', NAMESPACE: 'om' });
    return await Promise.all(
      topology.queues.map(async ({ name }): Promise<[string, number]> => {
        const { messageCount } = await channel.checkQueue(name);
        return [name, messageCount];
      }),
    );
  } finally {
    await connection.close();
  }
};

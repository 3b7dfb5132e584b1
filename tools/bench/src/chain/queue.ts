import { randomUUID } from 'node:crypto';
import { openBroker, publishSurely, serviceQueue } from '../wire/bare-broker.js';
import { openStore } from '../wire/bare-store.js';
import { batches } from '../wire/batches.js';
import type { BareMessage } from '../wire/frames.js';
import { tellReady } from '../wire/ready.js';
import { DATABASE, EVENTS, EXCHANGE, ROW_KEY } from './names.js';

/** In place of queue: takes in the last message of a case in one guarded write with its outbox, tells the row, empties the outbox. */
const [amqpUrl = '', mongodbUri = ''] = process.argv.slice(2);

interface Case {
  readonly _id: string;
  readonly version: number;
  readonly outbox: readonly { readonly id: string; readonly at: Date; readonly what: unknown }[];
  readonly lastMessage?: { readonly at: string; readonly seq: number };
}
const cases = (await openStore(mongodbUri, DATABASE)).collection<Case>('cases');
await cases.createIndexes([{ key: { 'outbox.at': 1 } }, { key: { 'timers.at': 1 } }]);
const empty = batches<{ id: string; entry: string }>((gone) =>
  cases.bulkWrite(
    gone.map(({ id, entry }) => ({
      updateOne: { filter: { _id: id }, update: { $pull: { outbox: { id: entry } } } },
    })),
    { ordered: false },
  ),
);

const broker = await openBroker(amqpUrl);
const [publishing, serving] = await Promise.all([broker.createConfirmChannel(), broker.createChannel()]);
await serviceQueue(serving, EVENTS.queue, EXCHANGE);

/** Within a process one case is changed by one after the other, as in libs/persistence. */
const turns = new Map<string, Promise<void>>();

const hear = async ({ visitId, seq, at }: BareMessage): Promise<void> => {
  const before = await cases.findOne({ _id: visitId });
  if (!before) await cases.insertOne({ _id: visitId, version: 1, outbox: [] });
  const version = before?.version ?? 1;
  const entry = { id: randomUUID(), at: new Date(), what: { visitId, seq } };
  await cases.updateOne(
    { _id: visitId, version },
    { $set: { lastMessage: { at, seq } }, $inc: { version: 1 }, $push: { outbox: entry } },
  );
  const row = JSON.stringify({ row: { visitId, version: version + 1, lastMessage: { at, seq } } });
  void publishSurely(publishing, { exchange: EXCHANGE, key: ROW_KEY, mandatory: false }, row).then(() =>
    empty({ id: visitId, entry: entry.id }),
  );
};

await serving.consume(EVENTS.queue, (delivery) => {
  if (!delivery) return;
  const { message } = JSON.parse(delivery.content.toString('utf8')) as { message: BareMessage };
  const before = turns.get(message.visitId) ?? Promise.resolve();
  const mine = before.then(() => hear(message));
  turns.set(message.visitId, mine);
  void mine.then(() => {
    serving.ack(delivery);
  });
});
tellReady('');

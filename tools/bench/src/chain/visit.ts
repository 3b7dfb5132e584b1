import { openBroker, serviceQueue } from '../wire/bare-broker.js';
import { openStore } from '../wire/bare-store.js';
import type { BareMessage } from '../wire/frames.js';
import { tellReady } from '../wire/ready.js';
import { DATABASE, EVENTS, EXCHANGE } from './names.js';

/** In place of visit: remembers how far the conversation of a visit has come, in one guarded write. */
const [amqpUrl = '', mongodbUri = ''] = process.argv.slice(2);

interface Visit {
  readonly _id: string;
  readonly version: number;
  readonly heard: { readonly seq: number };
}
const visits = (await openStore(mongodbUri, DATABASE)).collection<Visit>('visits');
const broker = await openBroker(amqpUrl);
const serving = await broker.createChannel();
await serviceQueue(serving, EVENTS.visit, EXCHANGE);

const turns = new Map<string, Promise<void>>();

const hear = async ({ visitId, seq }: BareMessage): Promise<void> => {
  const before = await visits.findOne({ _id: visitId });
  if (!before) await visits.insertOne({ _id: visitId, version: 1, heard: { seq: 0 } });
  const version = before?.version ?? 1;
  await visits.updateOne({ _id: visitId, version }, { $set: { heard: { seq } }, $inc: { version: 1 } });
};

await serving.consume(EVENTS.visit, (delivery) => {
  if (!delivery) return;
  const { message } = JSON.parse(delivery.content.toString('utf8')) as { message: BareMessage };
  const mine = (turns.get(message.visitId) ?? Promise.resolve()).then(() => hear(message));
  turns.set(message.visitId, mine);
  void mine.then(() => {
    serving.ack(delivery);
  });
});
tellReady('');

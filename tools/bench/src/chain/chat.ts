import { randomUUID } from 'node:crypto';
import type { ConsumeMessage } from 'amqplib';
import { openBroker, publishSurely } from '../wire/bare-broker.js';
import { openStore } from '../wire/bare-store.js';
import { batches } from '../wire/batches.js';
import type { BareMessage, Said } from '../wire/frames.js';
import { tellReady } from '../wire/ready.js';
import { COMMANDS, DATABASE, EXCHANGE, MESSAGE_KEY } from './names.js';

/** In place of chat: one look-up, one insert with its outbox, the answer; then the confirmed event, the audit row, the outbox emptied. */
const [amqpUrl = '', mongodbUri = ''] = process.argv.slice(2);
const PREFETCH = 64;

interface Stored extends BareMessage {
  readonly _id: string;
  readonly outbox: readonly { readonly id: string; readonly at: Date; readonly what: unknown }[];
  readonly timers: readonly unknown[];
}
type Row = Readonly<Record<'_id' | 'visitId' | 'who', string>> & { readonly at: Date };

const db = await openStore(mongodbUri, DATABASE);
const conversations = db.collection<{ _id: string; patient: string; careUnitId: string }>('conversations');
const messages = db.collection<Stored>('messages');
const audit = db.collection<Row>('audit');
await messages.createIndexes([
  { key: { visitId: 1, seq: 1 }, unique: true },
  { key: { visitId: 1, clientId: 1 }, unique: true },
  { key: { 'outbox.at': 1 } },
  { key: { 'timers.at': 1 } },
]);
await audit.createIndexes([{ key: { visitId: 1, at: 1 } }, { key: { who: 1, at: 1 } }]);

const saveRow = batches<Row>((rows) =>
  audit.bulkWrite(
    rows.map(({ _id, ...row }) => ({
      updateOne: { filter: { _id }, update: { $setOnInsert: row }, upsert: true },
    })),
    { ordered: false },
  ),
);
const empty = batches<{ id: string; entries: string[] }>((gone) =>
  messages.bulkWrite(
    gone.map(({ id, entries }) => ({
      updateOne: { filter: { _id: id }, update: { $pull: { outbox: { id: { $in: entries } } } } },
    })),
    { ordered: false },
  ),
);

const broker = await openBroker(amqpUrl);
const [publishing, serving] = await Promise.all([broker.createConfirmChannel(), broker.createChannel()]);
await serving.assertQueue(COMMANDS, { durable: true, arguments: { 'x-queue-type': 'classic' } });
await serving.prefetch(PREFETCH);

const lastSeq = new Map<string, number>();
const known = async (visitId: string): Promise<void> => {
  if (await conversations.findOne({ _id: visitId })) return;
  const made = { $setOnInsert: { patient: randomUUID(), careUnitId: 'unit' } };
  await conversations.updateOne({ _id: visitId }, made, { upsert: true });
};

const tell = async ({ _id, outbox }: Stored, message: BareMessage): Promise<void> => {
  const [sent, seen] = outbox;
  if (!sent || !seen) return;
  const where = { exchange: EXCHANGE, key: MESSAGE_KEY, mandatory: true };
  await Promise.all([
    publishSurely(publishing, where, JSON.stringify({ message, id: sent.id, at: sent.at })),
    saveRow({ _id: seen.id, visitId: message.visitId, who: 'someone', at: seen.at }),
  ]);
  await empty({ id: _id, entries: [sent.id, seen.id] });
};

const answer = async ({ content, properties }: ConsumeMessage): Promise<void> => {
  const { visitId, ref, text } = JSON.parse(content.toString('utf8')) as Extract<Said, { type: 'send' }>;
  await known(visitId);
  const seq = (lastSeq.get(visitId) ?? 0) + 1;
  lastSeq.set(visitId, seq);
  const at = new Date();
  const message = { messageId: randomUUID(), visitId, seq, clientId: ref, text, at: at.toISOString() };
  const entry = (what: unknown) => ({ id: randomUUID(), at, what });
  const stored = { ...message, _id: message.messageId, outbox: [entry(message), entry('row')], timers: [] };
  await messages.insertOne(stored);
  const { replyTo, correlationId } = properties as { replyTo: string; correlationId: string };
  serving.publish('', replyTo, Buffer.from(JSON.stringify(message)), { correlationId });
  void tell(stored, message);
};
await serving.consume(COMMANDS, (message) => {
  if (message)
    void answer(message).then(() => {
      serving.ack(message);
    });
});
tellReady('');

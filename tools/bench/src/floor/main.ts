import { randomUUID } from 'node:crypto';
import { liveQueue, openBroker, publishSurely, serviceQueue } from '../wire/bare-broker.js';
import { openStore } from '../wire/bare-store.js';
import { Followers } from '../wire/followers.js';
import { messageFrame, storedFrame, type BareMessage } from '../wire/frames.js';
import { tellReady } from '../wire/ready.js';

/**
 * The floor: what a message costs on this machine when nothing else is done than what cannot be left out. One process takes it from
 * a WebSocket, stores it durably, publishes it with a confirm to queues of the same kinds as the system's, hears it and
 * shows it.
 */
const [amqpUrl = '', mongodbUri = ''] = process.argv.slice(2);
const EXCHANGE = 'bench.floor';
const QUEUE = 'bench.floor.events';

const messages = (await openStore(mongodbUri, 'bench_floor')).collection<BareMessage & { _id: string }>(
  'messages',
);
const broker = await openBroker(amqpUrl);
const [publishing, listening, serving] = await Promise.all([
  broker.createConfirmChannel(),
  broker.createChannel(),
  broker.createChannel(),
]);
await serviceQueue(serving, QUEUE, EXCHANGE);
await serving.consume(QUEUE, (message) => {
  if (message) serving.ack(message);
});

let seq = 0;
const followers = await Followers.listen((socket, { visitId, ref, text }) => {
  seq += 1;
  const at = new Date().toISOString();
  const message = { messageId: randomUUID(), visitId, seq, clientId: ref, text, at };
  void messages.insertOne({ _id: message.messageId, ...message }).then(() => {
    socket.send(storedFrame(message));
    const where = { exchange: EXCHANGE, key: 'message-sent.unit', mandatory: true };
    return publishSurely(publishing, where, JSON.stringify(message));
  });
});
await liveQueue(listening, EXCHANGE, (content) => {
  const message = JSON.parse(content.toString('utf8')) as BareMessage;
  followers.tell(message.visitId, messageFrame(message));
});
tellReady(followers.url);

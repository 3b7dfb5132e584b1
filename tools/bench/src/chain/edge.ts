import { randomUUID } from 'node:crypto';
import type { WebSocket } from 'ws';
import { liveQueue, openBroker } from '../wire/bare-broker.js';
import { Followers } from '../wire/followers.js';
import { messageFrame, storedFrame, type BareMessage } from '../wire/frames.js';
import { tellReady } from '../wire/ready.js';
import { COMMANDS, EXCHANGE } from './names.js';

/** In place of the gateway: asks chat over direct reply-to, hears live events, shows them. */
const [amqpUrl = ''] = process.argv.slice(2);
const REPLY_TO = 'amq.rabbitmq.reply-to';

const broker = await openBroker(amqpUrl);
const [asking, listening] = await Promise.all([broker.createChannel(), broker.createChannel()]);
const waiting = new Map<string, WebSocket>();
await asking.consume(
  REPLY_TO,
  (message) => {
    if (!message) return;
    const correlationId = String(message.properties.correlationId);
    waiting
      .get(correlationId)
      ?.send(storedFrame(JSON.parse(message.content.toString('utf8')) as BareMessage));
    waiting.delete(correlationId);
  },
  { noAck: true },
);

const staff = new WeakSet<WebSocket>();
const followers = await Followers.listen((socket, said) => {
  const correlationId = randomUUID();
  waiting.set(correlationId, socket);
  asking.publish('', COMMANDS, Buffer.from(JSON.stringify(said)), {
    correlationId,
    replyTo: REPLY_TO,
    expiration: 5_000,
    mandatory: true,
  });
});
followers.onConnect((socket, url) => {
  if (url.includes('staff')) staff.add(socket);
});
await liveQueue(listening, EXCHANGE, (content) => {
  const event = JSON.parse(content.toString('utf8')) as { message?: BareMessage; row?: unknown };
  if (event.message) followers.tell(event.message.visitId, messageFrame(event.message));
  else followers.tellAll(JSON.stringify({ type: 'case-changed', row: event.row }), (one) => staff.has(one));
});
tellReady(followers.url);

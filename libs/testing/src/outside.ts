import { eventEnvelope, type EventEnvelope, type Principal } from '@om/contracts';
import {
  Broker,
  EventPublisher,
  Requester,
  type Answer,
  type MessagingConfig,
  type Payload,
  type Refused,
  type RequestContract,
} from '@om/messaging';
import { eventually } from './eventually.js';
import { testKeys } from './principals.js';

/** Asks a service over the broker as a principal, signed as the gateway (or the service itself) would. */
export type Ask = <C extends RequestContract>(
  contract: C,
  payload: Payload<C>,
  principal: Principal,
  options?: { commandId?: string; timeoutMs?: number },
) => Promise<Answer<C> | Refused>;

/** The rest of the system as far as a service can tell: someone who asks, publishes and hears every event. */
export interface Outside {
  publisher: EventPublisher;
  request: Ask;
  heard: EventEnvelope[];
  close(): Promise<void>;
}

/** Connects to the broker and waits until nothing that is published would be missed. */
export const openOutside = async (config: MessagingConfig): Promise<Outside> => {
  const broker = new Broker(config);
  const publisher = new EventPublisher(broker, config);
  const requester = new Requester(broker, config, testKeys);
  const heard: EventEnvelope[] = [];
  const ear = broker.lane('test', async (channel) => {
    const { queue } = await channel.assertQueue('', { exclusive: true });
    await channel.bindQueue(queue, config.names.events, '#');
    const hear = (message: { content: Buffer } | null) =>
      message && heard.push(eventEnvelope.parse(JSON.parse(message.content.toString('utf8'))));
    await channel.consume(queue, hear, { noAck: true });
  });
  await eventually(() => broker.ready && ear.current !== undefined);
  const request: Ask = (contract, payload, principal, options = {}) =>
    requester.request(contract, payload, { principal, ...options });
  return { publisher, heard, request, close: () => broker.close() };
};

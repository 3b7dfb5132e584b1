import { Logger } from '@nestjs/common';
import { replyBody, type Principal, type ReplyBody } from '@om/contracts';
import { childTraceparent, currentTraceparent, uuidV7Ids, type PrincipalSigner } from '@om/platform';
import type { Channel, ConsumeMessage } from 'amqplib';
import type { Broker } from './broker.js';
import type { Answer, Payload, RequestContract } from './contract-types.js';
import { DEADLINE } from './deadline.js';
import type { Lane } from './lane.js';
import type { MessagingConfig } from './messaging-config.js';
import { refuse, type Refused } from './refused.js';

const REPLY_TO = 'amq.rabbitmq.reply-to';

/** Who asks, and how long an answer is waited for. */
export interface RequestOptions {
  principal: Principal;
  /** Id of a command; the same id again gets the first answer. Chosen here when the caller has none. */
  commandId?: string;
  /** Milliseconds; the contract's by default. */
  timeoutMs?: number;
}

interface Pending {
  contract: RequestContract;
  body: Buffer;
  commandId: string;
  traceparent: string;
  deadline: number;
  settle(reply: ReplyBody | Refused): void;
}

/**
 * Asks other services by RPC over direct reply-to. A question in flight when the connection is lost is sent again on the
 * next one, which is safe because commands are answered once per id and queries change nothing.
 */
export class Requester {
  private readonly logger = new Logger(Requester.name);
  private readonly pending = new Map<string, Pending>();
  private readonly lane: Lane<Channel>;

  constructor(
    private readonly broker: Broker,
    private readonly config: Pick<MessagingConfig, 'names'>,
    private readonly signer: Pick<PrincipalSigner, 'sign'>,
  ) {
    this.lane = broker.lane('requests', (channel) => this.listen(channel));
  }

  /**
   * Asks and waits. Never throws for what can be expected: a service that is away or late is the refusal
   * `<owner>.unavailable`, an answer that does not fit its contract `<owner>.internal`.
   */
  async request<C extends RequestContract>(
    contract: C,
    payload: Payload<C>,
    { principal, commandId = uuidV7Ids.next(), timeoutMs = contract.timeoutMs }: RequestOptions,
  ): Promise<Answer<C> | Refused> {
    const body = Buffer.from(JSON.stringify({ token: this.signer.sign(principal), payload }));
    const reply = await this.ask({ contract, body, commandId, timeoutMs });
    if ('refused' in reply) return reply;
    if (!reply.ok) return { refused: reply.refusal };
    const answer = contract.answer.safeParse(reply.answer);
    if (answer.success) return answer.data as Answer<C>;
    this.logger.error({ msg: 'answer does not fit its contract', type: contract.name });
    return refuse(`${contract.owner}.internal`, `answer to ${contract.name} does not fit its contract`);
  }

  private ask({
    contract,
    body,
    commandId,
    timeoutMs,
  }: Pick<Pending, 'contract' | 'body' | 'commandId'> & { timeoutMs: number }): Promise<ReplyBody | Refused> {
    if (this.broker.blocked)
      return Promise.resolve(unavailable(contract, 'the broker has an alarm and takes nothing'));
    const correlationId = uuidV7Ids.next();
    return new Promise((resolve) => {
      const late = setTimeout(() => {
        question.settle(unavailable(contract, `no answer in ${timeoutMs} ms`));
      }, timeoutMs).unref();
      const question: Pending = {
        contract,
        body,
        commandId,
        traceparent: childTraceparent(currentTraceparent()),
        deadline: Date.now() + timeoutMs,
        settle: (reply) => {
          clearTimeout(late);
          this.pending.delete(correlationId);
          resolve(reply);
        },
      };
      this.pending.set(correlationId, question);
      this.lane.write((channel) => {
        this.send(channel, correlationId, question);
      });
    });
  }

  private async listen(channel: Channel): Promise<void> {
    channel.on('return', ({ properties }) => {
      const question = this.pending.get(String(properties.correlationId));
      question?.settle(unavailable(question.contract, 'no queue takes it'));
    });
    await channel.consume(REPLY_TO, (message) => message && this.hear(message), { noAck: true });
    for (const [correlationId, question] of this.pending) this.send(channel, correlationId, question);
  }

  private send(
    channel: Channel,
    correlationId: string,
    { contract, body, commandId, traceparent, deadline }: Pending,
  ): void {
    channel.publish(this.config.names.commands, contract.name, body, {
      messageId: commandId,
      type: contract.name,
      correlationId,
      replyTo: REPLY_TO,
      expiration: Math.max(1, deadline - Date.now()),
      mandatory: true,
      contentType: 'application/json',
      headers: { traceparent, [DEADLINE]: deadline },
    });
  }

  private hear({ properties, content }: ConsumeMessage): void {
    const question = this.pending.get(String(properties.correlationId));
    if (!question) return;
    const reply = parseReply(content);
    question.settle(reply ?? refuse(`${question.contract.owner}.internal`, 'the reply is not one'));
  }
}

const unavailable = (contract: RequestContract, detail: string): Refused =>
  refuse(`${contract.owner}.unavailable`, `${contract.name}: ${detail}`);

const parseReply = (content: Buffer): ReplyBody | undefined => {
  try {
    return replyBody.parse(JSON.parse(content.toString('utf8')));
  } catch {
    return undefined;
  }
};

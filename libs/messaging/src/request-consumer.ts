import { Logger } from '@nestjs/common';
import type { MessageHandler } from '@nestjs/microservices';
import { id, type ReplyBody } from '@om/contracts';
import { currentTraceId, type PrincipalVerifier, type Readiness } from '@om/platform';
import type { ConsumeMessage } from 'amqplib';
import type { RequestContract } from './contract-types.js';
import { isPastDeadline } from './deadline.js';
import type { RequestContext } from './handlers.js';
import { fit, readRequest } from './read-message.js';
import { isRefused, refuse, type Refused } from './refused.js';
import { inTraceOf, runHandler } from './run-handler.js';

/** Why a request is not taken, and by which field. */
interface Misfit {
  readonly problem: string;
  readonly field: string;
  readonly unheardOf?: true;
}

/** Answers one command or query: reads, checks who asks, runs the handler, checks the answer. */
export class RequestConsumer {
  private readonly logger = new Logger(RequestConsumer.name);

  constructor(
    private readonly service: string,
    private readonly verifier: PrincipalVerifier,
    private readonly readiness: Readiness,
  ) {}

  /** The reply to a message. Never throws: what cannot be handled is answered with a refusal. */
  reply(message: ConsumeMessage, handler: MessageHandler | undefined): Promise<ReplyBody> {
    return inTraceOf(message, async (traceparent) => {
      const answer = await this.answer(message, handler, traceparent).catch((error: unknown) =>
        this.failed(message, error),
      );
      return isRefused(answer) ? { ok: false, refusal: answer.refused } : { ok: true, answer };
    });
  }

  private async answer(
    message: ConsumeMessage,
    handler: MessageHandler | undefined,
    traceparent: string,
  ): Promise<unknown> {
    if (isPastDeadline(message, Date.now())) return this.late(message);
    const contract = handler?.extras?.['contract'] as RequestContract | undefined;
    if (!handler || !contract) return this.invalid({ problem: 'nobody answers this', field: 'type' });
    const request = readRequest(message);
    if ('problem' in request) return this.invalid({ field: 'body', ...request });
    const commandId = id.safeParse(message.properties.messageId);
    if (!commandId.success) return this.invalid({ problem: 'no command id', field: 'messageId' });
    const known = this.verifier.verify(request.read.token);
    if ('problem' in known) return this.invalid({ problem: `principal ${known.problem}`, field: 'token' });
    const payload = fit(contract.payload, { read: request.read.payload }, 'schema');
    if ('problem' in payload) return this.invalid({ field: '', ...payload });
    const context: RequestContext = { principal: known.principal, commandId: commandId.data, traceparent };
    const answer = await runHandler(handler, payload.read, context);
    return isRefused(answer) ? answer : contract.answer.parse(answer);
  }

  /** Not carried out: the caller has been told that it was not, and has perhaps asked for something else since. */
  private late(message: ConsumeMessage): Refused {
    this.logger.warn({ msg: 'request came too late', type: String(message.properties.type) });
    return refuse(`${this.service}.unavailable`, 'its caller has stopped waiting');
  }

  /** The sender reads which field; the log has only the names of our own. */
  private invalid({ problem, field, unheardOf }: Misfit): Refused {
    this.logger.warn({ msg: 'request refused', detail: problem, field: unheardOf ? 'unknown' : field });
    return refuse(`${this.service}.invalid`, problem, { field });
  }

  /** What nobody expected: the whole error goes to the log, the asker gets the trace id to ask us about. */
  private async failed(message: ConsumeMessage, err: unknown): Promise<Refused> {
    const errorId = currentTraceId() ?? 'none';
    this.logger.error({ msg: 'handler failed', type: String(message.properties.type), errorId, err });
    const reason = (await this.readiness.has('store')) ? 'internal' : 'unavailable';
    return refuse(`${this.service}.${reason}`, `error ${errorId}`, { params: { errorId } });
  }
}

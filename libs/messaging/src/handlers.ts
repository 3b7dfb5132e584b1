import { applyDecorators, Catch, UseFilters, type RpcExceptionFilter } from '@nestjs/common';
import type { CommandContract, EventContract, EventEnvelope, Principal, QueryContract } from '@om/contracts';
import { Ctx, EventPattern, MessagePattern, Payload as Input } from '@nestjs/microservices';
import { throwError, type Observable } from 'rxjs';
import type { z } from 'zod';
import type { Data, Payload, RequestContract } from './contract-types.js';
import type { Refused } from './refused.js';

/** Marks handlers as ours, so that other Nest transports in the same process leave them alone. */
export const AMQP_TRANSPORT = Symbol('AMQP_TRANSPORT');

/** Who asked, which command it is, and the trace it belongs to. The principal's signature has been checked. */
export interface RequestContext {
  principal: Principal;
  /** The same for every repeat of a command: hand it to the aggregate store. */
  commandId: string;
  traceparent: string;
}

/**
 * What a handler may say of an event besides having taken it in: that it knew this state, or a newer one, already. Shown in
 * metrics and told to whoever replays a parked event; for the delivery itself it makes no difference.
 */
export type Heard = 'outdated' | undefined;

/** A method decorator that also checks the method's types. */
type Handles<M> = <T extends M>(
  target: object,
  key: string | symbol,
  descriptor: TypedPropertyDescriptor<T>,
) => void;
type EventMethod<C extends EventContract> = (event: EventEnvelope<Data<C>>) => Promise<void> | Promise<Heard>;
type RequestMethod<C extends RequestContract> = (
  payload: Payload<C>,
  context: RequestContext,
) => Promise<z.input<C['answer']> | Refused>;

/** Nest's own filter would replace the error by a text; the server needs the error itself, with its cause. */
@Catch()
class PassErrors implements RpcExceptionFilter<unknown> {
  catch(error: unknown): Observable<never> {
    return throwError(() => error);
  }
}
const passErrors = UseFilters(new PassErrors());

/** The method answers a command: payload strictly validated, principal verified; refusals are returned, not thrown. */
export const HandleCommand = <C extends CommandContract>(contract: C): Handles<RequestMethod<C>> =>
  handleRequest(contract);

/** The method answers a query. */
export const HandleQuery = <C extends QueryContract>(contract: C): Handles<RequestMethod<C>> =>
  handleRequest(contract);

/**
 * The method takes an event, or every one of several events that carry the same; when it resolves the event is
 * acknowledged, when it throws it comes again later. It may run twice for one event and beside other events of the same
 * aggregate: apply by version or by id.
 */
export const HandleEvent =
  <C extends EventContract>(...contracts: readonly C[]): Handles<EventMethod<C>> =>
  (target, key, descriptor) => {
    Input()(target, key, 0);
    const types = contracts.map(({ type }) => type);
    const subscribe: MethodDecorator = EventPattern<string[]>(types, AMQP_TRANSPORT, { contracts });
    applyDecorators(subscribe, passErrors)(target, key, descriptor);
  };

const handleRequest =
  <C extends RequestContract>(contract: C): Handles<RequestMethod<C>> =>
  (target, key, descriptor) => {
    Input()(target, key, 0);
    Ctx()(target, key, 1);
    applyDecorators(MessagePattern(contract.name, AMQP_TRANSPORT, { contract }), passErrors)(
      target,
      key,
      descriptor,
    );
  };

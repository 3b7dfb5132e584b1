import type { MessageHandler } from '@nestjs/microservices';
import { childTraceparent, runWithTrace } from '@om/platform';
import type { Message } from 'amqplib';
import { isObservable, lastValueFrom } from 'rxjs';

/** Runs a Nest handler to its end; exception filters turn throws into erroring observables, so those are awaited too. */
export const runHandler = async (
  handler: MessageHandler,
  input: unknown,
  context?: unknown,
): Promise<unknown> => {
  const result: unknown = await handler(input, context);
  return isObservable(result) ? lastValueFrom(result, { defaultValue: undefined }) : result;
};

/** Runs `work` in the trace the message came with, or a new one. */
export const inTraceOf = <T>(message: Message, work: (traceparent: string) => Promise<T>): Promise<T> => {
  const traceparent = childTraceparent(String(message.properties.headers?.['traceparent']));
  return runWithTrace(traceparent, () => work(traceparent));
};

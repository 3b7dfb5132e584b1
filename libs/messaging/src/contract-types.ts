import type { CommandContract, EventContract, QueryContract } from '@om/contracts';
import type { z } from 'zod';

/** A contract that is asked and answered. */
export type RequestContract = CommandContract | QueryContract;

/** What a command or query carries, after validation. */
export type Payload<C extends { payload: z.ZodType }> = z.output<C['payload']>;
/** What a command or query is answered with. */
export type Answer<C extends { answer: z.ZodType }> = z.output<C['answer']>;
/** What an event carries. */
export type Data<C extends EventContract> = z.output<C['data']>;

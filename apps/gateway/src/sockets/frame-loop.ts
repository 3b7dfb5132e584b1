import { Inject, Injectable, Logger } from '@nestjs/common';
import type { ClientFrame, Refusal } from '@om/contracts';
import { childTraceparent, CLOCK, currentTraceId, runWithTrace, type Clock } from '@om/platform';
import type { RawData } from 'ws';
import { problemOf } from '../problems/error-table.js';
import type { Connection } from './connection.js';
import { FrameHandler } from './frame-handler.js';
import { readFrame } from './frames.js';

/** Frames whose order matters to whoever sent them. The others may overtake: they only get better by it. */
const IN_ORDER: ReadonlySet<ClientFrame['type']> = new Set([
  'open',
  'leave',
  'send',
  'open-internal',
  'leave-internal',
  'send-internal',
]);

/** Takes in what browsers say: checks, orders, has it done, and tells what was refused. */
@Injectable()
export class FrameLoop {
  private readonly logger = new Logger(FrameLoop.name);

  constructor(
    private readonly handler: FrameHandler,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** One frame from the wire. Never throws. */
  take(connection: Connection, data: RawData, isBinary: boolean): void {
    connection.alive = true;
    const read = readFrame(data, isBinary);
    const ref =
      'frame' in read && 'ref' in read.frame ? read.frame.ref : 'ref' in read ? read.ref : undefined;
    if (!connection.mayTake(this.clock.now().getTime())) {
      refuseFrame(connection, ref, { code: 'gateway.too-many', detail: 'too many frames' });
    } else if ('refused' in read) {
      refuseFrame(connection, ref, read.refused);
    } else {
      void runWithTrace(childTraceparent(), () => connection.counted(this.run(connection, read.frame, ref)));
    }
  }

  private async run(connection: Connection, frame: ClientFrame, ref: string | undefined): Promise<void> {
    const work = async (): Promise<void> => {
      const refused = await this.handler.handle(connection, frame);
      if (refused) refuseFrame(connection, ref, refused);
    };
    try {
      await (IN_ORDER.has(frame.type) ? connection.inOrder(work) : work());
    } catch (error) {
      this.logger.error({ msg: 'frame failed', type: frame.type, err: error });
      refuseFrame(connection, ref, { code: 'gateway.internal', detail: 'unforeseen' });
    }
  }
}

/** Frames without a ref are not answered, so neither is their refusal. */
const refuseFrame = (connection: Connection, ref: string | undefined, refusal: Refusal): void => {
  if (ref === undefined) return;
  const correlationId = currentTraceId() ?? childTraceparent().slice(3, 35);
  connection.send({ type: 'refused', ref, problem: problemOf(refusal, correlationId) });
};

import { MessageStream } from './message-stream.js';

/** One socket following one visit. */
export class Follow {
  /** History is about to be asked for because something is missing. */
  closingGap = false;

  constructor(
    readonly visitId: string,
    readonly careUnitId: string,
    readonly stream: MessageStream,
  ) {}
}

import type { ChatMessage, Marks } from '@om/contracts';

/**
 * A conversation as one screen gets it. On one connection the gateway promises every message after the asked number once
 * and in order; what breaks the promise is kept as a sentence.
 */
export class ConversationLog {
  readonly messages: ChatMessage[] = [];
  readonly violations: string[] = [];
  /** How far both sides have come, as far as this screen has heard. */
  marks: Marks = { patient: { delivered: 0, read: 0 }, care: { delivered: 0, read: 0 } };
  /** Asked for and not answered yet: what comes meanwhile belongs to no promise. */
  private asked: string | undefined;

  constructor(readonly visitId: string) {}

  /** The number to ask after. */
  get last(): number {
    return this.messages.at(-1)?.seq ?? 0;
  }

  /** A new `open` has been sent. */
  asking(ref: string): void {
    this.asked = ref;
  }

  /** Whether an answer belongs to the latest question. */
  answers(ref: string): boolean {
    return this.asked === ref;
  }

  /** The page that answered, in the order of the frame. */
  opened(messages: readonly ChatMessage[]): void {
    this.asked = undefined;
    messages.forEach((message) => {
      this.take(message, 'in history');
    });
  }

  /** A live message. */
  live(message: ChatMessage): void {
    if (this.asked === undefined) this.take(message, 'live');
  }

  /** Marks only move forwards, and frames may overtake each other: the highest counts, as on a screen of the web app. */
  marked(heard: Marks): void {
    this.marks = {
      patient: further(this.marks.patient, heard.patient),
      care: further(this.marks.care, heard.care),
    };
  }

  private take(message: ChatMessage, how: string): void {
    if (message.seq === this.last + 1) this.messages.push(message);
    else
      this.violations.push(
        `visit ${this.visitId}: message ${message.seq} came ${how} after message ${this.last}`,
      );
  }
}

type SideMarks = Marks['patient'];

const further = (known: SideMarks, heard: SideMarks): SideMarks => ({
  delivered: Math.max(known.delivered, heard.delivered),
  read: Math.max(known.read, heard.read),
});

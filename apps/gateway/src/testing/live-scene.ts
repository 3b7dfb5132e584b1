import {
  exampleMarks,
  exampleMessage,
  exampleSnapshot,
  getHistory,
  messageSentV1,
  type ChatMessage,
} from '@om/contracts';
import { exampleEvent } from '@om/testing';
import type { Browser, TestSocket } from './browser.js';
import { GatewayUnderTest } from './gateway-under-test.js';

const { visitId } = exampleSnapshot;

/** The frame that opens the visit of the examples from its beginning. */
export const open = { type: 'open', ref: 'open-1', visitId, afterSeq: 0 } as const;

/** A message of that visit, recognisable by its place. */
export const entry = (seq: number): ChatMessage => ({
  ...exampleMessage,
  seq,
  clientId: `c${seq}`,
  text: `nr ${seq}`,
});

/** A nurse and a patient with sockets, and a chat service that has what the test says. */
export class LiveScene {
  private readonly sockets: TestSocket[] = [];

  private constructor(
    readonly system: GatewayUnderTest,
    readonly nurse: Browser,
    readonly patient: Browser,
  ) {}

  static async start(): Promise<LiveScene> {
    const system = await GatewayUnderTest.start();
    return new LiveScene(system, await system.nurse(), await system.patient());
  }

  /** A socket that has been welcomed. */
  async connect(browser: Browser, door: 'staff' | 'patient'): Promise<TestSocket> {
    const socket = browser.socket(door);
    this.sockets.push(socket);
    await socket.next('welcome');
    return socket;
  }

  /** A socket of each side that has the visit open. */
  async bothInside(): Promise<{ care: TestSocket; own: TestSocket }> {
    const care = await this.connect(this.nurse, 'staff');
    const own = await this.connect(this.patient, 'patient');
    for (const socket of [care, own]) {
      socket.say(open);
      await socket.next('opened');
    }
    return { care, own };
  }

  /** Chat has messages up to this place now; a page of history holds at most `page`. */
  chatHas(upTo: number, page = 500): void {
    this.system.services.reply(getHistory, ({ afterSeq, limit }) => {
      const all = Array.from({ length: upTo }, (_, at) => entry(at + 1));
      const rest = all.filter(({ seq }) => seq > afterSeq);
      const messages = rest.slice(0, Math.min(limit, page));
      return { ...emptyHistory, messages, more: messages.length < rest.length };
    });
  }

  /** Chat has stored a message: the event goes out. */
  async sent(seq: number): Promise<void> {
    await this.system.services.publish(exampleEvent(messageSentV1, { message: entry(seq) }));
  }

  /** Between tests: nobody is connected and nothing has been asked. */
  reset(): void {
    for (const socket of this.sockets.splice(0)) socket.close();
    this.system.services.reset();
    this.chatHas(0);
  }
}

/** What chat answers about a conversation that nobody has written in. */
export const emptyHistory = {
  careUnitId: 'min-vard',
  messages: [],
  more: false,
  open: true,
  marks: exampleMarks,
  notifications: [],
};

import type { Socket } from 'node:net';
import { isDoc, type Value } from '../bson/value.js';
import { Request } from '../commands/request.js';
import type { Engine } from '../engine/engine.js';
import { execute } from '../engine/execute.js';
import { Framer, type Message, msgHead, OP_MSG, readMessage, replyHead, REQUEST_ID_AT } from './message.js';

const appNameOf = (client: Value): string | undefined => {
  const application = isDoc(client) ? client.get('application') : undefined;
  const name = isDoc(application) ? application.get('name') : undefined;
  return typeof name === 'string' ? name : undefined;
};

/** One client connection: its messages are answered one after the other, in the order they came. */
export class Connection {
  private readonly framer = new Framer();
  private work: Promise<void> = Promise.resolve();
  private appName: string | undefined;
  private closing = false;

  constructor(
    private readonly engine: Engine,
    private readonly socket: Socket,
    private readonly id: number,
  ) {
    socket.setNoDelay(true);
    socket.on('data', (chunk) => {
      this.receive(chunk);
    });
    socket.on('error', () => socket.destroy());
  }

  private receive(chunk: Buffer): void {
    try {
      for (const bytes of this.framer.push(chunk)) this.work = this.work.then(() => this.answer(bytes));
      this.work = this.work.catch(() => {
        this.socket.destroy();
      });
    } catch {
      this.socket.destroy();
    }
  }

  private async answer(bytes: Buffer): Promise<void> {
    if (this.socket.destroyed) return;
    const message = readMessage(bytes);
    this.appName ??= appNameOf(message.body.get('client'));
    let responseTo: number | undefined = message.requestId;
    while (responseTo !== undefined) responseTo = await this.answerOnce(message, responseTo);
  }

  /** Answers the number of its answer when another is to follow it, as several to one message do (OP_MSG, exhaust). */
  private async answerOnce(message: Message, responseTo: number): Promise<number | undefined> {
    const request = new Request(message.body, message.sequences, this.id, new Date());
    const answer = await execute(this.engine, request, this.appName);
    if (!answer) this.socket.destroy();
    if (!answer || message.silent || this.socket.destroyed) return undefined;
    const goesOn = message.exhaust && request.goesOn;
    const head =
      message.kind === OP_MSG
        ? msgHead(responseTo, answer.length, goesOn)
        : replyHead(responseTo, answer.length);
    await this.send(head, answer);
    return goesOn ? head.readInt32LE(REQUEST_ID_AT) : undefined;
  }

  private async send(head: Buffer, answer: Buffer): Promise<void> {
    this.socket.cork();
    this.socket.write(head);
    const room = this.socket.write(answer);
    this.socket.uncork();
    if (room) return;
    await new Promise<void>((resolve) => {
      this.socket.once('drain', resolve);
      this.socket.once('close', () => {
        resolve();
      });
    });
  }

  /** Ends the connection once what it was asked has been answered. */
  async close(): Promise<void> {
    this.closing = true;
    await this.work;
    this.socket.destroy();
  }

  get isClosing(): boolean {
    return this.closing;
  }
}

import type { Socket } from 'node:net';
import { isDoc, type Value } from '../bson/value.js';
import { Request } from '../commands/request.js';
import type { Engine } from '../engine/engine.js';
import { execute } from '../engine/execute.js';
import { Framer, type Message, msgHead, OP_MSG, readMessage, replyHead } from './message.js';

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
    const request = new Request(message.body, message.sequences, this.id, new Date());
    const answer = await execute(this.engine, request, this.appName);
    if (!answer) {
      this.socket.destroy();
      return;
    }
    if (!message.silent) await this.send(message, answer);
  }

  private async send(message: Message, answer: Buffer): Promise<void> {
    const head = message.kind === OP_MSG ? msgHead : replyHead;
    if (this.socket.destroyed) return;
    this.socket.cork();
    this.socket.write(head(message.requestId, answer.length));
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

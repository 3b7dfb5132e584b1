import { setTimeout as pause } from 'node:timers/promises';
import { WebSocket } from 'ws';
import { welcomed } from './welcomed.js';

/** Where a screen connects, and with which headers. */
export interface Address {
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** What a screen tells: each with the moment by `performance.now()`. */
export interface Told {
  shown(ref: string, visitId: string, seq: number, at: number): void;
  stored(ref: string, at: number): void;
  refused(ref: string, code: string): void;
}

const RECONNECT_MS = 100;
/** Longest beginning of a frame that its type can be read from. */
const TYPE_BYTES = 24;

interface Frame {
  readonly ref: string;
  readonly visitId: string;
  readonly message: { readonly clientId: string; readonly visitId: string; readonly seq: number };
  readonly messages: readonly Frame['message'][];
  readonly problem: { readonly code: string; readonly retry: boolean };
}

/**
 * One socket that behaves as the web app's: follows visits, connects again when it is cut, asks for what it missed. Reads
 * only the frames a measurement needs, so that the generator stays cheaper than what it measures.
 */
export class Screen {
  private socket: WebSocket | undefined;
  private gone = false;
  private readonly last = new Map<string, number>();
  private readonly opening = new Map<string, () => void>();

  constructor(
    private readonly address: Address,
    private readonly told: Told,
  ) {}

  /** Resolves when the other end has said welcome. @throws Error when it does not */
  async connect(): Promise<void> {
    const { url, headers = {} } = this.address;
    const socket = new WebSocket(url, { headers, perMessageDeflate: false });
    socket.on('message', (data: Buffer) => {
      this.hear(data);
    });
    socket.once('close', () => {
      this.lost(socket);
    });
    this.socket = await welcomed(socket);
  }

  /** Follows a visit; resolves when its history has come. */
  async open(visitId: string): Promise<void> {
    const opened = new Promise<void>((resolve) => this.opening.set(visitId, resolve));
    const afterSeq = this.last.get(visitId) ?? 0;
    this.last.set(visitId, afterSeq);
    this.say({ type: 'open', ref: `open-${visitId}`, visitId, afterSeq });
    await opened;
  }

  /** Sends a message; on a line that is down it goes nowhere. */
  send(visitId: string, ref: string, text: string): void {
    this.say({ type: 'send', ref, visitId, text });
  }

  /** Stays away until {@link comeBack}. */
  goAway(): void {
    this.gone = true;
    this.socket?.terminate();
    this.socket = undefined;
  }

  /** Connects until it works and opens everything again. */
  async comeBack(): Promise<void> {
    this.gone = false;
    while (!(await this.reconnected())) await pause(RECONNECT_MS);
    for (const visitId of this.last.keys()) void this.open(visitId);
  }

  /** Whether there is nothing more to do: connected, or gone for good. */
  private async reconnected(): Promise<boolean> {
    if (!this.gone && !this.socket) await this.connect().catch(() => undefined);
    return this.gone || this.socket !== undefined;
  }

  private lost(socket: WebSocket): void {
    if (this.socket !== socket) return;
    this.socket = undefined;
    void this.comeBack();
  }

  private say(frame: object): void {
    this.socket?.send(JSON.stringify(frame), () => undefined);
  }

  private hear(data: Buffer): void {
    const now = performance.now();
    const start = data.toString('latin1', 0, TYPE_BYTES);
    if (start.startsWith('{"type":"message"')) this.show(parse(data).message, now);
    else if (start.startsWith('{"type":"stored"')) this.told.stored(parse(data).ref, now);
    else if (start.startsWith('{"type":"opened"')) this.onOpened(parse(data), now);
    else if (start.startsWith('{"type":"refused"')) this.onRefused(parse(data));
  }

  private show({ clientId, visitId, seq }: Frame['message'], now: number): void {
    this.last.set(visitId, Math.max(seq, this.last.get(visitId) ?? 0));
    this.told.shown(clientId, visitId, seq, now);
  }

  private onOpened({ visitId, messages }: Frame, now: number): void {
    for (const message of messages) this.show(message, now);
    this.opening.get(visitId)?.();
    this.opening.delete(visitId);
  }

  /** A visit that chat has not heard of yet, or a service away: asked again. */
  private onRefused({ ref, problem }: Frame): void {
    if (!ref.startsWith('open-')) {
      this.told.refused(ref, problem.code);
      return;
    }
    setTimeout(() => {
      const visitId = ref.slice('open-'.length);
      this.say({ type: 'open', ref, visitId, afterSeq: this.last.get(visitId) ?? 0 });
    }, RECONNECT_MS);
  }
}

const parse = (data: Buffer): Frame => JSON.parse(data.toString('utf8')) as Frame;

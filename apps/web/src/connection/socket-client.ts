import { SOCKET_CLOSE, type ClientFrame, type ServerFrame } from '@om/contracts/gateway';
import type { z } from 'zod';
import { backOff } from './back-off.js';
import { Listeners } from './listeners.js';

/** How the live connection is: `down` tells since when, and when the next attempt is made. */
export type SocketStatus =
  | { kind: 'connecting' }
  | { kind: 'up' }
  | { kind: 'down'; since: number; retryAt: number }
  | { kind: 'ended' };

/** What the client needs of a browser; a test gives its own. */
export interface SocketOptions {
  open: () => WebSocket;
  /** What the gateway may say on this socket; anything else is not heard. */
  heard: z.ZodType<ServerFrame>;
  now: () => number;
  random: () => number;
  /** Told when the gateway says that nobody is logged in. */
  onLoggedOut?: () => void;
}

/** A ping goes out this often, milliseconds. */
export const HEARTBEAT_MS = 10_000;
/**
 * So many pings in a row without an answer and the connection is dead. Counted, not measured: browsers hold back the timers of
 * a hidden tab to one a minute, where a clock would take every healthy connection for dead.
 */
const MOST_UNANSWERED = 2;
/** A socket over which the gateway has said nothing for this long is given up for another, milliseconds. */
export const WELCOME_MS = 15_000;

/** One WebSocket that comes back by itself. What is sent while it is down is dropped: those who care send again on `up`. */
export class SocketClient {
  status: SocketStatus = { kind: 'connecting' };
  readonly frames = new Listeners<ServerFrame>();
  readonly statusChanges = new Listeners<SocketStatus>();
  private socket: WebSocket | undefined;
  private attempt = 0;
  private unanswered = 0;
  private downSince: number | undefined;
  private retryTimer: ReturnType<typeof setTimeout> | undefined;
  private welcomeTimer: ReturnType<typeof setTimeout> | undefined;
  private heartbeat: ReturnType<typeof setInterval> | undefined;

  constructor(private readonly options: SocketOptions) {}

  /** Connects, and again at once when called while waiting (the network is back, the person presses *Försök igen*). */
  connect(): void {
    if (this.status.kind === 'ended' || this.socket !== undefined) return;
    clearTimeout(this.retryTimer);
    const socket = this.options.open();
    this.socket = socket;
    this.welcomeTimer = setTimeout(() => {
      this.interrupt();
    }, WELCOME_MS);
    socket.onmessage = (event) => {
      this.receive(event.data);
    };
    socket.onclose = (event) => {
      this.lost(socket, event.code);
    };
  }

  /** The browser says that the network is gone: shown at once, without waiting for silence. */
  interrupt(): void {
    const socket = this.socket;
    socket?.close();
    if (socket) this.lost(socket, 1006);
  }

  /** False when the connection is down and nothing was sent. */
  send(frame: ClientFrame): boolean {
    if (this.status.kind !== 'up' || this.socket === undefined) return false;
    this.socket.send(JSON.stringify(frame));
    return true;
  }

  /** Logout or leaving the page: never comes back. */
  end(): void {
    this.setStatus({ kind: 'ended' });
    clearTimeout(this.retryTimer);
    this.stopWatching();
    this.socket?.close();
    this.socket = undefined;
  }

  private receive(data: unknown): void {
    this.unanswered = 0;
    const frame = this.options.heard.safeParse(typeof data === 'string' ? JSON.parse(data) : undefined);
    if (!frame.success) return;
    if (frame.data.type === 'welcome') this.up();
    this.frames.tell(frame.data);
  }

  private up(): void {
    this.attempt = 0;
    this.downSince = undefined;
    this.setStatus({ kind: 'up' });
    this.stopWatching();
    this.heartbeat = setInterval(() => {
      this.beat();
    }, HEARTBEAT_MS);
  }

  private beat(): void {
    if (this.unanswered >= MOST_UNANSWERED) {
      this.interrupt();
      return;
    }
    this.unanswered += 1;
    this.send({ type: 'ping', ref: 'heartbeat' });
  }

  private stopWatching(): void {
    clearTimeout(this.welcomeTimer);
    clearInterval(this.heartbeat);
  }

  private lost(socket: WebSocket, code: number): void {
    if (this.socket !== socket) return;
    this.socket = undefined;
    this.stopWatching();
    if (code === SOCKET_CLOSE.notLoggedIn || code === SOCKET_CLOSE.forbidden) {
      this.setStatus({ kind: 'ended' });
      this.options.onLoggedOut?.();
      return;
    }
    const now = this.options.now();
    const wait = backOff(this.attempt, this.options.random());
    this.attempt += 1;
    this.downSince ??= now;
    this.setStatus({ kind: 'down', since: this.downSince, retryAt: now + wait });
    this.retryTimer = setTimeout(() => {
      this.connect();
    }, wait);
  }

  private setStatus(status: SocketStatus): void {
    if (this.status.kind === 'ended') return;
    this.status = status;
    this.statusChanges.tell(status);
  }
}

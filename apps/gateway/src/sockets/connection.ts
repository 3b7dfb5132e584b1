import {
  SOCKET_CLOSE,
  type ClinicianPrincipal,
  type PatientPrincipal,
  type ServerFrame,
} from '@om/contracts';
import type { Duplex } from 'node:stream';
import type { WebSocket } from 'ws';
import { fullBucket, take, type Bucket } from '../requests/limiter.js';
import { gatherWrites } from './gathered-writes.js';

/** Bytes that may wait for a slow reader before its socket is cut; it comes back and asks for what it missed. */
const MOST_WAITING_BYTES = 1_048_576;
/** Frames of one socket that may be at work at once. */
const MOST_AT_WORK = 64;

export type CloseReason = keyof typeof SOCKET_CLOSE;

/** Who is at the other end. */
export interface Identity {
  readonly principal: ClinicianPrincipal | PatientPrincipal;
  /** The login it came in by. */
  readonly sid: string;
  /** When the login ran out, as it was at connecting; milliseconds since the epoch. */
  readonly expiresAt: number;
}

/** One open socket. Small, because there are thousands: what only some need is made when they need it. */
export class Connection {
  /** Cleared by every ping, set by every sign of life. */
  alive = true;
  private readonly bucket: Bucket;
  private tail: Promise<void> | undefined;
  private atWork = 0;

  constructor(
    readonly socket: WebSocket,
    private readonly line: Duplex,
    readonly identity: Identity,
    private readonly framesPerMinute: number,
    now: number,
  ) {
    this.bucket = fullBucket(framesPerMinute, now);
  }

  /** The care unit whose lists it shows; patients have none. */
  get careUnitId(): string | undefined {
    return this.identity.principal.kind === 'clinician' ? this.identity.principal.careUnitId : undefined;
  }

  get isOpen(): boolean {
    return this.socket.readyState === this.socket.OPEN;
  }

  get isPatient(): boolean {
    return this.identity.principal.kind === 'patient';
  }

  /** The clinician at the other end; undefined for patients. */
  get clinician(): ClinicianPrincipal | undefined {
    const { principal } = this.identity;
    return principal.kind === 'clinician' ? principal : undefined;
  }

  /** Whether one more frame may come in now. */
  mayTake(now: number): boolean {
    return take(this.bucket, this.framesPerMinute, now) && this.atWork < MOST_AT_WORK;
  }

  /** Sends a frame. */
  send(frame: ServerFrame): void {
    this.sendText(JSON.stringify(frame));
  }

  /** Sends a frame that is already text, so that a frame for many is written once. Cuts a reader that is far behind. */
  sendText(text: string): void {
    if (!this.isOpen) return;
    if (this.socket.bufferedAmount > MOST_WAITING_BYTES) this.socket.terminate();
    else {
      gatherWrites(this.line);
      this.socket.send(text);
    }
  }

  /**
   * Runs work after all earlier work of this socket that asked for order: what a person sends one after the other is stored in
   * that order.
   */
  inOrder(work: () => Promise<void>): Promise<void> {
    const next = (this.tail ?? Promise.resolve()).then(work);
    this.tail = next.catch(() => undefined);
    return next;
  }

  /** Resolves when the ordered work so far is done. */
  async settled(): Promise<void> {
    await this.tail;
  }

  /** Counts work that has not been answered yet. */
  async counted(work: Promise<void>): Promise<void> {
    this.atWork += 1;
    try {
      await work;
    } finally {
      this.atWork -= 1;
    }
  }

  /** Says goodbye with a reason. */
  close(reason: CloseReason): void {
    this.socket.close(SOCKET_CLOSE[reason], reason);
  }
}

import type { ClientFrame, ServerFrame } from '@om/contracts/gateway';
import type { Wire } from '../chat/outgoing.js';
import { Listeners } from '../connection/listeners.js';
import type { SocketStatus } from '../connection/socket-client.js';

/** The live connection of a test: up or down as told, with what was sent. */
export class FakeWire implements Wire {
  status: SocketStatus = { kind: 'up' };
  readonly frames = new Listeners<ServerFrame>();
  readonly statusChanges = new Listeners<SocketStatus>();
  readonly sent: ClientFrame[] = [];

  send(frame: ClientFrame): boolean {
    if (this.status.kind !== 'up') return false;
    this.sent.push(frame);
    return true;
  }
  down(): void {
    this.change({ kind: 'down', since: 0, retryAt: 0 });
  }
  up(): void {
    this.change({ kind: 'up' });
  }
  private change(status: SocketStatus): void {
    this.status = status;
    this.statusChanges.tell(status);
  }
}

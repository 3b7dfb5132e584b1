import { serverFrame, type ClientFrame, type ServerFrame } from '@om/contracts';
import { WebSocket } from 'ws';

type FrameOf<T extends ServerFrame['type']> = Extract<ServerFrame, { type: T }>;

const PATIENCE_MS = 15_000;

/** One live connection: typed frames out, every frame in kept, so that a step can wait for the one it needs. */
export class LiveSocket {
  private readonly frames: ServerFrame[] = [];
  private readonly waiting = new Set<() => void>();

  private constructor(private readonly socket: WebSocket) {
    socket.on('message', (data: Buffer) => {
      this.frames.push(serverFrame.parse(JSON.parse(data.toString('utf8'))));
      for (const look of this.waiting) look();
    });
  }

  /** Resolves when the gateway has said welcome. */
  static async connect(url: URL, headers: { cookie: string; origin: string }): Promise<LiveSocket> {
    const socket = new WebSocket(url, { headers: { cookie: headers.cookie }, origin: headers.origin });
    const live = new LiveSocket(socket);
    const failed = new Promise<never>((_, reject) => {
      socket.once('error', reject);
    });
    await Promise.race([live.next('welcome', () => true), failed]);
    return live;
  }

  /** Sends one frame. */
  say(frame: ClientFrame): void {
    this.socket.send(JSON.stringify(frame));
  }

  /** The first frame, come or coming, of a type that fits; rejects after 15 s with what was waited for. */
  async next<T extends ServerFrame['type']>(
    type: T,
    fits: (frame: FrameOf<T>) => boolean,
  ): Promise<FrameOf<T>> {
    const find = () =>
      this.frames.find((frame): frame is FrameOf<T> => frame.type === type && fits(frame as FrameOf<T>));
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.waiting.delete(look);
        reject(new Error(`no frame "${type}" that fits came within ${String(PATIENCE_MS / 1000)} s`));
      }, PATIENCE_MS);
      const look = () => {
        const frame = find();
        if (!frame) return;
        clearTimeout(timer);
        this.waiting.delete(look);
        resolve(frame);
      };
      this.waiting.add(look);
      look();
    });
  }

  /** Frames of a type that have come so far. */
  seen<T extends ServerFrame['type']>(type: T): readonly FrameOf<T>[] {
    return this.frames.filter((frame): frame is FrameOf<T> => frame.type === type);
  }

  /** Cuts the connection without saying goodbye, as a lost network does. */
  cut(): void {
    this.socket.terminate();
  }

  /** Leaves politely. */
  close(): void {
    this.socket.close();
  }
}

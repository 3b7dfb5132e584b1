import { serverFrame, type ClientFrame, type ServerFrame } from '@om/contracts';
import { WebSocket } from 'ws';

type FrameOf<T extends ServerFrame['type']> = Extract<ServerFrame, { type: T }>;

const PATIENCE_MS = 15_000;

/** One live connection: typed frames out, every frame in kept, so that a step can wait for the one it needs. */
export class LiveSocket {
  /** Resolves with the close code (see `SOCKET_CLOSE`; 1006 when the line was cut). */
  readonly closed: Promise<number>;
  private readonly frames: ServerFrame[] = [];
  private readonly waiting = new Set<() => void>();
  private readonly listeners = new Set<(frame: ServerFrame) => void>();

  private constructor(private readonly socket: WebSocket) {
    socket.on('message', (data: Buffer) => {
      this.hear(serverFrame.parse(JSON.parse(data.toString('utf8'))));
    });
    this.closed = new Promise((resolve) => {
      socket.on('close', resolve);
    });
  }

  /** Resolves when the gateway has said welcome. */
  static async connect(url: URL, headers: { cookie: string; origin: string }): Promise<LiveSocket> {
    const socket = new WebSocket(url, { headers: { cookie: headers.cookie }, origin: headers.origin });
    const live = new LiveSocket(socket);
    const failed = new Promise<never>((_, reject) => {
      socket.on('error', reject);
      socket.once('close', (code: number) => {
        reject(new Error(`the socket was closed with ${String(code)} before it was open`));
      });
    });
    const welcome = live.next('welcome', () => true);
    try {
      await Promise.race([welcome, failed]);
      return live;
    } catch (error) {
      welcome.catch(() => undefined);
      socket.terminate();
      throw error;
    }
  }

  /** Sends one frame; on a connection that is being lost it goes nowhere, as in a browser. */
  say(frame: ClientFrame): void {
    this.socket.send(JSON.stringify(frame), () => undefined);
  }

  /** Is told every frame from now on; the returned function stops it. */
  listen(listener: (frame: ServerFrame) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
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

  private hear(frame: ServerFrame): void {
    this.frames.push(frame);
    for (const look of this.waiting) look();
    for (const tell of this.listeners) tell(frame);
  }
}

/** The server's clock as this browser knows it: waits and ends are counted by the server's time, not by a wrong laptop's. */
export class ServerClock {
  private offsetMs = 0;

  constructor(private readonly local: () => number) {}

  /** Takes over the time of an answer that has just come. @param serverTime ISO instant */
  set(serverTime: string): void {
    this.offsetMs = Date.parse(serverTime) - this.local();
  }

  now(): number {
    return this.local() + this.offsetMs;
  }
}

/** Collects the bytes of one key. */
export class KeyBytes {
  private bytes = Buffer.allocUnsafe(64);
  length = 0;

  private room(size: number): number {
    if (this.length + size > this.bytes.length) {
      const grown = Buffer.allocUnsafe((this.length + size) * 2);
      this.bytes.copy(grown, 0, 0, this.length);
      this.bytes = grown;
    }
    const at = this.length;
    this.length += size;
    return at;
  }

  byte(value: number): void {
    const at = this.room(1);
    this.bytes[at] = value;
  }

  uint32(value: number): void {
    const at = this.room(4);
    this.bytes.writeUInt32BE(value >>> 0, at);
  }

  uint64(value: bigint): void {
    const at = this.room(8);
    this.bytes.writeBigUInt64BE(BigInt.asUintN(64, value), at);
  }

  double(value: number): void {
    const at = this.room(8);
    this.bytes.writeDoubleBE(value, at);
  }

  raw(value: Uint8Array): void {
    const at = this.room(value.length);
    this.bytes.set(value, at);
  }

  /** Text or bytes that end in 00 00, a zero inside written as 00 FF, so that a prefix comes first. */
  ended(value: Uint8Array): void {
    for (let from = 0; ;) {
      const zero = value.indexOf(0, from);
      this.raw(value.subarray(from, zero < 0 ? value.length : zero));
      if (zero < 0) break;
      this.byte(0);
      this.byte(0xff);
      from = zero + 1;
    }
    this.byte(0);
    this.byte(0);
  }

  /** Turns the order of everything from `start` around. */
  invert(start: number): void {
    for (let at = start; at < this.length; at += 1) this.bytes[at] = ~(this.bytes[at] ?? 0);
  }

  done(): Buffer {
    return Buffer.from(this.bytes.subarray(0, this.length));
  }
}

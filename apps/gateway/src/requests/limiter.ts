/** A bucket of tokens: `tokens` were left at `at` (milliseconds). */
export interface Bucket {
  tokens: number;
  at: number;
}

const MINUTE_MS = 60_000;

/**
 * Takes one token from a bucket that holds `perMinute` and fills up evenly; false when it is empty. A bucket is two
 * numbers, because there is one for each socket.
 */
export const take = (bucket: Bucket, perMinute: number, now: number): boolean => {
  const refilled = bucket.tokens + ((now - bucket.at) * perMinute) / MINUTE_MS;
  bucket.tokens = Math.min(perMinute, refilled);
  bucket.at = now;
  if (bucket.tokens < 1) return false;
  bucket.tokens -= 1;
  return true;
};

/** A full bucket. */
export const fullBucket = (perMinute: number, now: number): Bucket => ({ tokens: perMinute, at: now });

/** Buckets by key (an address, a login). Those that must be full again are forgotten, so that memory follows use. */
export class Limiter {
  private readonly buckets = new Map<string, Bucket>();
  private sweptAt = 0;

  constructor(private readonly perMinute: number) {}

  /** Whether `key` may do one more thing now (milliseconds since the epoch). */
  allows(key: string, now: number): boolean {
    if (now - this.sweptAt > MINUTE_MS) this.sweep(now);
    const bucket = this.buckets.get(key) ?? fullBucket(this.perMinute, now);
    this.buckets.set(key, bucket);
    return take(bucket, this.perMinute, now);
  }

  private sweep(now: number): void {
    this.sweptAt = now;
    for (const [key, { at }] of this.buckets) if (now - at > MINUTE_MS) this.buckets.delete(key);
  }
}

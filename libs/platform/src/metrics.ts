import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

/** Names and help of one metric; label values are ids of types and codes, never of persons. */
export interface MetricOptions<L extends string> {
  name: string;
  help: string;
  labels?: readonly L[];
}

/** The process's metrics in Prometheus' text format. Asking twice for a name gives the same metric. */
export class Metrics {
  private readonly registry = new Registry();
  private readonly known = new Map<string, unknown>();

  /** @param service value of the label `service` on every metric */
  constructor(service: string) {
    this.registry.setDefaultLabels({ service });
    collectDefaultMetrics({ register: this.registry });
  }

  /** Something that only grows. */
  counter<L extends string>({ name, help, labels = [] }: MetricOptions<L>): Counter<L> {
    return this.once(name, () => new Counter({ name, help, labelNames: labels, registers: [this.registry] }));
  }

  /** A distribution; `buckets` in the unit of the name (seconds for durations). */
  histogram<L extends string>({
    name,
    help,
    labels = [],
    buckets,
  }: MetricOptions<L> & { buckets?: number[] }): Histogram<L> {
    const options = { name, help, labelNames: labels, registers: [this.registry] };
    return this.once(name, () => new Histogram(buckets ? { ...options, buckets } : options));
  }

  /** A value that goes up and down. */
  gauge<L extends string>({ name, help, labels = [] }: MetricOptions<L>): Gauge<L> {
    return this.once(name, () => new Gauge({ name, help, labelNames: labels, registers: [this.registry] }));
  }

  /** Everything, as `/metrics` answers it, with its content type. */
  async report(): Promise<{ contentType: string; text: string }> {
    return { contentType: this.registry.contentType, text: await this.registry.metrics() };
  }

  private once<M>(name: string, make: () => M): M {
    if (!this.known.has(name)) this.known.set(name, make());
    return this.known.get(name) as M;
  }
}

import { describe, expect, it } from '@jest/globals';
import { Metrics } from './metrics.js';

describe('metrics', () => {
  it('are reported in Prometheus’ text, labelled with the service', async () => {
    const metrics = new Metrics('visit');
    metrics.counter({ name: 'om_things_total', help: 'Things', labels: ['kind'] }).inc({ kind: 'a' }, 2);
    const { contentType, text } = await metrics.report();
    expect(contentType).toContain('text/plain');
    expect(text).toContain('om_things_total{kind="a",service="visit"} 2');
    expect(text).toContain('process_cpu_seconds_total');
  });

  it('asked for twice under a name are the same', () => {
    const metrics = new Metrics('visit');
    const ask = () => metrics.gauge({ name: 'om_level', help: 'Level' });
    expect(ask()).toBe(ask());
  });
});

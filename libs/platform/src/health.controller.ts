import { Controller, Get, Header, HttpStatus, Res } from '@nestjs/common';
import type { Response } from 'express';
import { Metrics } from './metrics.js';
import { Readiness } from './readiness.js';

/** What the platform around the process asks of it; open to the cluster only, never through the gateway's public routes. */
@Controller()
export class HealthController {
  constructor(
    private readonly readiness: Readiness,
    private readonly metrics: Metrics,
  ) {}

  /** The event loop turns. A broker or store outage must not restart pods, so neither is asked. */
  @Get('health/live')
  live(): { status: string } {
    return { status: 'ok' };
  }

  /** 200 when every part answers, else 503; the body names each part either way. */
  @Get('health/ready')
  @Header('cache-control', 'no-store')
  async ready(@Res({ passthrough: true }) response: Response): Promise<Readonly<Record<string, boolean>>> {
    const report = await this.readiness.report();
    const ready = Object.values(report).every(Boolean);
    response.status(ready ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE);
    return report;
  }

  /** Prometheus' text format. */
  @Get('metrics')
  async scrape(@Res({ passthrough: true }) response: Response): Promise<string> {
    const { contentType, text } = await this.metrics.report();
    response.header('content-type', contentType);
    return text;
  }
}

import { Controller, Inject, Param, Query, Req } from '@nestjs/common';
import { GATEWAY_ROUTES, reportSmsDelivery, smsHookChannel, type SmsHookChannel } from '@om/contracts';
import { isRefused, Requester, type Refused } from '@om/messaging';
import type { Request } from 'express';
import { z } from 'zod';
import { GATEWAY_ENV, type GatewayEnv } from '../env.js';
import { OURSELVES } from '../login/staff-directory.js';
import { refusedBy } from '../problems/refused-request.js';
import { Route } from '../sessions/route.js';
import { readSmsReport } from './sms-report.js';

const { smsHook } = GATEWAY_ROUTES;

/** Where SMS providers report how far an SMS has come. Without a secret in the environment there is no such address. */
@Controller()
export class SmsHookController {
  constructor(
    private readonly requester: Requester,
    @Inject(GATEWAY_ENV) private readonly env: GatewayEnv,
  ) {}

  @Route(smsHook)
  async report(
    @Req() request: Request,
    @Param({ schema: z.object({ channel: smsHookChannel }) }) { channel }: { channel: SmsHookChannel },
    @Query({ schema: smsHook.query }) { reference }: z.output<typeof smsHook.query>,
  ): Promise<Refused | undefined> {
    const payload = { reference, ...this.read(channel, request), channel };
    const told = await this.requester.request(reportSmsDelivery, payload, { principal: OURSELVES });
    if (isRefused(told)) return told;
    if (!told.known) throw refusedBy('gateway.not-yet', 'no SMS of this id is known yet');
    return undefined;
  }

  private read(channel: SmsHookChannel, request: Request) {
    const secret = this.env.SMS_HOOK_SECRET;
    if (secret === undefined) throw refusedBy('gateway.not-found', 'no secret is set');
    const body: unknown = request.body;
    const report = readSmsReport(
      channel,
      {
        body: Buffer.isBuffer(body) ? body : Buffer.alloc(0),
        authorization: request.get('authorization'),
        signature: request.get('x-signature'),
      },
      secret,
    );
    if (report === 'unproven') throw refusedBy('gateway.not-proven', 'signature or login is wrong');
    if (report === 'unreadable') throw refusedBy('gateway.invalid', 'the report cannot be read');
    const { reference, ...rest } = report;
    return reference === undefined ? rest : report;
  }
}

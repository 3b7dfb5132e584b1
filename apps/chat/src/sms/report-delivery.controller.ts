import { Controller } from '@nestjs/common';
import { reportSmsDelivery } from '@om/contracts';
import { HandleCommand, type Answer, type Payload, type Refused, type RequestContext } from '@om/messaging';
import { refusal } from '../chat.errors.js';
import { Notifications } from '../reaching/notifications.js';

/** What providers report; the gateway has checked that it comes from the provider. People have nothing to report. */
@Controller()
export class ReportDeliveryController {
  constructor(private readonly notifications: Notifications) {}

  @HandleCommand(reportSmsDelivery)
  async report(
    { providerId, reference, status }: Payload<typeof reportSmsDelivery>,
    { principal }: RequestContext,
  ): Promise<Answer<typeof reportSmsDelivery> | Refused> {
    if (principal.kind !== 'service') return refusal('chat.not-participant');
    return { known: await this.notifications.reported({ providerId, reference, status }) };
  }
}

import { Controller, Inject } from '@nestjs/common';
import { listDevSms, setDevSms } from '@om/contracts';
import { HandleCommand, HandleQuery, type Answer, type Payload, type Refused } from '@om/messaging';
import { refusal } from '../chat.errors.js';
import { DevelopmentSms } from './development-sms.js';
import { SMS_CHANNEL, type SmsChannel } from './sms-channel.js';

/** What the development pages ask; refused whenever another channel is in use. */
@Controller()
export class DevelopmentSmsController {
  constructor(@Inject(SMS_CHANNEL) private readonly channel: SmsChannel) {}

  @HandleCommand(setDevSms)
  async setMode({ failing }: Payload<typeof setDevSms>): Promise<Answer<typeof setDevSms> | Refused> {
    if (!(this.channel instanceof DevelopmentSms)) return refusal('chat.development-only');
    await this.channel.setFailing(failing);
    return { failing };
  }

  @HandleQuery(listDevSms)
  async list(): Promise<Answer<typeof listDevSms> | Refused> {
    if (!(this.channel instanceof DevelopmentSms)) return refusal('chat.development-only');
    return this.channel.list();
  }
}

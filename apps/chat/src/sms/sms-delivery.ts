import { Inject, Injectable, Logger } from '@nestjs/common';
import type { Timer } from '@om/persistence';
import { SEND_TIMER } from '../reaching/decide-notification.js';
import type { NotificationDocument } from '../reaching/notification.schema.js';
import { Notifications } from '../reaching/notifications.js';
import { SMS_CHANNEL, type SmsChannel, type SmsReceipt } from './sms-channel.js';
import { smsText } from './texts.js';

/** Nest token of the link in every SMS. */
export const SMS_LINK = Symbol('SMS_LINK');

/** Hands SMS to the channel and follows how far they come, driven by the timers of the notifications. */
@Injectable()
export class SmsDelivery {
  private readonly logger = new Logger(SmsDelivery.name);

  constructor(
    private readonly notifications: Notifications,
    @Inject(SMS_CHANNEL) private readonly channel: SmsChannel,
    @Inject(SMS_LINK) private readonly link: string,
  ) {}

  /** Does what a timer of a notification says. A provider's report may have overtaken it: then there is nothing to hand over. */
  async onTimer(notificationId: string, timer: Timer): Promise<void> {
    const notification = await this.notifications.find(notificationId);
    if (notification?.to === undefined) return;
    const expected = timer.kind === SEND_TIMER ? 'sending' : 'sent';
    if (notification.status !== expected) return;
    const receipt = await this.ask(notification, notification.to, timer.kind);
    await this.notifications.answered(notificationId, timer.id, receipt);
  }

  private async ask(
    { _id, kind, about, providerId }: NotificationDocument,
    to: string,
    timerKind: string,
  ): Promise<SmsReceipt | undefined> {
    try {
      if (timerKind === SEND_TIMER)
        return await this.channel.send({ id: _id, to, text: smsText(kind, this.link, about) });
      return { progress: await this.channel.progress({ id: _id, ...(providerId && { providerId }) }) };
    } catch (err) {
      this.logger.warn({ msg: 'the SMS provider does not answer', notification: _id, err });
      return undefined;
    }
  }
}

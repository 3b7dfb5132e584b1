import { Inject, Injectable } from '@nestjs/common';
import { DueTimers, modelToken } from '@om/persistence';
import type { Model } from 'mongoose';
import { MessageLog } from '../messages/message-log.js';
import { messageModel, type MessageDocument } from '../messages/message.schema.js';
import { notificationModel, type NotificationDocument } from './notification.schema.js';
import { ReachPatient } from './reach-patient.js';
import { SmsDelivery } from '../sms/sms-delivery.js';

/** Entry point of the timers of entries: look whether an absent patient must be reached. */
@Injectable()
export class EntryTimers {
  constructor(
    timers: DueTimers,
    @Inject(modelToken(messageModel.name)) model: Model<MessageDocument>,
    log: MessageLog,
    reach: ReachPatient,
  ) {
    timers.register(model, async (messageId) => {
      const entry = await log.byId(messageId);
      if (entry) await reach.aboutEntry(entry);
    });
  }
}

/** Entry point of the timers of notifications: hand an SMS over, ask how far it has come. */
@Injectable()
export class SmsTimers {
  constructor(
    timers: DueTimers,
    @Inject(modelToken(notificationModel.name)) model: Model<NotificationDocument>,
    delivery: SmsDelivery,
  ) {
    timers.register(model, (notificationId, timer) => delivery.onTimer(notificationId, timer));
  }
}

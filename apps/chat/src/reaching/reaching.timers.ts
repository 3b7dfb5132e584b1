import { Inject, Injectable } from '@nestjs/common';
import { DueTimers, modelToken } from '@om/persistence';
import type { Model } from 'mongoose';
import { MessageLog } from '../messages/message-log.js';
import { messageModel, type MessageDocument } from '../messages/message.schema.js';
import { notificationModel, type NotificationDocument } from './notification.schema.js';
import { laterLookModel, type LaterLook } from './later-looks.js';
import { ReachAboutEntry } from './reach-about-entry.js';
import { ReachAboutVisit } from './reach-about-visit.js';
import { SmsDelivery } from '../sms/sms-delivery.js';

/** Entry point of the timers of entries: look whether an absent patient must be reached. */
@Injectable()
export class EntryTimers {
  constructor(
    timers: DueTimers,
    @Inject(modelToken(messageModel.name)) model: Model<MessageDocument>,
    log: MessageLog,
    reach: ReachAboutEntry,
  ) {
    timers.register(model, async (messageId) => {
      const entry = await log.byId(messageId);
      if (entry) await reach.look(entry);
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

/** Entry point of the timers of visits: something may have become due, a reminder for one. */
@Injectable()
export class LookTimers {
  constructor(
    timers: DueTimers,
    @Inject(modelToken(laterLookModel.name)) model: Model<LaterLook>,
    reach: ReachAboutVisit,
  ) {
    timers.register(model, (visitId) => reach.look(visitId));
  }
}

import { Inject, Injectable } from '@nestjs/common';
import { DueTimers, modelToken } from '@om/persistence';
import type { Model } from 'mongoose';
import { messageModel, type MessageDocument } from '../messages/message.schema.js';
import { notificationModel, type NotificationDocument } from './notification.schema.js';
import { laterLookModel, type LaterLook } from './later-looks.js';
import { ReachAboutSilence } from './reach-about-silence.js';
import { ReachAboutEntry } from './reach-about-entry.js';
import { ReachAboutVisit } from './reach-about-visit.js';
import { SILENCE_TIMER } from './silence.js';
import { SmsDelivery } from '../sms/sms-delivery.js';

/** Entry point of the timers of entries: look whether an absent, or a silent, patient must be reached. */
@Injectable()
export class EntryTimers {
  constructor(
    timers: DueTimers,
    @Inject(modelToken(messageModel.name)) model: Model<MessageDocument>,
    absent: ReachAboutEntry,
    silent: ReachAboutSilence,
  ) {
    timers.register(model, async (messageId, { kind, at }) => {
      const entry = await model.findById(messageId).lean().exec();
      if (entry) await (kind === SILENCE_TIMER ? silent.look(entry) : absent.look(entry, at));
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

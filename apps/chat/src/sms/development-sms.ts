import { Inject, Injectable } from '@nestjs/common';
import type { listDevSms } from '@om/contracts';
import type { Answer } from '@om/messaging';
import { modelToken, type ModelDefinition } from '@om/persistence';
import { CLOCK, type Clock } from '@om/platform';
import { Schema, type Model } from 'mongoose';
import type { HandedOver, Sms, SmsChannel, SmsProgress, SmsReceipt } from './sms-channel.js';

interface KeptSms {
  _id: string;
  to: string;
  text: string;
  at: Date;
  status: SmsProgress;
}
interface ChannelMode {
  _id: string;
  failing: boolean;
}

/** Collection `development-sms`: what would have been sent. */
export const developmentSmsModel: ModelDefinition = {
  name: 'DevelopmentSms',
  collection: 'development-sms',
  schema: new Schema(
    { _id: String, to: String, text: String, at: Date, status: String } satisfies Record<
      keyof KeptSms,
      unknown
    >,
    { versionKey: false },
  ).index({ at: -1 }),
};
/** Collection `development-sms-mode`: one document, so that all replicas fail or work together. */
export const developmentSmsModeModel: ModelDefinition = {
  name: 'DevelopmentSmsMode',
  collection: 'development-sms-mode',
  schema: new Schema({ _id: String, failing: Boolean } satisfies Record<keyof ChannelMode, unknown>, {
    versionKey: false,
  }),
};

const MODE_ID = 'mode';
const SHOWN = 100;

/** Keeps SMS instead of sending them, delivers each at once, and can be told to fail. Never in production. */
@Injectable()
export class DevelopmentSms implements SmsChannel {
  constructor(
    @Inject(modelToken(developmentSmsModel.name)) private readonly kept: Model<KeptSms>,
    @Inject(modelToken(developmentSmsModeModel.name)) private readonly mode: Model<ChannelMode>,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async send({ id, to, text }: Sms): Promise<SmsReceipt> {
    const status: SmsProgress = (await this.failing()) ? 'failed' : 'sent';
    const sms = { to, text, at: this.clock.now(), status };
    await this.kept.updateOne({ _id: id }, { $setOnInsert: sms }, { upsert: true });
    const kept = await this.kept.findById(id).lean().exec();
    return { progress: kept?.status ?? status };
  }

  async progress({ id }: HandedOver): Promise<SmsProgress> {
    await this.kept.updateOne({ _id: id, status: 'sent' }, { $set: { status: 'delivered' } });
    return (await this.kept.findById(id).lean().exec())?.status ?? 'failed';
  }

  /** Tells the channel to fail, or to work again. */
  async setFailing(failing: boolean): Promise<void> {
    await this.mode.updateOne({ _id: MODE_ID }, { $set: { failing } }, { upsert: true });
  }

  /** What would have been sent, newest first. */
  async list(): Promise<Answer<typeof listDevSms>> {
    const found = await this.kept.find().sort({ at: -1 }).limit(SHOWN).lean().exec();
    const sms = found.map(({ _id, at, ...rest }) => ({ id: _id, at: at.toISOString(), ...rest }));
    return { failing: await this.failing(), sms };
  }

  private async failing(): Promise<boolean> {
    return (await this.mode.findById(MODE_ID).lean().exec())?.failing ?? false;
  }
}

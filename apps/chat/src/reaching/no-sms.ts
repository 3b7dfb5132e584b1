import type { SmsChannel, SmsProgress } from './sms-channel.js';

/** No way to send SMS is configured: every one has failed, so that the care unit sees that it must ring. */
export class NoSms implements SmsChannel {
  send(): Promise<SmsProgress> {
    return Promise.resolve('failed');
  }

  progress(): Promise<SmsProgress> {
    return Promise.resolve('failed');
  }
}

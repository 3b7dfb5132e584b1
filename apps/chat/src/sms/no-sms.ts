import type { SmsChannel, SmsProgress, SmsReceipt } from './sms-channel.js';

/** No way to send SMS is configured: every one has failed, so that the care unit sees that it must ring. */
export class NoSms implements SmsChannel {
  send(): Promise<SmsReceipt> {
    return Promise.resolve({ progress: 'failed' });
  }

  progress(): Promise<SmsProgress> {
    return Promise.resolve('failed');
  }
}

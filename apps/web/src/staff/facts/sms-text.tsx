import type { Notification } from '@om/contracts/chat';
import { useTranslation } from 'react-i18next';
import { clockTime } from '../../time/swedish-time.js';

/** "SMS skickat 10.29, levererat", or that someone must ring. */
export const SmsText = ({ sms }: { readonly sms: Notification }) => {
  const { t } = useTranslation('staff');
  return <span>{t(`facts.smsStatus.${sms.status}`, { time: clockTime(sms.at) })}</span>;
};

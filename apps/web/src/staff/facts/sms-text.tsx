import type { Notification } from '@om/contracts/chat';
import { useTranslation } from 'react-i18next';
import { useTimeText } from '../../language/use-time-text.js';

/** "SMS skickat 10.29, levererat", or that someone must ring. */
export const SmsText = ({ sms }: { readonly sms: Notification }) => {
  const { t } = useTranslation('staff');
  const timeText = useTimeText();
  return <span>{t(`facts.smsStatus.${sms.status}`, { time: timeText(sms.at) })}</span>;
};

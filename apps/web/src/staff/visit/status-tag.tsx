import type { StaffVisit } from '@om/contracts/gateway';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../language/use-language.js';
import { useTimeText } from '../../language/use-time-text.js';
import { duration, minutesBetween } from '../../time/swedish-time.js';

interface StatusTagProps {
  readonly visit: StaffVisit['visit'];
  readonly now: number;
}

/** The state in the words of domain 4.1, with its time. */
export const StatusTag = ({ visit, now }: StatusTagProps) => {
  const { t } = useTranslation('staff');
  const language = useLanguage();
  const timeText = useTimeText();
  const since = {
    claimed: visit.claimedAt,
    async: visit.endedAt,
    closed: visit.closedAt,
    cancelled: visit.cancelledAt,
  } as Partial<Record<typeof visit.state, string>>;
  const at = since[visit.state];
  const values = {
    time: at === undefined ? '' : timeText(at),
    wait: duration(minutesBetween(visit.startedAt ?? visit.createdAt, new Date(now).toISOString()), language),
  };
  return (
    <span className="om-tag om-numbers" data-state={visit.state}>
      {t(`visit.status.${visit.state}`, values)}
    </span>
  );
};

import type { Alarm } from '@om/contracts/queue';
import { useTranslation } from 'react-i18next';
import { useNow } from '../../connection/hooks.js';
import { teachSwedish } from '../../language/language.js';
import { staffAlarms } from '../../language/sv/staff-alarms.js';
import { useLanguage } from '../../language/use-language.js';
import { relativeTime } from '../../time/swedish-time.js';
import { CommandButton } from '../../ui/command-button.js';
import { Link } from '../../ui/navigation.js';
import { ProblemNotice } from '../../ui/problem-notice.js';
import { useAcknowledge } from './use-alarms.js';

teachSwedish('staff', staffAlarms);

/** What waits under the bell, oldest first. No patient data: the case says the rest to who may see it. */
export const AlarmList = ({ alarms }: { readonly alarms: readonly Alarm[] }) => {
  const { t } = useTranslation('staff');
  const language = useLanguage();
  const now = useNow();
  const acknowledge = useAcknowledge();
  if (alarms.length === 0) return <p className="om-alarm-none">{t('alarm.none')}</p>;
  return (
    <>
      <ProblemNotice problem={acknowledge.problem} />
      <ul className="om-alarms">
        {alarms.map((alarm) => (
          <li key={alarm.alarmId}>
            <p>
              <b>{t(`alarm.kind.${alarm.kind}`, { name: alarm.about ?? '', count: alarm.cases ?? 0 })}</b>
            </p>
            <p className="om-muted om-small">{relativeTime(alarm.raisedAt, now, language)}</p>
            <p className="om-buttons">
              {alarm.visitId !== undefined && (
                <Link to={`/besok/${alarm.visitId}`} className="om-link">
                  {t('alarm.open')}
                </Link>
              )}
              <CommandButton
                variant="secondary"
                loading={acknowledge.busy}
                onClick={() => void acknowledge.run(alarm.alarmId)}
              >
                {t('alarm.acknowledge')}
              </CommandButton>
            </p>
          </li>
        ))}
      </ul>
    </>
  );
};

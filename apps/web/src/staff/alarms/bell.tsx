import { BellIcon } from '@navikt/aksel-icons';
import { lazy } from 'react';
import { useTranslation } from 'react-i18next';
import { Disclosure } from '../../ui/disclosure.js';
import { Part } from '../../ui/part.js';
import { useAlarms } from './use-alarms.js';

const AlarmList = lazy(() => import('./alarm-list.js').then((module) => ({ default: module.AlarmList })));

/** The bell: how many alarms wait, and what they are. Told to screen readers when one comes. */
export const Bell = () => {
  const { t } = useTranslation('staff');
  const alarms = useAlarms();
  const count = alarms.length;
  return (
    <>
      <Disclosure
        className="om-bell"
        label={
          <>
            <BellIcon title={count === 0 ? t('bell.none') : t('bell.count', { count })} />
            {count > 0 && (
              <span className="om-bell-count" aria-hidden>
                {count}
              </span>
            )}
          </>
        }
      >
        <Part>
          <AlarmList alarms={alarms} />
        </Part>
      </Disclosure>
      <span className="om-hidden" role="status">
        {count > 0 && t('bell.count', { count })}
      </span>
    </>
  );
};

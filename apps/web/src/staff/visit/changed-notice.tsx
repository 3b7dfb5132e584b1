import type { StaffVisit } from '@om/contracts/gateway';
import { InformationSquareIcon, XMarkIcon } from '@navikt/aksel-icons';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { clockTime } from '../../time/swedish-time.js';
import { useStaff } from '../session/staff-context.js';

/** "Changed under you": another clinician changed the case while this page was open. New data is shown, typed text is kept. */
export const ChangedNotice = ({ visit }: { readonly visit: StaffVisit['visit'] }) => {
  const { t } = useTranslation(['staff', 'shared']);
  const { me } = useStaff();
  const [seen, setSeen] = useState(visit.version);
  const { lastChange } = visit;
  const isOthers = lastChange.byKind === 'clinician' && lastChange.byName !== me.name;
  // A handover and its answer have a bar of their own, with more to say.
  const { proposedAt, answeredAt } = visit.handover ?? {};
  const isHandover = lastChange.at === proposedAt || lastChange.at === answeredAt;
  if (visit.version <= seen || !isOthers || isHandover) return null;
  return (
    <div className="om-notice om-connection" role="status">
      <InformationSquareIcon aria-hidden />
      <p>
        <b>{t('visit.changed', { name: lastChange.byName, time: clockTime(lastChange.at) })}.</b>{' '}
        {t('visit.changedText')}
      </p>
      <button
        type="button"
        className="om-icon-button"
        onClick={() => {
          setSeen(visit.version);
        }}
      >
        <XMarkIcon title={t('shared:close')} />
      </button>
    </div>
  );
};

import type { VisitSnapshot } from '@om/contracts/visit';
import { remindableFrom, reminderHindrance } from '@om/visit-state';
import { useTranslation } from 'react-i18next';
import type { Conversation } from '../../chat/conversation.js';
import { useNow, type Action } from '../../connection/hooks.js';
import { clockTime } from '../../time/swedish-time.js';
import { awaitedPatient } from './awaited-patient.js';

interface RemindEntryProps {
  readonly visit: VisitSnapshot;
  readonly conversation: Conversation;
  readonly reminder: Action<void>;
}

/** *Påminn patienten* in the menu of the visit, with why it is not possible where it is not. */
export const RemindEntry = ({ visit, conversation, reminder }: RemindEntryProps) => {
  const { t } = useTranslation('staff');
  const now = new Date(useNow());
  const awaited = awaitedPatient(visit, conversation);
  const why = reminderHindrance(awaited, now);
  const from = remindableFrom(awaited);
  return (
    <button
      type="button"
      aria-disabled={why !== undefined}
      onClick={() => {
        if (why === undefined) void reminder.run();
      }}
    >
      {t('remind.button')}
      <span className="om-muted om-menu-why">
        {why === undefined
          ? t('remind.now')
          : t(`remind.why.${why}`, { time: from ? clockTime(from.toISOString()) : '' })}
      </span>
    </button>
  );
};

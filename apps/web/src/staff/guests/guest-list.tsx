import type { StaffVisit } from '@om/contracts/gateway';
import { useTranslation } from 'react-i18next';
import { useAction } from '../../connection/hooks.js';
import { useTimeText } from '../../language/use-time-text.js';
import { ProblemNotice } from '../../ui/problem-notice.js';
import { useStaff } from '../session/staff-context.js';
import { isAllowed, useVisitCommand } from '../visit/use-visit.js';

/** Colleagues who take part, in *Fakta*: who, since when and how; one can leave, the responsible can end it for others. */
export const GuestList = ({ view }: { readonly view: StaffVisit }) => {
  const { t } = useTranslation(['staff', 'shared']);
  const { me } = useStaff();
  const timeText = useTimeText();
  const send = useVisitCommand(view.visit.visitId);
  const leave = useAction(() => send('leave-as-guest'));
  const remove = useAction((personId: string) => send('remove-guest', { personId }));
  const { guests = [] } = view.visit;
  if (guests.length === 0) return null;
  return (
    <>
      <h3>{t('guest.title')}</h3>
      <ul className="om-guests">
        {guests.map((guest) => (
          <li key={guest.personId}>
            <span>
              {guest.personId === me.personId ? t('guest.you') : guest.name},{' '}
              {t(`shared:profession.${guest.profession}`)}
              <span className="om-muted om-small">
                {t(`guest.how.${guest.how}`, { time: timeText(guest.since) })}
              </span>
            </span>
            {guest.personId === me.personId && isAllowed(view, 'leave-as-guest') && (
              <button type="button" className="om-link" onClick={() => void leave.run()}>
                {t('guest.leave')}
              </button>
            )}
            {guest.personId !== me.personId && isAllowed(view, 'remove-guest') && (
              <button type="button" className="om-link" onClick={() => void remove.run(guest.personId)}>
                {t('guest.remove')}
                <span className="om-hidden"> {guest.name}</span>
              </button>
            )}
          </li>
        ))}
      </ul>
      <ProblemNotice problem={leave.problem ?? remove.problem} />
    </>
  );
};

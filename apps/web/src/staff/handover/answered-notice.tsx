import type { Handover } from '@om/contracts/visit';
import { CheckmarkCircleIcon, ExclamationmarkTriangleIcon, XMarkIcon } from '@navikt/aksel-icons';
import { useTranslation } from 'react-i18next';
import { useDraft } from '../../drafts/use-draft.js';
import { clockTime } from '../../time/swedish-time.js';
import { addresseeText } from './handover-text.js';

/** What became of the sender's handover: accepted, declined with its reason, or nobody answered. Stays until it is closed. */
export const AnsweredNotice = ({ handover }: { readonly handover: Handover }) => {
  const { t } = useTranslation(['staff', 'shared']);
  const [seen, setSeen] = useDraft(`handover-seen:${handover.handoverId}`);
  const { state, answeredBy, answeredAt } = handover;
  if (seen !== '' || state === 'proposed' || state === 'cancelled') return null;
  const isAccepted = state === 'accepted';
  const time = clockTime(answeredAt ?? handover.expiresAt);
  const name = answeredBy?.name ?? addresseeText(handover.to, t);
  return (
    <div className="om-notice om-bar-notice" data-kind={isAccepted ? 'neutral' : 'warning'} role="alert">
      {isAccepted ? <CheckmarkCircleIcon aria-hidden /> : <ExclamationmarkTriangleIcon aria-hidden />}
      <div>
        <p>
          <b>{t(`handover.answered.${state}`, { name, time })}</b> {t(`handover.then.${state}`)}
        </p>
        {state === 'declined' &&
          handover.declinedBy.map((one) => (
            <p key={one.personId}>
              {one.name}: {t(`decline.code.${one.code}`)}. {one.text}
            </p>
          ))}
      </div>
      <button
        type="button"
        className="om-icon-button"
        onClick={() => {
          setSeen('x');
        }}
      >
        <XMarkIcon title={t('shared:close')} />
      </button>
    </div>
  );
};

import { useTranslation } from 'react-i18next';
import { useLink } from '../../connection/link.js';
import { useDraft } from '../../drafts/use-draft.js';
import { Button } from '../../ui/controls.js';
import { useNavigate } from '../../ui/navigation.js';
import { useCaseDraft } from '../send/use-case-draft.js';
import type { CaseProps } from './case-page.js';
import { lateText } from './late-text.js';
import { draftKey } from './patient-composer.js';

/** The furthest screen that unit and reason can lead to; the page shows none past an unanswered one. */
const AFTER_REASON = 3;

interface StartAgainProps extends Pick<CaseProps, 'view' | 'live'> {
  readonly label: string;
  /** The new case is about the same thing: it begins with unit and reason of this one, and points to it. */
  readonly sameMatter?: boolean;
}

/** A new case from one that is over; words that came too late for the old one are shown, and are the beginning of the new. */
export const StartAgain = ({ view, live, label, sameMatter = false }: StartAgainProps) => {
  const { t } = useTranslation('patient');
  const navigate = useNavigate();
  const { outgoing } = useLink();
  const { beginWith } = useCaseDraft();
  const { visitId } = view.case;
  const [draft, setDraft] = useDraft(draftKey(visitId));
  const kept = lateText(live.outgoing, draft);
  const startAgain = () => {
    beginWith(kept, sameMatter ? view.case : undefined);
    for (const message of live.outgoing) outgoing.discard(visitId, message.clientId);
    setDraft('');
    navigate(sameMatter ? `/nytt?steg=${AFTER_REASON}` : '/nytt');
  };
  return (
    <>
      {kept !== '' && (
        <section className="om-kept" role="status">
          <p>{t('ended.kept')}</p>
          <h2>{t('ended.yourText')}</h2>
          <p className="om-kept-text" dir="auto">
            {kept}
          </p>
        </section>
      )}
      <Button variant="primary" className="om-wide-button" onClick={startAgain}>
        {label}
      </Button>
    </>
  );
};

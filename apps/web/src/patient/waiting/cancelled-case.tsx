import { useTranslation } from 'react-i18next';
import { Link } from '../../ui/navigation.js';
import { useNow } from '../../connection/hooks.js';
import { useLanguage } from '../../language/use-language.js';
import { relativeTime } from '../../time/swedish-time.js';
import { WorseLines } from '../shell/call-lines.js';
import { Page } from '../shell/page.js';
import type { CaseProps } from '../talk/case-page.js';

/** The case was taken back, or came to nothing: neutral words and a way on. */
export const CancelledCase = ({ view }: CaseProps) => {
  const { t } = useTranslation('patient');
  const language = useLanguage();
  const now = useNow(60_000);
  const own = view.case;
  const when = own.cancelledAt && relativeTime(own.cancelledAt, now, language);
  return (
    <Page name={`over ${own.visitId}`}>
      <div>
        <h1>{when === undefined ? t(`cases.state.${own.state}`, { when: '' }) : t('wait.cancelledTitle')}</h1>
        <p className="om-muted">{own.reason}</p>
      </div>
      {when !== undefined && <p>{t('wait.cancelledHelp', { when })}</p>}
      <Link to="/nytt" className="om-start-case">
        <b>{t('cases.newCase')}</b>
      </Link>
      <WorseLines />
    </Page>
  );
};

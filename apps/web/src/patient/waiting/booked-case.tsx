import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../language/use-language.js';
import { dayAndTime } from '../../time/swedish-time.js';
import { WorseLines } from '../shell/call-lines.js';
import { Page } from '../shell/page.js';
import type { CaseProps } from '../talk/case-page.js';
import { CancelCase } from './cancel-case.js';

/** A booked visit before its time. */
export const BookedCase = ({ view, onChanged }: CaseProps) => {
  const { t } = useTranslation('patient');
  const language = useLanguage();
  const own = view.case;
  return (
    <Page name={`booked ${own.visitId}`}>
      <div>
        <h1>{t('wait.bookedTitle')}</h1>
        <p className="om-muted">
          {own.reason}, {own.careUnitName}
        </p>
      </div>
      <section className="om-card" data-kind="good">
        <p>
          <span className="om-muted">{t('wait.bookedAt')}</span>
          <b className="om-card-large">{dayAndTime(own.bookedFor ?? own.createdAt, language)}</b>
        </p>
        <p>{t('wait.bookedHelp')}</p>
      </section>
      {own.canCancel && <CancelCase visitId={own.visitId} onChanged={onChanged} />}
      <WorseLines />
    </Page>
  );
};

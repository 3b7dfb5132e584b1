import type { PatientCaseView } from '@om/contracts/gateway';
import { InformationSquareIcon } from '@navikt/aksel-icons';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from '../../ui/navigation.js';
import { useConversation } from '../../chat/use-conversation.js';
import { Button } from '../../ui/controls.js';
import { FailedPanel } from '../../ui/problem-notice.js';
import { teachSwedish } from '../../language/language.js';
import { patientBooking } from '../../language/sv/patient-booking.js';
import { patientCase } from '../../language/sv/patient-case.js';
import { patientCourse } from '../../language/sv/patient-course.js';
import { patientSend } from '../../language/sv/patient-send.js';
import { SkeletonRows } from '../../ui/skeleton.js';
import { StatePanel } from '../../ui/state-panel.js';
import { WorseLines } from '../shell/call-lines.js';
import { Page } from '../shell/page.js';
import { BookedCase } from '../waiting/booked-case.js';
import { OverCase } from '../waiting/over-case.js';
import { WaitingCase } from '../waiting/waiting-case.js';
import { EndedCase } from './ended-case.js';
import { TalkingCase } from './talking-case.js';
import { useCase } from './use-case.js';

teachSwedish('patient', { ...patientCase, ...patientSend, ...patientCourse, ...patientBooking });

/** One case, in the form its state asks for. */
export const CasePage = () => {
  const { t } = useTranslation(['patient', 'errors']);
  const { visitId = '' } = useParams();
  const view = useCase(visitId);
  if (view.data) return <Case key={visitId} view={view.data} onChanged={view.reload} />;
  return (
    <Page name={visitId}>
      {!view.problem && (
        <>
          <h1 className="om-hidden">{t('cases.title')}</h1>
          <SkeletonRows widths={[60, 80, 45]} />
        </>
      )}
      {view.problem &&
        (view.problem.status === 404 ? (
          <StatePanel page alert icon={<InformationSquareIcon />} title={t('errors:visit_not-found.what')}>
            <Link className="om-link om-target" to="/">
              {t('chat.back')}
            </Link>
          </StatePanel>
        ) : (
          <FailedPanel
            page
            title={t('chat.failed')}
            problem={view.problem}
            onRetry={() => void view.reload()}
            button={(props) => <Button variant="secondary" {...props} />}
          />
        ))}
      {view.problem && <WorseLines />}
    </Page>
  );
};

export interface CaseProps {
  readonly view: PatientCaseView;
  readonly live: ReturnType<typeof useConversation>;
  readonly onChanged: () => Promise<void>;
}

const Case = ({ view, onChanged }: Omit<CaseProps, 'live'>) => {
  const own = view.case;
  const live = useConversation({
    visitId: own.visitId,
    side: 'patient',
    marking: true,
    seed: view.conversation,
  });
  const props = { view, live, onChanged };
  switch (own.state) {
    case 'draft':
    case 'waiting':
    case 'claimed':
      return <WaitingCase {...props} />;
    case 'scheduled':
      return <BookedCase {...props} />;
    case 'ongoing':
    case 'on-hold':
      return <TalkingCase {...props} />;
    case 'async':
    case 'closed':
      return <EndedCase {...props} />;
    case 'cancelled':
    case 'no-show':
    case 'redirected':
    case 'expired':
      return <OverCase {...props} />;
  }
};

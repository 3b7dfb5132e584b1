import { staffSession, type StaffSession } from '@om/contracts/gateway';
import { ChevronRightIcon, PersonCrossIcon } from '@navikt/aksel-icons';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAction } from '../../connection/hooks.js';
import { bareHttp } from '../../connection/use-login.js';
import { Swedish } from '../../language/swedish.js';
import { Button } from '../../ui/controls.js';
import { MissingParts } from '../../ui/connection-notice.js';
import { Mark } from '../../ui/mark.js';
import { ProblemNotice } from '../../ui/problem-notice.js';
import { StatePanel } from '../../ui/state-panel.js';
import { ShiftTypeChoice } from '../shift/shift-type-choice.js';

interface ChooseAssignmentProps {
  readonly session: StaffSession;
  readonly onChosen: (session: StaffSession) => Promise<void>;
}

type Assignment = StaffSession['assignments'][number];

/** What a service refuses with while somebody would leave something open by going on elsewhere. */
const OPEN_CASES = 'queue.shift-open-cases';

/**
 * After login: first in line or behind, which care unit and role (domain 1.3-1). Who has something open at another unit is asked before
 * they leave it to its lead.
 */
export const ChooseAssignment = ({ session, onChosen }: ChooseAssignmentProps) => {
  const { t } = useTranslation(['staff', 'shared']);
  const [wanted, want] = useState<Assignment>();
  const [shiftType, chooseType] = useState(session.shiftType);
  const choose = useAction(async (assignment: Assignment & { readonly escalate?: boolean }) => {
    want(assignment);
    const { careUnitId, role, escalate = false } = assignment;
    const http = bareHttp(session.csrfToken);
    const choice = { careUnitId, role, shiftType, escalate };
    await onChosen(await http.post('/api/staff/session/assignment', choice, staffSession));
  });
  const asks = choose.problem?.code === OPEN_CASES;
  return (
    <div className="om-entrance">
      <header className="om-bar">
        <span className="om-bar-name">
          <Mark />
          {t('shared:appName')}
        </span>
      </header>
      <main className="om-entrance-main">
        <h1>{t('assignment.title')}</h1>
        <p className="om-muted">{t('assignment.lead', { name: session.person.name })}</p>
        <MissingParts parts={session.degraded} />
        <ProblemNotice problem={asks ? undefined : choose.problem} />
        {asks && wanted && (
          <div className="om-notice" data-kind="warning" role="alert">
            <div>
              <p>{t('assignment.open')}</p>
              <p className="om-notice-actions">
                <Button
                  variant="secondary"
                  loading={choose.busy}
                  onClick={() => void choose.run({ ...wanted, escalate: true })}
                >
                  {t('assignment.escalate')}
                </Button>
              </p>
            </div>
          </div>
        )}
        {session.assignments.length === 0 && session.degraded.length === 0 && (
          <StatePanel
            icon={<PersonCrossIcon />}
            title={t('assignment.none')}
            text={t('assignment.noneHelp')}
          />
        )}
        {session.assignments.length > 0 && <ShiftTypeChoice value={shiftType} onChange={chooseType} />}
        <ul className="om-assignments">
          {session.assignments.map((assignment) => (
            <li key={`${assignment.careUnitId} ${assignment.role}`}>
              <button type="button" disabled={choose.busy} onClick={() => void choose.run(assignment)}>
                <span>
                  <b>
                    <Swedish>{assignment.careUnitName}</Swedish>
                  </b>
                  <span className="om-muted om-capital">{t(`shared:profession.${assignment.role}`)}</span>
                </span>
                <ChevronRightIcon aria-hidden />
              </button>
            </li>
          ))}
        </ul>
      </main>
    </div>
  );
};

import type { StaffVisit } from '@om/contracts/gateway';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useAction } from '../../connection/hooks.js';
import { Swedish } from '../../language/swedish.js';
import { CommandButton } from '../../ui/command-button.js';
import { ProblemNotice } from '../../ui/problem-notice.js';
import { personnummerText } from '../facts/fact-text.js';
import { Taken } from '../home/taken.js';
import { isAllowed, useVisitCommand } from './use-visit.js';
import { useNavigate } from '../../ui/navigation.js';

interface PaneProps {
  readonly view: StaffVisit;
}

/** *Redo att starta*: the right patient, the greeting that will be sent, and the one button. */
export const StartPane = ({ view, onStarted }: PaneProps & { readonly onStarted: () => void }) => {
  const { t } = useTranslation('staff');
  const { visit, greetingPreview } = view;
  const send = useVisitCommand(visit.visitId);
  const button = useRef<HTMLButtonElement>(null);
  const start = useAction(async () => {
    await send('start', { expectedVersion: visit.version });
    onStarted();
  });
  useEffect(() => {
    button.current?.focus({ focusVisible: true });
  }, []);
  return (
    <div className="om-start">
      <h2>{t('start.title')}</h2>
      <p>
        <b>{visit.patient.name}</b>{' '}
        <span className="om-numbers">{personnummerText(visit.patient.personnummer)}</span>
      </p>
      {greetingPreview !== undefined && (
        <div className="om-greeting">
          <p className="om-muted">{t('start.willGet')}</p>
          <p>
            <Swedish>{greetingPreview}</Swedish>
          </p>
        </div>
      )}
      <ProblemNotice problem={start.problem} />
      <CommandButton
        ref={button}
        variant="primary"
        className="om-large-button"
        loading={start.busy}
        onClick={() => void start.run()}
      >
        {t('start.button')}
      </CommandButton>
    </div>
  );
};

/** The opened case before anyone has it: *Ta emot* in the middle. */
export const ClaimPane = ({ view }: PaneProps) => {
  const { t } = useTranslation('staff');
  const { visit, actions } = view;
  const navigate = useNavigate();
  const send = useVisitCommand(visit.visitId);
  const claim = useAction(() => send('claim'));
  if (claim.problem?.code === 'visit.already-claimed')
    return (
      <Taken
        problem={claim.problem}
        onNext={() => {
          navigate('/');
        }}
      />
    );
  return (
    <div className="om-start">
      <h2>{t('start.waitingTitle')}</h2>
      <p>
        <b>{visit.patient.name}</b>{' '}
        <span className="om-numbers">{personnummerText(visit.patient.personnummer)}</span>
      </p>
      <p className="om-muted">{t('start.waitingHelp')}</p>
      <ProblemNotice problem={claim.problem} />
      {isAllowed({ actions }, 'claim') && (
        <>
          <CommandButton
            variant="primary"
            className="om-large-button"
            loading={claim.busy}
            onClick={() => void claim.run()}
          >
            {t('preview.claim')}
          </CommandButton>
          <p className="om-muted om-small">
            {t(visit.notifyAt === 'claim' ? 'preview.smsAtClaim' : 'preview.smsAtStart')}
          </p>
        </>
      )}
    </div>
  );
};

import { patientCase } from '@om/contracts/gateway';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { useAction } from '../../connection/hooks.js';
import { useLink } from '../../connection/link.js';
import { Button } from '../../ui/controls.js';
import { ProblemNotice } from '../../ui/problem-notice.js';

const answer = z.object({ case: patientCase.pick({ visitId: true }) });

interface CancelCaseProps {
  readonly visitId: string;
  readonly onChanged: () => Promise<void>;
}

/** *Avbryt ärendet*: asks once, in place. */
export const CancelCase = ({ visitId, onChanged }: CancelCaseProps) => {
  const { t } = useTranslation('patient');
  const { http, commands } = useLink();
  const [asking, setAsking] = useState(false);
  const question = useRef<HTMLHeadingElement>(null);
  const opener = useRef<HTMLButtonElement>(null);
  const wasAsking = useRef(false);
  useEffect(() => {
    if (asking) {
      question.current?.focus();
      question.current?.parentElement?.scrollIntoView({ block: 'nearest' });
    }
    if (!asking && wasAsking.current) opener.current?.focus();
    wasAsking.current = asking;
  }, [asking]);
  const cancel = useAction(async () => {
    try {
      await commands.run(`cancel:${visitId}`, (commandId) =>
        http.post(`/api/patient/cases/${visitId}/cancel`, { commandId }, answer),
      );
    } finally {
      await onChanged();
    }
  });
  if (!asking) {
    return (
      <Button
        ref={opener}
        variant="tertiary"
        data-color="neutral"
        className="om-wide-button"
        onClick={() => {
          setAsking(true);
        }}
      >
        {t('wait.cancel')}
      </Button>
    );
  }
  return (
    <section className="om-card om-ask" aria-labelledby="avbryt">
      <h2 id="avbryt" ref={question} tabIndex={-1}>
        {t('wait.cancelAsk')}
      </h2>
      <p>{t('wait.cancelHelp')}</p>
      <ProblemNotice problem={cancel.problem} />
      <Button
        variant="secondary"
        data-color="danger"
        className="om-wide-button"
        loading={cancel.busy}
        onClick={() => void cancel.run()}
      >
        {t('wait.cancelYes')}
      </Button>
      <Button
        variant="tertiary"
        data-color="neutral"
        className="om-wide-button"
        onClick={() => {
          setAsking(false);
        }}
      >
        {t('wait.cancelNo')}
      </Button>
    </section>
  );
};

import { useTranslation } from 'react-i18next';
import { useCaseCommand } from '../course/use-case-command.js';
import { AskOnce } from '../shell/ask-once.js';

interface CancelCaseProps {
  readonly visitId: string;
  readonly onChanged: () => Promise<void>;
}

/** *Avbryt ärendet*: asks once, in place. */
export const CancelCase = ({ visitId, onChanged }: CancelCaseProps) => {
  const { t } = useTranslation('patient');
  return (
    <AskOnce
      open={t('wait.cancel')}
      question={t('wait.cancelAsk')}
      yes={t('wait.cancelYes')}
      no={t('wait.cancelNo')}
      action={useCaseCommand(visitId, 'cancel', onChanged)}
    >
      <p>{t('wait.cancelHelp')}</p>
    </AskOnce>
  );
};

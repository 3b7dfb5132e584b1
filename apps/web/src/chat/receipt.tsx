import { CheckmarkIcon } from '@navikt/aksel-icons';
import { useTranslation } from 'react-i18next';
import { problemText } from '../language/problem-text.js';
import { clockTime } from '../time/swedish-time.js';
import type { Receipt } from './bubbles.js';

interface ReceiptLineProps {
  readonly receipt: Receipt;
  readonly onRetry: () => void;
  readonly onTakeBack: () => void;
}

/** How far one's own last message has come, under its bubble. */
export const ReceiptLine = ({ receipt, onRetry, onTakeBack }: ReceiptLineProps) => {
  const { t } = useTranslation('shared');
  const { t: tErrors } = useTranslation('errors');
  switch (receipt.kind) {
    case 'waiting':
      return <p className="om-receipt">{t('chat.waiting')}</p>;
    case 'refused':
      return (
        <p className="om-receipt" data-kind="refused">
          {t('chat.refused')} {problemText({ code: receipt.code }, tErrors).what}.{' '}
          <button type="button" className="om-link" onClick={onRetry}>
            {t('chat.tryAgain')}
          </button>{' '}
          <button type="button" className="om-link" onClick={onTakeBack}>
            {t('chat.takeBack')}
          </button>
        </p>
      );
    case 'stored':
      return <p className="om-receipt">{t('chat.stored')}</p>;
    case 'delivered':
      return <p className="om-receipt">{t('chat.delivered')}</p>;
    case 'read':
      return (
        <p className="om-receipt">
          <CheckmarkIcon aria-hidden />
          {receipt.at === undefined ? t('chat.read') : t('chat.readAt', { time: clockTime(receipt.at) })}
        </p>
      );
  }
};

import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, ButtonLink } from '../../ui/controls.js';
import { Call } from '../shell/call-lines.js';

interface FlagPageProps {
  readonly onBack: () => void;
  /** Only where the unit lets people send all the same. */
  readonly onGoOn: (() => void) | undefined;
}

/** The whole screen says: ring 112. Nothing has been sent, and there is a way back for who answered wrong. */
export const FlagPage = ({ onBack, onGoOn }: FlagPageProps) => {
  const { t } = useTranslation('patient');
  const place = useRef<HTMLElement>(null);
  useEffect(() => {
    place.current?.focus();
  }, []);
  return (
    <main className="om-flag" ref={place} tabIndex={-1}>
      <h1>{t('flag.title')}</h1>
      <p>{t('flag.text')}</p>
      <ButtonLink className="om-wide-button" href="tel:112">
        {t('flag.call')}
      </ButtonLink>
      <p>
        {t('flag.advice')} <Call number="1177" />.
      </p>
      <p>{t('flag.notSent')}</p>
      {onGoOn && (
        <Button variant="secondary" className="om-wide-button" onClick={onGoOn}>
          {t('flag.goOn')}
        </Button>
      )}
      <Button variant="tertiary" className="om-wide-button" onClick={onBack}>
        {t('flag.back')}
      </Button>
    </main>
  );
};

import { PadlockLockedIcon } from '@navikt/aksel-icons';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { ButtonLink } from './controls.js';
import { StatePanel } from './state-panel.js';

interface LockedCoverProps {
  readonly text: string;
  /** Where to log in; the person comes back to this very page. */
  readonly loginHref: string;
}

/** Covers all patient data at once when the login has run out. What was typed is kept. */
export const LockedCover = ({ text, loginHref }: LockedCoverProps) => {
  const { t } = useTranslation('shared');
  const place = useRef<HTMLElement>(null);
  useEffect(() => {
    place.current?.focus();
  }, []);
  return (
    <main className="om-locked" ref={place} tabIndex={-1}>
      <StatePanel page icon={<PadlockLockedIcon />} title={t('locked.title')} text={text}>
        <ButtonLink href={loginHref}>{t('locked.again')}</ButtonLink>
      </StatePanel>
    </main>
  );
};

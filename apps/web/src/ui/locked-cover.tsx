import { PadlockLockedIcon } from '@navikt/aksel-icons';
import { useEffect, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ButtonLink } from './controls.js';
import { StatePanel } from './state-panel.js';

interface LockedCoverProps {
  readonly text: string;
  /** Where to log in; the person comes back to this very page. */
  readonly loginHref: string;
  /** What is said also to who cannot log in just now. */
  readonly children?: ReactNode;
}

/** Covers all patient data at once when the login has run out. What was typed is kept. */
export const LockedCover = ({ text, loginHref, children }: LockedCoverProps) => {
  const { t } = useTranslation('shared');
  const place = useRef<HTMLElement>(null);
  useEffect(() => {
    place.current?.focus();
  }, []);
  return (
    <main className="om-locked" ref={place} tabIndex={-1}>
      <StatePanel page icon={<PadlockLockedIcon />} title={t('locked.title')} text={text}>
        <ButtonLink href={loginHref}>{t('locked.again')}</ButtonLink>
        {children}
      </StatePanel>
    </main>
  );
};

import { ChevronLeftIcon } from '@navikt/aksel-icons';
import { useEffect, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from '../../ui/navigation.js';
import { ConnectionNotice } from '../../ui/connection-notice.js';
import { Mark } from '../../ui/mark.js';
import { PatientMenu } from './patient-menu.js';

interface PageProps {
  /** What the page is, for the focus when it changes; the heading is inside. */
  readonly name: string;
  /** In a case: who or what stands in the bar instead of the mark. */
  readonly bar?: { readonly title: ReactNode; readonly line: ReactNode };
  /** Stays at the bottom: the composer. */
  readonly foot?: ReactNode;
  /** The chat scrolls inside itself. */
  readonly fixed?: boolean;
  readonly children: ReactNode;
}

/** One page of the patient: dark bar, content, perhaps a composer. Focus moves to the content when the page changes. */
export const Page = ({ name, bar, foot, fixed = false, children }: PageProps) => {
  const { t } = useTranslation(['patient', 'shared']);
  const main = useRef<HTMLElement>(null);
  const first = useRef(true);
  useEffect(() => {
    if (!first.current) main.current?.focus();
    first.current = false;
    scrollTo(0, 0);
  }, [name]);
  return (
    <div className="om-phone" data-fixed={fixed || foot !== undefined}>
      <a className="om-skip" href="#innehall">
        {t('shared:skip')}
      </a>
      <header className="om-phone-bar">
        {bar ? (
          <>
            <Link to="/" className="om-bar-back">
              <ChevronLeftIcon title={t('chat.back')} />
            </Link>
            <div className="om-bar-who">
              <b>{bar.title}</b>
              <span>{bar.line}</span>
            </div>
          </>
        ) : (
          <Link to="/" className="om-bar-name">
            <Mark />
            <span>{t('shared:appName')}</span>
          </Link>
        )}
        <PatientMenu inCase={bar !== undefined} />
      </header>
      <ConnectionNotice />
      <main id="innehall" tabIndex={-1} ref={main} className="om-phone-page">
        <div className={fixed ? 'om-phone-fixed' : 'om-phone-main'}>{children}</div>
        {foot !== undefined && <div className="om-phone-foot">{foot}</div>}
      </main>
    </div>
  );
};

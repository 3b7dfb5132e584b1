import { CloudSlashIcon } from '@navikt/aksel-icons';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSocketStatus } from '../connection/hooks.js';
import { useLink } from '../connection/link.js';
import { clockTime } from '../time/swedish-time.js';

/** A short break is repaired before anyone has to know. Milliseconds. */
const SHOWN_AFTER_MS = 2_000;

/** The amber line while the live connection is down: since when, when the next attempt is, and that writing works. */
export const ConnectionNotice = () => {
  const { t } = useTranslation('shared');
  const { socket } = useLink();
  const status = useSocketStatus();
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (status.kind === 'up') return undefined;
    const timer = setInterval(() => {
      setNow(Date.now());
    }, 500);
    return () => {
      clearInterval(timer);
    };
  }, [status.kind]);
  if (status.kind !== 'down' || now - status.since < SHOWN_AFTER_MS) return null;
  const seconds = Math.ceil((status.retryAt - now) / 1_000);
  return (
    <section className="om-notice om-connection" data-kind="warning" aria-label={t('connection.label')}>
      <CloudSlashIcon aria-hidden />
      <p>
        <b role="status">{t('connection.down', { time: clockTime(status.since) })}</b>{' '}
        <span>{seconds > 0 ? t('connection.retryIn', { count: seconds }) : t('connection.retrying')}</span>
      </p>
      <button
        type="button"
        className="om-link"
        onClick={() => {
          socket.connect();
        }}
      >
        {t('connection.retryNow')}
      </button>
    </section>
  );
};

interface MissingPartsProps {
  readonly parts: readonly string[];
  /** Patients and staff see different things of the same part. */
  readonly to?: 'patient';
}

/** Says which part of the system is missing while the rest is shown. */
export const MissingParts = ({ parts, to }: MissingPartsProps) => {
  const { t, i18n } = useTranslation('shared');
  if (parts.length === 0) return null;
  const names = parts.map((part): string =>
    to === 'patient' && part === 'queue'
      ? t('connection.openingHours')
      : t(`connection.part.${part}` as 'connection.part.chat'),
  );
  const list = new Intl.ListFormat(i18n.language, { type: 'conjunction' }).format(names);
  return (
    <div className="om-notice" data-kind="warning" role="status">
      <CloudSlashIcon aria-hidden />
      <p>{t('connection.missing', { parts: list })}</p>
    </div>
  );
};

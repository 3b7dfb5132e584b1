import { useTranslation } from 'react-i18next';
import { useNow } from '../../connection/hooks.js';
import { Swedish } from '../../language/swedish.js';
import { useLanguage } from '../../language/use-language.js';
import { phoneText } from '../../person/phone.js';
import { relativeTime } from '../../time/swedish-time.js';
import { Button } from '../../ui/controls.js';
import { Link } from '../../ui/navigation.js';
import { personnummerText } from '../facts/fact-text.js';
import type { Found } from './on-behalf-dialog.js';

interface FoundPatientProps {
  readonly found: Found;
  readonly onCreate: () => void;
  readonly onClose: () => void;
}

/** Who was found, with the unfinished cases at the unit; or that nobody has the number, and the way on. */
export const FoundPatient = ({ found, onCreate, onClose }: FoundPatientProps) => {
  const { t } = useTranslation('staff');
  const language = useLanguage();
  const now = useNow();
  const { patient, cases, personnummer } = found;
  return (
    <section className="om-found" role="status">
      {patient ? (
        <p>
          <b>{patient.name}</b> <span className="om-numbers">{personnummerText(patient.personnummer)}</span>
          <br />
          <span className="om-muted">
            {patient.phone === undefined ? t('onBehalf.noPhone') : phoneText(patient.phone)}
          </span>
        </p>
      ) : (
        <p>{t('onBehalf.nobody', { personnummer: personnummerText(personnummer) })}</p>
      )}
      {cases.length > 0 && (
        <>
          <h2>{t('onBehalf.cases')}</h2>
          <ul className="om-earlier">
            {cases.map((one) => (
              <li key={one.visitId}>
                <Link to={`/besok/${one.visitId}`} className="om-link" onClick={onClose}>
                  <Swedish>{one.reason.label}</Swedish>
                </Link>
                <span className="om-muted om-small">{relativeTime(one.createdAt, now, language)}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      <Button variant="primary" onClick={onCreate}>
        {t(patient ? 'onBehalf.createCase' : 'onBehalf.createBoth')}
      </Button>
    </section>
  );
};

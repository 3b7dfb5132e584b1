import type { CaseRow } from '@om/contracts/queue';
import { useTranslation } from 'react-i18next';
import { Swedish } from '../../language/swedish.js';
import { Link } from '../../ui/navigation.js';
import { useElsewhere } from '../shell/use-elsewhere.js';

interface LeftOpenProps {
  readonly title: string;
  readonly rows: readonly CaseRow[];
  readonly onClose: () => void;
  /** *Avbryt överlämning* on each row; absent where there is none to take back. */
  readonly onRecall: ((row: CaseRow) => void) | undefined;
}

/** Cases of one kind that a shift would leave, each a way back to it. */
export const LeftOpen = ({ title, rows, onClose, onRecall }: LeftOpenProps) => {
  const { t } = useTranslation('staff');
  const elsewhere = useElsewhere();
  if (rows.length === 0) return null;
  return (
    <section>
      <h2>
        {title} <span className="om-tab-count">{rows.length}</span>
      </h2>
      <ul className="om-earlier">
        {rows.map((row) => {
          const other = elsewhere(row);
          return (
            <li key={row.visitId}>
              <Link to={`/besok/${row.visitId}`} className="om-link" onClick={onClose}>
                {row.patient.name}, <Swedish>{row.reason}</Swedish>
              </Link>
              {other && (
                <span className="om-muted om-small">{t('elsewhere.belongs', { unit: other.unit })}</span>
              )}
              {onRecall && !other && (
                <button
                  type="button"
                  className="om-link"
                  onClick={() => {
                    onRecall(row);
                  }}
                >
                  {t('shift.recall')}
                  <span className="om-hidden"> {row.patient.name}</span>
                </button>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
};

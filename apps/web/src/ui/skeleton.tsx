import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';

/** Before this nothing is shown: most answers come sooner, and a flash of grey disturbs. Milliseconds. */
const DELAY_MS = 300;

/** Grey rows in the place of what is being fetched. @param widths in percent, one a row */
export const SkeletonRows = ({ widths }: { readonly widths: readonly number[] }) => {
  const { t } = useTranslation('shared');
  const [shown, setShown] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => {
      setShown(true);
    }, DELAY_MS);
    return () => {
      clearTimeout(timer);
    };
  }, []);
  if (!shown) return null;
  return (
    <div className="om-skeleton" role="status">
      <span className="om-hidden">{t('loading')}</span>
      {widths.map((width, row) => (
        <span key={row} aria-hidden className="om-skeleton-row">
          <span className="om-skeleton-dot" />
          <span className="om-skeleton-bar" style={{ width: `${width}%` }} />
        </span>
      ))}
    </div>
  );
};

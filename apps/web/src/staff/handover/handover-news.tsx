import { ArrowForwardIcon, XMarkIcon } from '@navikt/aksel-icons';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFrames } from '../../connection/hooks.js';
import { AroundSwedish } from '../../language/swedish.js';
import { Link, usePath } from '../../ui/navigation.js';
import { useStaff } from '../session/staff-context.js';
import { newsAfter, without, type News } from './news-shown.js';

/**
 * Tells at once, wherever one is, that a handover has come or been answered. Bars of their own, so that they cover nothing; each
 * stays until it is closed or followed, or until its visit has newer news.
 */
export const HandoverNews = () => {
  const { me } = useStaff();
  const path = usePath();
  const [shown, show] = useState<readonly News[]>([]);
  useFrames((frame) => {
    if (frame.type === 'handover') show((before) => newsAfter(before, frame, me.personId));
  });
  return (
    <div role="alert">
      {shown
        .filter(({ frame }) => path !== `/besok/${frame.visitId}`)
        .map((news) => (
          <OneVisit
            key={news.frame.visitId}
            news={news}
            onDone={() => {
              show((before) => without(before, news.frame.visitId));
            }}
          />
        ))}
    </div>
  );
};

const OneVisit = ({ news, onDone }: { readonly news: News; readonly onDone: () => void }) => {
  const { t } = useTranslation(['staff', 'shared']);
  const { frame, told } = news;
  return (
    <div className="om-notice om-connection">
      <ArrowForwardIcon aria-hidden />
      <p>
        <AroundSwedish
          sentence={(reason) => t(`told.${told.kind}`, { name: told.name, reason })}
          words={frame.reason}
        />
      </p>
      <Link to={`/besok/${frame.visitId}`} className="om-link" onClick={onDone}>
        {t('preview.open')}
      </Link>
      <button type="button" className="om-icon-button" onClick={onDone}>
        <XMarkIcon title={t('shared:close')} />
      </button>
    </div>
  );
};

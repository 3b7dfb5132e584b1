import type { ServerFrame } from '@om/contracts/gateway';
import { ArrowForwardIcon, XMarkIcon } from '@navikt/aksel-icons';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFrames } from '../../connection/hooks.js';
import { Link, usePath } from '../../ui/navigation.js';
import { useStaff } from '../session/staff-context.js';
import { toldOf, type Told } from './told-of.js';

type HandoverFrame = Extract<ServerFrame, { type: 'handover' }>;

/**
 * Tells at once, wherever one is, that a handover has come or been answered. A bar of its own, so that it covers nothing; it stays
 * until it is closed or followed.
 */
export const HandoverNews = () => {
  const { t } = useTranslation(['staff', 'shared']);
  const { me } = useStaff();
  const path = usePath();
  const [shown, show] = useState<{ readonly frame: HandoverFrame; readonly told: Told }>();
  useFrames((frame) => {
    if (frame.type !== 'handover') return;
    const told = toldOf(frame.handover, me.personId);
    if (told) show({ frame, told });
    else if (frame.visitId === shown?.frame.visitId) show(undefined);
  });
  const isHere = shown !== undefined && path === `/besok/${shown.frame.visitId}`;
  return (
    <div role="alert">
      {shown && !isHere && (
        <div className="om-notice om-connection">
          <ArrowForwardIcon aria-hidden />
          <p>{t(`told.${shown.told.kind}`, { name: shown.told.name, reason: shown.frame.reason })}</p>
          <Link
            to={`/besok/${shown.frame.visitId}`}
            className="om-link"
            onClick={() => {
              show(undefined);
            }}
          >
            {t('preview.open')}
          </Link>
          <button
            type="button"
            className="om-icon-button"
            onClick={() => {
              show(undefined);
            }}
          >
            <XMarkIcon title={t('shared:close')} />
          </button>
        </div>
      )}
    </div>
  );
};

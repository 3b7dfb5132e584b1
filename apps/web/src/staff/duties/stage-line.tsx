import type { Duty } from '@om/contracts/documentation';
import { useTranslation } from 'react-i18next';
import { Swedish } from '../../language/swedish.js';
import { useLanguage } from '../../language/use-language.js';
import { dayAndTime, relativeTime } from '../../time/swedish-time.js';
import { dutyStage } from './duty-stage.js';

/** What has been done about a duty that is left, and what comes next; nothing in its first 24 hours. */
export const StageLine = ({ duty, now }: { readonly duty: Duty; readonly now: number }) => {
  const { t } = useTranslation('staff');
  const language = useLanguage();
  const stage = dutyStage(duty, now);
  if (stage.kind === 'new') return null;
  const line = (): string => {
    switch (stage.kind) {
      case 'reminded':
      case 'locked':
        return t(`duty.stage.${stage.kind}`, { when: relativeTime(stage.at, now, language) });
      case 'escalated':
        return t('duty.stage.escalated', {
          when: relativeTime(stage.at, now, language),
          lock: dayAndTime(stage.locksAt, language),
        });
      case 'unlocked':
        return t('duty.stage.unlocked', {
          name: stage.unlocked.byName,
          until: relativeTime(stage.unlocked.until, now, language),
        });
    }
  };
  return (
    <span className="om-duty-stage" data-late={stage.kind !== 'reminded'}>
      {line()}
      {stage.kind === 'unlocked' && (
        <>
          {' '}
          <Swedish>{stage.unlocked.reason}</Swedish>
        </>
      )}
    </span>
  );
};

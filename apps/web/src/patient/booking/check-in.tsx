import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../language/use-language.js';
import { dayAndTime } from '../../time/swedish-time.js';
import { CommandButton } from '../../ui/command-button.js';
import { ProblemNotice } from '../../ui/problem-notice.js';
import { useCaseCommand } from '../course/use-case-command.js';
import type { CaseProps } from '../talk/case-page.js';

/** *Checka in* while it can be done (domain 4.3-5: from 15 minutes before); before and after, when that is or was. */
export const CheckIn = ({ view, onChanged, now }: Omit<CaseProps, 'live'> & { readonly now: number }) => {
  const { t } = useTranslation('patient');
  const language = useLanguage();
  const { visitId, checkIn } = view.case;
  const command = useCaseCommand(visitId, 'check-in', onChanged);
  if (!checkIn) return null;
  if (now < new Date(checkIn.from).getTime()) {
    return <p>{t('booking.checkInFrom', { when: dayAndTime(checkIn.from, language) })}</p>;
  }
  if (now >= new Date(checkIn.until).getTime()) return <p>{t('booking.checkInOver')}</p>;
  return (
    <>
      <p>{t('booking.checkInNow')}</p>
      <ProblemNotice problem={command.problem} />
      <CommandButton
        variant="primary"
        className="om-wide-button"
        loading={command.busy}
        onClick={() => void command.run()}
      >
        {t('booking.checkIn')}
      </CommandButton>
    </>
  );
};

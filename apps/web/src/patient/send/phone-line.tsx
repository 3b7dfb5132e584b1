import { useTranslation } from 'react-i18next';
import { isWrongNumber, mobileNumber, phoneText } from '../../person/phone.js';
import { Button } from '../../ui/controls.js';
import { TextField } from '../../ui/fields.js';
import { usePatient } from '../shell/patient-context.js';
import type { CaseDraft } from './case-steps.js';

interface PhoneLineProps {
  readonly draft: CaseDraft;
  readonly onDraft: (draft: CaseDraft) => void;
  /** What stands in the field while the number is being changed. */
  readonly typed: string | undefined;
  readonly onTyped: (typed: string | undefined) => void;
  /** Somebody has tried to go on: a number that is none is said. */
  readonly tried: boolean;
  readonly onTry: () => void;
}

/** Where the SMS goes, with *Ändra*. A number that has been typed counts at once: *Klar* only closes the field. */
export const PhoneLine = ({ draft, onDraft, typed, onTyped, tried, onTry }: PhoneLineProps) => {
  const { t } = useTranslation('patient');
  const { person } = usePatient();
  const known = draft.phone ?? person.phone;
  if (typed === undefined) {
    return (
      <div className="om-phone-line">
        <p>
          {known === undefined ? (
            t('send.noPhone')
          ) : (
            <>
              <span className="om-muted">{t('send.smsTo')}</span>
              <b className="om-numbers">{phoneText(known)}</b>
            </>
          )}
        </p>
        <button
          type="button"
          className="om-link om-target"
          onClick={() => {
            onTyped(known === undefined ? '' : phoneText(known));
          }}
        >
          {t('send.change')}
        </button>
      </div>
    );
  }
  const isWrong = isWrongNumber(typed, known);
  const close = () => {
    if (isWrong) onTry();
    else onTyped(undefined);
  };
  return (
    <div className="om-phone-line" data-changing>
      <TextField
        label={t('send.phone')}
        description={t('send.phoneHelp')}
        inputMode="tel"
        autoComplete="tel"
        value={typed}
        error={tried && isWrong ? t('send.wrongPhone') : undefined}
        onChange={(event) => {
          const phone = mobileNumber(event.target.value);
          onTyped(event.target.value);
          if (phone !== undefined) onDraft({ ...draft, phone });
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return;
          event.preventDefault();
          close();
        }}
      />
      <Button variant="secondary" onClick={close}>
        {t('send.savePhone')}
      </Button>
    </div>
  );
};

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mobileNumber, phoneText } from '../../person/phone.js';
import { Button } from '../../ui/controls.js';
import { TextField } from '../../ui/fields.js';
import { usePatient } from '../shell/patient-context.js';
import type { CaseDraft } from './case-steps.js';

interface PhoneLineProps {
  readonly draft: CaseDraft;
  readonly onDraft: (draft: CaseDraft) => void;
}

/** Where the SMS goes, with *Ändra*. */
export const PhoneLine = ({ draft, onDraft }: PhoneLineProps) => {
  const { t } = useTranslation('patient');
  const { person } = usePatient();
  const known = draft.phone ?? person.phone;
  const [typed, setTyped] = useState<string>();
  const [tried, setTried] = useState(false);
  const isChanging = typed !== undefined;
  const save = () => {
    setTried(true);
    const phone = mobileNumber(typed ?? '');
    if (phone === undefined) return;
    onDraft({ ...draft, phone });
    setTyped(undefined);
    setTried(false);
  };
  if (!isChanging) {
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
            setTyped(known === undefined ? '' : phoneText(known));
          }}
        >
          {t('send.change')}
        </button>
      </div>
    );
  }
  return (
    <div className="om-phone-line" data-changing>
      <TextField
        label={t('send.phone')}
        description={t('send.phoneHelp')}
        inputMode="tel"
        autoComplete="tel"
        value={typed}
        error={tried && mobileNumber(typed) === undefined ? t('send.wrongPhone') : undefined}
        onChange={(event) => {
          setTyped(event.target.value);
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return;
          event.preventDefault();
          save();
        }}
      />
      <Button variant="secondary" onClick={save}>
        {t('send.savePhone')}
      </Button>
    </div>
  );
};

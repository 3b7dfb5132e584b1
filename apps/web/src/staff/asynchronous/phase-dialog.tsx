import type { StaffVisit } from '@om/contracts/gateway';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAction, useNow } from '../../connection/hooks.js';
import { useDraft } from '../../drafts/use-draft.js';
import { useLanguage } from '../../language/use-language.js';
import { dayAndTime } from '../../time/swedish-time.js';
import { Textarea } from '../../ui/fields.js';
import { FormDialog } from '../../ui/form-dialog.js';
import { AsyncPhase } from '../end/async-phase.js';
import { readEndForm, suggestedEnd, type EndError, type EndForm } from '../end/end-form.js';
import { useVisitCommand } from '../visit/use-visit.js';

type Unit = NonNullable<StaffVisit['unit']>;

interface PhaseDialogProps {
  readonly visit: StaffVisit['visit'];
  readonly unit: Unit;
  /** *Förläng* an asynchronous phase, or *Öppna igen* a closed case, which needs a reason. */
  readonly kind: 'extend' | 'reopen';
  readonly onClose: () => void;
}

/** How long the patient can write from now on. */
export const PhaseDialog = ({ visit, unit, kind, onClose }: PhaseDialogProps) => {
  const { t } = useTranslation('staff');
  const language = useLanguage();
  const now = new Date(useNow(15_000));
  const choices = unit.asyncChoices.filter((choice) => choice !== 0);
  const [form, setForm] = useState<EndForm>(() => ({
    choice: choices.find((choice) => choice === unit.asyncDefault) ?? choices[0] ?? 'own-date',
    autoMessage: false,
    ...suggestedEnd(now),
  }));
  const [reason, setReason] = useDraft(`${kind}:${visit.visitId}`);
  const [errors, setErrors] = useState<readonly EndError[]>([]);
  const [tried, setTried] = useState(false);
  const send = useVisitCommand(visit.visitId);
  const reading = readEndForm(form, { ...unit, asyncChoices: choices }, now);
  const isReasonMissing = kind === 'reopen' && reason.trim() === '';
  const change = useAction(async () => {
    setTried(true);
    setErrors('errors' in reading ? reading.errors : []);
    if (!('phase' in reading) || isReasonMissing) return;
    if (kind === 'extend') await send('extend-async', { async: reading.phase });
    else await send('reopen', { async: reading.phase, reason: reason.trim() });
    setReason('');
    onClose();
  });
  const until = 'phase' in reading ? reading.until : undefined;
  return (
    <FormDialog
      title={t(`phase.${kind}.title`)}
      description={t(`phase.${kind}.lead`)}
      width="41rem"
      first={{ current: null }}
      onClose={onClose}
      problem={change.problem}
      submit={{ label: t(`phase.${kind}.submit`), busy: change.busy, onPress: () => void change.run() }}
    >
      {kind === 'reopen' && (
        <Textarea
          label={t('phase.reason')}
          description={t('handover.notForPatient')}
          maxLength={500}
          minRows={2}
          value={reason}
          error={tried && isReasonMissing ? t('phase.reasonNeeded') : undefined}
          onChange={(event) => {
            setReason(event.target.value);
          }}
        />
      )}
      <AsyncPhase unit={{ ...unit, asyncChoices: choices }} form={form} errors={errors} onForm={setForm} />
      <p className="om-until" role="status">
        {until !== undefined && (
          <>
            {t('end.until')} <b>{dayAndTime(until, language)}</b>
          </>
        )}
      </p>
    </FormDialog>
  );
};

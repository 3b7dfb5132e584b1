import { LIMITS } from '@om/contracts';
import { visitAnswer } from '@om/contracts/gateway';
import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAction } from '../../connection/hooks.js';
import { useLink } from '../../connection/link.js';
import { newId } from '../../connection/new-id.js';
import { phoneText } from '../../person/phone.js';
import { useSwedish } from '../../language/swedish.js';
import { Textarea, TextField } from '../../ui/fields.js';
import { FormDialog } from '../../ui/form-dialog.js';
import { useNavigate } from '../../ui/navigation.js';
import { Checkbox, Select } from '../../ui/select.js';
import { useUnit } from '../administration/use-unit.js';
import { personnummerText } from '../facts/fact-text.js';
import {
  caseBody,
  NO_CASE,
  questionsOf,
  unanswered,
  wrongFields,
  type CaseField,
  type CaseForm,
} from './case-form.js';
import { Questions } from './questions.js';
import type { Found } from './on-behalf-dialog.js';

interface CaseStepProps {
  readonly found: Found;
  readonly onClose: () => void;
}

/** The case: reason, the unit's questions, what the patient says, and the mobile number the SMS go to. */
export const CaseStep = ({ found, onClose }: CaseStepProps) => {
  const { t } = useTranslation('staff');
  const swedish = useSwedish();
  const { http, commands } = useLink();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const unit = useUnit().data?.unit;
  const isKnown = found.patient !== null;
  const [visitId] = useState(newId);
  const [form, setForm] = useState<CaseForm>({
    ...NO_CASE,
    phone: found.patient?.phone === undefined ? '' : phoneText(found.patient.phone),
  });
  const [wrong, setWrong] = useState<readonly CaseField[]>([]);
  const [tried, setTried] = useState(false);
  const firstField = useRef<HTMLInputElement>(null);
  const create = useAction(async () => {
    const missing = wrongFields(form, isKnown);
    setWrong(missing);
    setTried(true);
    if (missing.length > 0 || unanswered(form, unit).length > 0 || !unit) return;
    const body = caseBody(form, { personnummer: found.personnummer, isKnown, unit });
    await commands.run(`create:${visitId}`, (commandId) =>
      http.post('/api/staff/cases', { visitId, ...body, commandId }, visitAnswer),
    );
    void queries.invalidateQueries({ queryKey: ['cases'] });
    onClose();
    navigate(`/besok/${visitId}`);
  });
  const set = (change: Partial<CaseForm>) => {
    setForm({ ...form, ...change });
  };
  const errorOf = (field: CaseField) => (wrong.includes(field) ? t(`onBehalf.error.${field}`) : undefined);
  return (
    <FormDialog
      title={t('onBehalf.caseTitle')}
      description={`${found.patient?.name ?? ''} ${personnummerText(found.personnummer)}`.trim()}
      width="38rem"
      first={firstField}
      onClose={onClose}
      problem={create.problem}
      submit={{ label: t('onBehalf.submit'), busy: create.busy, onPress: () => void create.run() }}
    >
      {!isKnown && (
        <TextField
          ref={firstField}
          label={t('onBehalf.name')}
          value={form.name}
          error={errorOf('name')}
          onChange={(event) => {
            set({ name: event.target.value });
          }}
        />
      )}
      <TextField
        {...(isKnown ? { ref: firstField } : {})}
        label={t('onBehalf.phone')}
        description={t('onBehalf.phoneHelp')}
        inputMode="tel"
        value={form.phone}
        error={errorOf('phone')}
        onChange={(event) => {
          set({ phone: event.target.value });
        }}
      />
      <Select
        label={t('onBehalf.reason')}
        value={form.reasonCode}
        error={errorOf('reasonCode')}
        onChange={(event) => {
          set({ reasonCode: event.target.value, answers: {} });
        }}
      >
        <option value="">{t('onBehalf.chooseReason')}</option>
        {(unit?.reasons ?? []).map((reason) => (
          <option key={reason.code} value={reason.code} {...swedish}>
            {reason.label}
          </option>
        ))}
      </Select>
      <Questions
        questions={questionsOf(unit, form.reasonCode)}
        answers={form.answers}
        missing={tried ? unanswered(form, unit) : []}
        onAnswers={(answers) => {
          set({ answers });
        }}
      />
      <Textarea
        label={t('onBehalf.ownWords')}
        maxLength={LIMITS.reason}
        minRows={3}
        maxRows={8}
        value={form.ownWords}
        error={errorOf('ownWords')}
        onChange={(event) => {
          set({ ownWords: event.target.value });
        }}
      />
      <TextField
        label={t('onBehalf.interpreter')}
        maxLength={40}
        value={form.interpreter}
        onChange={(event) => {
          set({ interpreter: event.target.value });
        }}
      />
      <Checkbox
        checked={form.protectedIdentity}
        onChange={(event) => {
          set({ protectedIdentity: event.target.checked });
        }}
      >
        {t('onBehalf.protectedIdentity')}
      </Checkbox>
    </FormDialog>
  );
};

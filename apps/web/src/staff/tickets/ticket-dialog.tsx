import type { StaffVisit } from '@om/contracts/gateway';
import { LIMITS } from '@om/contracts';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAction, useNow } from '../../connection/hooks.js';
import { newId } from '../../connection/new-id.js';
import { problemFrom } from '../../connection/problem.js';
import { useDraft } from '../../drafts/use-draft.js';
import { useLanguage } from '../../language/use-language.js';
import { longDate } from '../../time/swedish-time.js';
import { useSwedish } from '../../language/swedish.js';
import { Textarea } from '../../ui/fields.js';
import { FormDialog } from '../../ui/form-dialog.js';
import { ProblemNotice } from '../../ui/problem-notice.js';
import { Select } from '../../ui/select.js';
import { useResources } from '../handover/resources.js';
import { useVisitCommand } from '../visit/use-visit.js';
import { cliniciansOf, reasonAt, reasonsOf, unitsOf } from './ticket-choices.js';
import { TICKET_TYPES, VALID_DAYS, type TicketForm } from './ticket-form.js';

interface TicketDialogProps {
  readonly view: StaffVisit;
  readonly onClose: () => void;
}

const DAY_MS = 86_400_000;

/** *Bokningsbiljett* (seed 2.2-7): type, unit or clinician, validity and words; the patient books one time with it. */
export const TicketDialog = ({ view, onClose }: TicketDialogProps) => {
  const { t } = useTranslation(['staff', 'shared']);
  const swedish = useSwedish();
  const language = useLanguage();
  const now = useNow(60_000);
  const { visit } = view;
  const resources = useResources();
  const known = resources.data ?? { units: [] };
  const [form, setForm] = useState<TicketForm>({
    visitType: 'chat',
    careUnitId: visit.careUnitId,
    reasonCode: visit.reason.code,
    clinician: '',
    validDays: 14,
  });
  const [message, setMessage] = useDraft(`ticket:${visit.visitId}`);
  const [tried, setTried] = useState(false);
  const [ticketId] = useState(newId);
  const first = useRef<HTMLSelectElement>(null);
  const command = useVisitCommand(visit.visitId);
  const send = useAction(async () => {
    setTried(true);
    if (message.trim() === '') return;
    const { clinician, ...rest } = form;
    await command('send-ticket', {
      ticketId,
      ...rest,
      ...(clinician === '' ? {} : { clinician }),
      message: message.trim(),
    });
    setMessage('');
    onClose();
  });
  const choose = (change: Partial<TicketForm>) => {
    setForm({ ...form, ...change });
  };
  const units = unitsOf(view);
  const reasons = reasonsOf(units, form.careUnitId);
  return (
    <FormDialog
      title={t('ticket.title')}
      description={t('ticket.lead')}
      width="36rem"
      first={first}
      onClose={onClose}
      problem={send.problem}
      note={t('ticket.validUntil', { date: longDate(now + form.validDays * DAY_MS, language) })}
      submit={{ label: t('ticket.send'), busy: send.busy, onPress: () => void send.run() }}
    >
      {resources.isError && <ProblemNotice problem={problemFrom(resources.error)} />}
      <div className="om-two">
        <Select
          ref={first}
          label={t('ticket.visitType')}
          value={form.visitType}
          onChange={(event) => {
            choose({ visitType: event.target.value as TicketForm['visitType'] });
          }}
        >
          {TICKET_TYPES.map((type) => (
            <option key={type} value={type}>
              {t(`ticket.type.${type}`)}
            </option>
          ))}
        </Select>
        <Select
          label={t('ticket.validity')}
          value={form.validDays}
          onChange={(event) => {
            choose({ validDays: Number(event.target.value) });
          }}
        >
          {VALID_DAYS.map((days) => (
            <option key={days} value={days}>
              {t('end.days', { count: days })}
            </option>
          ))}
        </Select>
        <Select
          label={t('handover.unit')}
          value={form.careUnitId}
          onChange={(event) => {
            const careUnitId = event.target.value;
            const reasonCode = reasonAt(units, careUnitId, form.reasonCode);
            choose({ careUnitId, clinician: '', reasonCode });
          }}
        >
          {units.map((unit) => (
            <option key={unit.careUnitId} value={unit.careUnitId} {...swedish}>
              {unit.name}
            </option>
          ))}
        </Select>
        <Select
          label={t('ticket.clinician')}
          value={form.clinician}
          onChange={(event) => {
            choose({ clinician: event.target.value });
          }}
        >
          <option value="">{t('ticket.anyone')}</option>
          {cliniciansOf(known, form.careUnitId).map((one) => (
            <option key={one.personId} value={one.personId}>
              {one.name}, {t(`shared:profession.${one.profession}`)}
            </option>
          ))}
        </Select>
      </div>
      {reasons.length > 1 && (
        <Select
          label={t('ticket.reason')}
          value={form.reasonCode}
          onChange={(event) => {
            choose({ reasonCode: event.target.value });
          }}
        >
          {reasons.map((reason) => (
            <option key={reason.code} value={reason.code} {...swedish}>
              {reason.label}
            </option>
          ))}
        </Select>
      )}
      <Textarea
        label={t('ticket.message')}
        description={t('ticket.messageHelp')}
        maxLength={LIMITS.message}
        minRows={3}
        maxRows={8}
        value={message}
        error={tried && message.trim() === '' ? t('ticket.messageNeeded') : undefined}
        onChange={(event) => {
          setMessage(event.target.value);
        }}
      />
    </FormDialog>
  );
};

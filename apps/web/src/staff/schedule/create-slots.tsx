import { createSlots, listStaff } from '@om/contracts/queue';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAction } from '../../connection/hooks.js';
import { useLink } from '../../connection/link.js';
import { swedishDay } from '../../time/swedish-time.js';
import { CommandButton } from '../../ui/command-button.js';
import { TextField } from '../../ui/fields.js';
import { ProblemNotice } from '../../ui/problem-notice.js';
import { Select } from '../../ui/select.js';
import { readSlots, type SlotsField, type SlotsForm } from './by-day.js';

/** Lengths of a time, minutes. */
const LENGTHS = [10, 15, 20, 30, 45, 60] as const;
const DAY_MS = 86_400_000;

interface CreateSlotsProps {
  readonly now: number;
  readonly onCreated: () => Promise<void>;
}

/** Makes times that patients can be booked on: a day, from and to, how long each is, and with whom. */
export const CreateSlots = ({ now, onCreated }: CreateSlotsProps) => {
  const { t } = useTranslation('staff');
  const { http, commands } = useLink();
  const members = useQuery({
    queryKey: ['members'],
    queryFn: () => http.get('/api/staff/unit/members', listStaff.answer),
  });
  const [form, setForm] = useState<SlotsForm>(() => ({
    date: swedishDay(now + DAY_MS),
    from: '10.00',
    to: '12.00',
    minutes: 20,
    clinician: '',
  }));
  const [wrong, setWrong] = useState<readonly SlotsField[]>([]);
  const [made, setMade] = useState<number>();
  const create = useAction(async () => {
    const read = readSlots(form, now);
    setWrong('wrong' in read ? read.wrong : []);
    setMade(undefined);
    if ('wrong' in read) return;
    const { minutes, clinician } = form;
    const body = { ...read, minutes, ...(clinician === '' ? {} : { clinician }) };
    const answer = await commands.run(`slots:${JSON.stringify(body)}`, (commandId) =>
      http.post('/api/staff/slots', { ...body, commandId }, createSlots.answer),
    );
    setMade(answer.slots.length);
    await onCreated();
  });
  const field = (name: SlotsField) => ({
    label: t(`schedule.field.${name}`),
    value: form[name],
    error: wrong.includes(name) ? t(`schedule.wrong.${name}`) : undefined,
    onChange: (event: { target: { value: string } }) => {
      setForm({ ...form, [name]: event.target.value });
    },
  });
  return (
    <section className="om-page-section">
      <h2>{t('schedule.create')}</h2>
      <form
        className="om-slot-form"
        onSubmit={(event) => {
          event.preventDefault();
          void create.run();
        }}
      >
        <TextField {...field('date')} />
        <TextField {...field('from')} />
        <TextField {...field('to')} />
        <Select
          label={t('schedule.field.minutes')}
          value={form.minutes}
          onChange={(event) => {
            setForm({ ...form, minutes: Number(event.target.value) });
          }}
        >
          {LENGTHS.map((minutes) => (
            <option key={minutes} value={minutes}>
              {minutes} min
            </option>
          ))}
        </Select>
        <Select
          label={t('schedule.field.clinician')}
          value={form.clinician}
          onChange={(event) => {
            setForm({ ...form, clinician: event.target.value });
          }}
        >
          <option value="">{t('schedule.anyone')}</option>
          {(members.data?.members ?? []).map((member) => (
            <option key={member.hsaId} value={member.hsaId}>
              {member.name}
            </option>
          ))}
        </Select>
        <CommandButton type="submit" variant="secondary" loading={create.busy}>
          {t('schedule.submit')}
        </CommandButton>
      </form>
      <ProblemNotice problem={create.problem} />
      <p role="status">{made !== undefined && t('schedule.made', { count: made })}</p>
    </section>
  );
};

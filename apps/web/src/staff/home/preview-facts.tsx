import type { StaffVisit } from '@om/contracts/gateway';
import type { CaseRow } from '@om/contracts/queue';
import { useTranslation } from 'react-i18next';
import { Swedish } from '../../language/swedish.js';
import { useLanguage } from '../../language/use-language.js';
import { ageOn, duration, minutesBetween, relativeTime } from '../../time/swedish-time.js';
import { Additions } from '../facts/additions.js';
import { Answers } from '../facts/answers.js';
import { Flags } from '../facts/flags.js';
import { PriorityMark } from '../facts/priority-mark.js';
import { personnummerText } from '../facts/fact-text.js';

interface PreviewFactsProps {
  readonly visit: StaffVisit['visit'];
  readonly row: CaseRow | undefined;
  readonly now: number;
}

/** What one reads before deciding: reason, person, priority, own words, answers, and how long they have waited. */
export const PreviewFacts = ({ visit, row, now }: PreviewFactsProps) => {
  const { t } = useTranslation('staff');
  const language = useLanguage();
  const { patient } = visit;
  const line = {
    age: t('home.years', { age: ageOn(patient.birthDate, now) }),
    entry: t(visit.entry === 'booked' ? 'home.booked' : 'home.dropIn'),
    when: relativeTime(visit.bookedFor ?? visit.createdAt, now, language),
  };
  return (
    <>
      <h2>
        <Swedish>{visit.reason.label}</Swedish>
      </h2>
      <p className="om-preview-person">
        <b>{patient.name}</b> <span className="om-numbers">{personnummerText(patient.personnummer)}</span>
      </p>
      <p className="om-muted">
        {patient.sex
          ? t('preview.line', { ...line, sex: t(`sex.${patient.sex}`) })
          : t('preview.lineNoSex', line)}
      </p>
      <Flags flags={visit.flags} />
      <p className="om-preview-priority">
        <PriorityMark priority={visit.priority} withWord />
      </p>
      <h3>{t('preview.ownWords')}</h3>
      <p className="om-words" dir="auto">
        ”{visit.ownWords}”
      </p>
      <Additions additions={visit.additions} />
      {visit.answers.length > 0 && (
        <>
          <h3>{t('preview.answers')}</h3>
          <Answers answers={visit.answers} />
        </>
      )}
      <h3>{t('preview.patient')}</h3>
      <p>
        {t(row?.patientOnline === true ? 'home.loggedIn' : 'home.notLoggedIn')}.{' '}
        {visit.responsible
          ? t('preview.hasCase', { name: visit.responsible.name })
          : waited(visit, row, now, language, t)}
      </p>
    </>
  );
};

const waited = (
  visit: StaffVisit['visit'],
  row: CaseRow | undefined,
  now: number,
  language: 'sv' | 'en',
  t: ReturnType<typeof useTranslation<'staff'>>['t'],
): string => {
  if (visit.waitingSince === undefined) return '';
  const wait = duration(minutesBetween(visit.waitingSince, new Date(now).toISOString()), language);
  if (row?.dueAt === undefined) return t('preview.waited', { wait });
  const target = duration(minutesBetween(visit.waitingSince, row.dueAt), language);
  return t('preview.waitedTarget', { wait, target });
};

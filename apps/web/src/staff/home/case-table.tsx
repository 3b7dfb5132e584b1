import type { CaseRow, CaseTab } from '@om/contracts/queue';
import { ClockIcon } from '@navikt/aksel-icons';
import { useEffect, useRef, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Swedish } from '../../language/swedish.js';
import { Link, useNavigate } from '../../ui/navigation.js';
import { useNow } from '../../connection/hooks.js';
import { useDraft } from '../../drafts/use-draft.js';
import { useLanguage } from '../../language/use-language.js';
import { useTimeText } from '../../language/use-time-text.js';
import { ageOn, clockTime } from '../../time/swedish-time.js';
import { Flags } from '../facts/flags.js';
import { PriorityMark } from '../facts/priority-mark.js';
import { CLAIM_KEY_OFF } from '../shell/claim-key.js';
import { useElsewhere } from '../shell/use-elsewhere.js';
import { useLayout } from '../../ui/use-layout.js';
import { StatusCell } from './status-cell.js';
import { moved, waitText } from './row-text.js';

interface CaseTableProps {
  readonly tab: CaseTab;
  readonly rows: readonly CaseRow[];
  readonly chosen: string | undefined;
  readonly onChoose: (visitId: string) => void;
}

/** The list: one row is in the Tab order, arrows choose, Enter opens, T presses *Ta emot* in the preview. */
export const CaseTable = ({ tab, rows, chosen, onChoose }: CaseTableProps) => {
  const { t } = useTranslation('staff');
  const navigate = useNavigate();
  const opensAtOnce = useLayout() === 'narrow';
  const [claimOff] = useDraft(CLAIM_KEY_OFF);
  const body = useRef<HTMLTableSectionElement>(null);
  const stop = rows.some((row) => row.visitId === chosen) ? chosen : rows[0]?.visitId;
  useFocusKept(body, stop);
  const onKeyDown = (event: KeyboardEvent, index: number) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const row = rows[index];
    const next = moved(rows.length, index, event.key);
    if (next !== undefined) {
      onChoose(rows[next]?.visitId ?? '');
      body.current?.querySelectorAll('tr')[next]?.focus();
    } else if (event.key === 'Enter' && row) navigate(`/besok/${row.visitId}`);
    else if (event.key.toLowerCase() === 't' && claimOff === '') {
      document.querySelector<HTMLButtonElement>('[data-claim]')?.click();
    } else return;
    event.preventDefault();
  };
  return (
    <>
      <div className="om-table-place">
        <table className="om-cases">
          <Head tab={tab} />
          <tbody ref={body}>
            {rows.map((row, index) => (
              <tr
                key={row.visitId}
                tabIndex={row.visitId === stop ? 0 : -1}
                aria-current={row.visitId === chosen}
                data-visit={row.visitId}
                onKeyDown={(event) => {
                  onKeyDown(event, index);
                }}
                onFocus={(event) => {
                  if (event.target === event.currentTarget && event.currentTarget.matches(':focus-visible'))
                    onChoose(row.visitId);
                }}
                onClick={() => {
                  if (opensAtOnce) navigate(`/besok/${row.visitId}`);
                  else onChoose(row.visitId);
                }}
              >
                <Cells row={row} tab={tab} />
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="om-home-keys om-muted" aria-hidden>
        <kbd className="om-kbd">↑</kbd> <kbd className="om-kbd">↓</kbd> {t('home.keys.choose')}{' '}
        <kbd className="om-kbd">Enter</kbd> {t('home.keys.open')}{' '}
        {tab === 'waiting' || tab === 'booked' ? (
          <>
            {t('home.keys.and')} <kbd className="om-kbd">T</kbd> {t('home.keys.claim')}
          </>
        ) : null}
      </p>
    </>
  );
};

/** A row that leaves the list softly takes its focus along; the row in its place gets it. */
const useFocusKept = (body: { current: HTMLElement | null }, stop: string | undefined): void => {
  const had = useRef(false);
  useEffect(() => {
    const list = body.current;
    if (had.current && document.activeElement === document.body)
      list?.querySelector<HTMLElement>(`[data-visit='${stop ?? ''}']`)?.focus();
    const onFocus = () => {
      had.current = list?.contains(document.activeElement) === true;
    };
    document.addEventListener('focusin', onFocus);
    return () => {
      document.removeEventListener('focusin', onFocus);
    };
  }, [body, stop]);
};

/** Tabs on which somebody waits: for a first answer, for a reply, for a receiver. */
const WAITED: readonly CaseTab[] = ['waiting', 'replies', 'handovers', 'on-hold', 'to-document'];

const Head = ({ tab }: { readonly tab: CaseTab }) => {
  const { t } = useTranslation('staff');
  return (
    <thead>
      <tr>
        <th scope="col">{t('home.column.priority')}</th>
        <th scope="col">{t('home.column.reason')}</th>
        <th scope="col">{t('home.column.patient')}</th>
        <th scope="col" className="om-right">
          {t(WAITED.includes(tab) ? 'home.column.waited' : 'home.column.when')}
        </th>
        <th scope="col" className="om-wide-only">
          {t('home.column.type')}
        </th>
        <th scope="col">{t('home.column.status')}</th>
      </tr>
    </thead>
  );
};

const Cells = ({ row, tab }: { readonly row: CaseRow; readonly tab: CaseTab }) => {
  const { t } = useTranslation('staff');
  const now = useNow();
  const language = useLanguage();
  const timeText = useTimeText();
  const wait = waitText(row, tab, now, language);
  const elsewhere = useElsewhere()(row);
  return (
    <>
      <td>
        <PriorityMark priority={row.priority} />
      </td>
      <td>
        <Link to={`/besok/${row.visitId}`} className="om-row-link" tabIndex={-1}>
          <Swedish>{row.reason}</Swedish>
        </Link>
        {elsewhere && (
          <span className="om-row-added om-muted om-small">
            {t('elsewhere.belongs', { unit: elsewhere.unit })}
          </span>
        )}
        {row.wordsAddedAt !== undefined && (
          <span className="om-row-added om-muted om-small">
            {t('home.added', { time: timeText(row.wordsAddedAt) })}
          </span>
        )}
      </td>
      <td>
        <span className="om-row-patient">
          {row.patient.name}{' '}
          <span className="om-muted om-nowrap">
            {t('home.years', { age: ageOn(row.patient.birthDate, now) })}
          </span>
          <Flags flags={row.flags} />
        </span>
      </td>
      <td className="om-right om-nowrap om-numbers" data-late={wait.late}>
        {wait.late && <ClockIcon aria-hidden />}
        {wait.ahead ? t('home.in', { wait: wait.text }) : wait.text}
        {wait.late && <span className="om-hidden">, {t('home.late')}</span>}
      </td>
      <td className="om-wide-only om-nowrap">
        {row.bookedFor === undefined
          ? t('home.dropIn')
          : t('home.bookedAt', { time: clockTime(row.bookedFor) })}
      </td>
      <td>
        <StatusCell row={row} tab={tab} />
      </td>
    </>
  );
};

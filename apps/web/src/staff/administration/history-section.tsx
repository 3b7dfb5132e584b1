import { listUnitHistory, type UnitHistoryEntry } from '@om/contracts/queue';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useLink } from '../../connection/link.js';
import { problemFrom } from '../../connection/problem.js';
import { useLanguage } from '../../language/use-language.js';
import { dateAndTime } from '../../time/swedish-time.js';
import { ProblemNotice } from '../../ui/problem-notice.js';
import { SkeletonRows } from '../../ui/skeleton.js';
import { useWordOf } from './use-word-of.js';
import { changeText } from './value-text.js';

/** *Historik*: every change of settings and members, newest first, with before and after. */
export const HistorySection = () => {
  const { t } = useTranslation('staff');
  const { http } = useLink();
  const history = useQuery({
    queryKey: ['unit-history'],
    queryFn: () => http.get('/api/staff/unit/history?limit=50', listUnitHistory.answer),
    staleTime: 0,
  });
  const entries = history.data?.entries ?? [];
  return (
    <>
      {history.isPending && <SkeletonRows widths={[70, 55]} />}
      {history.isError && <ProblemNotice problem={problemFrom(history.error)} />}
      {history.data && entries.length === 0 && <p className="om-muted">{t('administration.history.none')}</p>}
      <ol className="om-history">
        {entries.map((entry) => (
          <Entry key={`${entry.at} ${entry.what}`} entry={entry} />
        ))}
      </ol>
      {history.data?.more === true && <p className="om-muted">{t('administration.history.more')}</p>}
    </>
  );
};

const Entry = ({ entry }: { readonly entry: UnitHistoryEntry }) => {
  const { t } = useTranslation('staff');
  const language = useLanguage();
  const wordOf = useWordOf();
  const fieldName = (field: string): string =>
    t(`administration.field.${field}` as 'administration.field.hours', { defaultValue: field });
  return (
    <li>
      <p>
        <b>{dateAndTime(entry.at, language)}</b> {entry.by.name}
        {entry.member && `, ${t('administration.history.about', { name: entry.member.name })}`}
      </p>
      <dl>
        {entry.changes.map((change) => {
          const { removed, added } = changeText(change, wordOf);
          return (
            <div key={change.field}>
              <dt>{fieldName(change.field)}</dt>
              <dd>
                <del>{removed}</del> <ins>{added}</ins>
              </dd>
            </div>
          );
        })}
      </dl>
    </li>
  );
};

import { listUnitHistory, type UnitHistoryEntry } from '@om/contracts/queue';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useLink } from '../../connection/link.js';
import { problemFrom } from '../../connection/problem.js';
import { useLanguage } from '../../language/use-language.js';
import { dateAndTime } from '../../time/swedish-time.js';
import { Button } from '../../ui/controls.js';
import { ProblemNotice } from '../../ui/problem-notice.js';
import { SkeletonRows } from '../../ui/skeleton.js';
import { useMembers } from './use-members.js';
import { useWords } from './use-words.js';
import { changeText, type Words } from './value-text.js';

/** What has just been saved stands in the history a moment later; somebody may look before. Milliseconds. */
const LOOK_AGAIN_MS = 5_000;

/** *Historik*: every change of settings and members, newest first, with before and after. */
export const HistorySection = () => {
  const { t } = useTranslation('staff');
  const { http } = useLink();
  const words = useWords(useMembers().data?.members ?? []);
  const history = useInfiniteQuery({
    queryKey: ['unit-history'],
    queryFn: ({ pageParam }) =>
      http.get(`/api/staff/unit/history?limit=50${before(pageParam)}`, listUnitHistory.answer),
    initialPageParam: '',
    getNextPageParam: ({ entries, more }) => (more ? entries.at(-1)?.at : undefined),
    staleTime: 0,
    refetchInterval: LOOK_AGAIN_MS,
  });
  const entries = history.data?.pages.flatMap((page) => page.entries) ?? [];
  return (
    <>
      {history.isPending && <SkeletonRows widths={[70, 55]} />}
      {history.isError && <ProblemNotice problem={problemFrom(history.error)} />}
      {history.data && entries.length === 0 && <p className="om-muted">{t('administration.history.none')}</p>}
      <ol className="om-history">
        {entries.map((entry) => (
          <Entry
            key={`${entry.at} ${entry.what} ${entry.changes[0]?.field ?? ''}`}
            entry={entry}
            words={words}
          />
        ))}
      </ol>
      {history.hasNextPage && (
        <p>
          <Button
            variant="secondary"
            loading={history.isFetchingNextPage}
            onClick={() => void history.fetchNextPage()}
          >
            {t('administration.history.more')}
          </Button>
        </p>
      )}
    </>
  );
};

const before = (at: string): string => (at === '' ? '' : `&before=${encodeURIComponent(at)}`);

const Entry = ({ entry, words }: { readonly entry: UnitHistoryEntry; readonly words: Words }) => {
  const { t } = useTranslation('staff');
  const language = useLanguage();
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
          const { removed, added } = changeText(change, words);
          return (
            <div key={change.field}>
              <dt>{fieldName(change.field)}</dt>
              <dd>
                <del>{removed}</del> <span aria-hidden>→</span> <ins>{added}</ins>
              </dd>
            </div>
          );
        })}
      </dl>
    </li>
  );
};

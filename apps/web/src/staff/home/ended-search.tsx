import { staffCases } from '@om/contracts/gateway';
import type { CaseRow } from '@om/contracts/queue';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAction } from '../../connection/hooks.js';
import { useLink } from '../../connection/link.js';
import { Button } from '../../ui/controls.js';
import { TextField } from '../../ui/fields.js';
import { ProblemNotice } from '../../ui/problem-notice.js';

/** Shorter words would find half the register. */
const SHORTEST = 2;

/**
 * Search among *Avslutade*. What is searched for names a patient, so it goes in the body of a request and never into an
 * address; every hit is logged, and the person is told so.
 */
export const EndedSearch = ({
  onFound,
}: {
  readonly onFound: (rows: readonly CaseRow[] | undefined) => void;
}) => {
  const { t } = useTranslation('staff');
  const { http } = useLink();
  const [text, setText] = useState('');
  const [shown, setShown] = useState(false);
  const search = useAction(async () => {
    if (text.trim().length < SHORTEST) return;
    const answer = await http.post('/api/staff/cases/search', { search: text.trim() }, staffCases);
    onFound(answer.rows);
    setShown(true);
  });
  return (
    <form
      className="om-search"
      role="search"
      onSubmit={(event) => {
        event.preventDefault();
        void search.run();
      }}
    >
      <TextField
        label={t('home.search.label')}
        description={t('home.search.logged')}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
        }}
      />
      <Button type="submit" variant="secondary" loading={search.busy}>
        {t('home.search.button')}
      </Button>
      {shown && (
        <Button
          variant="tertiary"
          onClick={() => {
            setText('');
            setShown(false);
            onFound(undefined);
          }}
        >
          {t('home.search.all')}
        </Button>
      )}
      <ProblemNotice problem={search.problem} />
    </form>
  );
};

import { searchCodes, type DiagnosisCode } from '@om/contracts/documentation';
import { UNSAFE_Combobox as Combobox } from '@navikt/ds-react';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLink } from '../../connection/link.js';

/** A search starts when typing has paused this long. Milliseconds. */
const PAUSE_MS = 200;

interface CodeSearchProps {
  readonly label: string;
  readonly onChoose: (code: DiagnosisCode) => void;
  readonly focus?: boolean;
  readonly onLeave?: () => void;
}

const useCodes = (typed: string) => {
  const { http } = useLink();
  const [query, setQuery] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => {
      setQuery(typed.trim());
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [typed]);
  return useQuery({
    queryKey: ['codes', query],
    queryFn: () => http.get(`/api/staff/diagnosis-codes?q=${encodeURIComponent(query)}`, searchCodes.answer),
    enabled: query !== '',
    staleTime: Infinity,
    placeholderData: (before) => before,
  });
};

/** Search by code or Swedish term; the answers are the server's, in its order. */
export const CodeSearch = ({ label, onChoose, focus = false, onLeave }: CodeSearchProps) => {
  const { t } = useTranslation('staff');
  const [typed, setTyped] = useState('');
  const input = useRef<HTMLInputElement>(null);
  const codes = useCodes(typed);
  const found = typed.trim() === '' ? [] : (codes.data?.codes ?? []);
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // The kit leaves its list without a name (ds-react 8.15), and a screen reader would announce only "list".
    place.current?.querySelector('[role=listbox]')?.setAttribute('aria-label', label);
  });
  useEffect(() => {
    if (focus) input.current?.focus();
  }, [focus]);
  return (
    <div className="om-note-field" ref={place}>
      <Combobox
        ref={input}
        size="small"
        label={label}
        placeholder={t('note.searchCodes')}
        value={typed}
        onChange={setTyped}
        options={found.map(optionOf)}
        filteredOptions={found.map(optionOf)}
        selectedOptions={[]}
        shouldShowSelectedOptions={false}
        toggleListButton={false}
        isLoading={codes.isFetching}
        error={codes.isError ? t('note.searchFailed') : undefined}
        {...(typed.trim() === '' ? { isListOpen: false } : {})}
        onBlur={() => {
          if (typed === '') onLeave?.();
        }}
        onToggleSelected={(value, isSelected) => {
          const code = found.find((row) => row.code === value);
          if (!isSelected || !code) return;
          setTyped('');
          onChoose(code);
        }}
      />
    </div>
  );
};

const optionOf = (row: DiagnosisCode) => ({ label: `${row.code} ${row.term}`, value: row.code });

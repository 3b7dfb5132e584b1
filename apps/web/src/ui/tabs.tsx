import { useEffect, useRef, type KeyboardEvent, type ReactNode } from 'react';

interface Tab<V extends string> {
  readonly value: V;
  readonly label: ReactNode;
  /** A number, or words such as "99+". */
  readonly count?: number | string | undefined;
  /** The count is something to act on: a filled badge. */
  readonly wantsAction?: boolean;
  /** What the patient never sees has a look of its own. */
  readonly kind?: 'internal';
}

interface TabsProps<V extends string> {
  readonly label: string;
  readonly value: V;
  readonly tabs: readonly Tab<V>[];
  readonly onChange: (value: V) => void;
  /** The panel of a tab has this and the tab's value as its id. */
  readonly panels: string;
}

/** A row of tabs: one stop for Tab, arrows inside (design 8). */
export const Tabs = <V extends string>({ label, value, tabs, onChange, panels }: TabsProps<V>) => {
  const row = useRef<HTMLDivElement>(null);
  useEffect(() => {
    row.current
      ?.querySelector(`[data-value='${value}']`)
      ?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [value]);
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step === undefined || event.altKey) return;
    const at = tabs.findIndex((tab) => tab.value === value);
    const next = tabs[(at + step + tabs.length) % tabs.length];
    if (!next) return;
    event.preventDefault();
    onChange(next.value);
    row.current?.querySelector<HTMLElement>(`[data-value='${next.value}']`)?.focus();
  };
  return (
    <div role="tablist" aria-label={label} className="om-tabs" ref={row} onKeyDown={onKeyDown}>
      {tabs.map((tab) => (
        <button
          key={tab.value}
          type="button"
          role="tab"
          data-value={tab.value}
          data-kind={tab.kind}
          aria-selected={tab.value === value}
          aria-controls={tab.value === value ? `${panels}-${tab.value}` : undefined}
          tabIndex={tab.value === value ? 0 : -1}
          onClick={() => {
            onChange(tab.value);
          }}
        >
          {tab.label}
          {tab.count !== undefined && (
            <span className={tab.wantsAction === true && tab.count !== 0 ? 'om-badge' : 'om-tab-count'}>
              {' '}
              {tab.count}
            </span>
          )}
        </button>
      ))}
    </div>
  );
};

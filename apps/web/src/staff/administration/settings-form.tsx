import type { CareUnit, UnitSettingsChange } from '@om/contracts/queue';
import { useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useAction, type Action } from '../../connection/hooks.js';
import { useLink } from '../../connection/link.js';
import { CommandButton } from '../../ui/command-button.js';
import { ProblemNotice } from '../../ui/problem-notice.js';
import { unitAnswer } from './use-unit.js';

export interface SectionProps {
  readonly unit: CareUnit;
  readonly onSaved: () => void;
}

/** Saves changed settings. A change by somebody else in between is refused and said, never overwritten. */
export const useSave = ({ unit, onSaved }: SectionProps): Action<UnitSettingsChange> => {
  const { http, commands } = useLink();
  const queries = useQueryClient();
  return useAction(async (settings: UnitSettingsChange) => {
    const body = { expectedVersion: unit.version, settings };
    const answer = await commands.run(`unit:${JSON.stringify(body)}`, (commandId) =>
      http.put('/api/staff/unit', { ...body, commandId }, unitAnswer),
    );
    queries.setQueryData(['unit'], answer);
    void queries.invalidateQueries({ queryKey: ['unit-history'] });
    onSaved();
  });
};

interface SettingsFormProps {
  readonly save: Action<UnitSettingsChange>;
  /** What is sent; undefined when a field must be put right first. */
  readonly read: () => UnitSettingsChange | undefined;
  readonly children: ReactNode;
}

/** One section of settings with its own *Spara*. */
export const SettingsForm = ({ save, read, children }: SettingsFormProps) => {
  const { t } = useTranslation('staff');
  return (
    <form
      className="om-settings-form"
      onSubmit={(event) => {
        event.preventDefault();
        const settings = read();
        if (settings) void save.run(settings);
      }}
    >
      {children}
      <ProblemNotice problem={save.problem} />
      <p>
        <CommandButton type="submit" variant="primary" loading={save.busy}>
          {t('administration.save')}
        </CommandButton>
      </p>
    </form>
  );
};

import type { CareUnit, UnitSettingsChange } from '@om/contracts/queue';
import { useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useAction } from '../../connection/hooks.js';
import { useLink } from '../../connection/link.js';
import { CommandButton } from '../../ui/command-button.js';
import { ProblemNotice } from '../../ui/problem-notice.js';
import type { KeptForm } from './use-kept-form.js';
import { unitAnswer } from './use-unit.js';

export interface SectionProps {
  readonly unit: CareUnit;
  readonly onSaved: () => void;
}

/** Saves changed settings. A change by somebody else in between is refused and said, never overwritten. */
const useSave = ({ unit, onSaved }: SectionProps, kept: Pick<KeptForm<object>, 'drop'>) => {
  const { http, commands } = useLink();
  const queries = useQueryClient();
  return useAction(async (settings: UnitSettingsChange) => {
    const body = { expectedVersion: unit.version, settings };
    const answer = await commands.run(`unit:${JSON.stringify(body)}`, (commandId) =>
      http.put('/api/staff/unit', { ...body, commandId }, unitAnswer),
    );
    queries.setQueryData(['unit'], answer);
    kept.drop();
    void queries.invalidateQueries({ queryKey: ['unit-history'] });
    onSaved();
  });
};

interface SettingsFormProps {
  readonly section: SectionProps;
  readonly kept: Pick<KeptForm<object>, 'unsaved' | 'drop'>;
  /** What is sent; undefined when a field must be put right first. */
  readonly read: () => UnitSettingsChange | undefined;
  readonly children: ReactNode;
}

/** One section of settings with its own *Spara*. */
export const SettingsForm = ({ section, kept, read, children }: SettingsFormProps) => {
  const { t } = useTranslation('staff');
  const save = useSave(section, kept);
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
      <div className="om-save-line">
        <CommandButton type="submit" variant="primary" loading={save.busy}>
          {t('administration.save')}
        </CommandButton>
        <Unsaved kept={kept} />
      </div>
    </form>
  );
};

/** That something is typed and not saved, and the way back; nothing else of it is needed, it is kept wherever one goes. */
export const Unsaved = ({ kept }: Pick<SettingsFormProps, 'kept'>) => {
  const { t } = useTranslation('staff');
  return (
    <p role="status">
      {kept.unsaved !== 'no' && (
        <>
          <span className="om-muted">{t(`administration.unsaved.${kept.unsaved}`)}</span>{' '}
          <button type="button" className="om-link" onClick={kept.drop}>
            {t('administration.unsaved.drop')}
          </button>
        </>
      )}
    </p>
  );
};

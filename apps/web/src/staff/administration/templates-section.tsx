import type { Profession } from '@om/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { newId } from '../../connection/new-id.js';
import { Button } from '../../ui/controls.js';
import { SettingsForm, type SectionProps } from './settings-form.js';
import { useKeptForm } from './use-kept-form.js';
import { TemplateFields } from './template-fields.js';
import {
  newTemplate,
  readTemplate,
  templateForm,
  templateShape,
  wrongIn,
  type TemplateForm,
} from './template-form.js';
import { ALL_ROLES } from './roles.js';

/** For whom a new template is offered first: for all, then role by role. */
const freeRole = (templates: readonly TemplateForm[]): Profession | '' | undefined =>
  (['', ...ALL_ROLES] as const).find((role) => templates.every((template) => template.role !== role));

const templatesShape = z.object({ templates: z.array(templateShape).readonly() });

/** *Mallar*: how notes of the unit begin, by role (domain 4.5). */
export const TemplatesSection = (props: SectionProps) => {
  const { t } = useTranslation('staff');
  const kept = useKeptForm('note-templates', templatesShape, {
    templates: (props.unit.noteTemplates ?? []).map(templateForm),
  });
  const { templates } = kept.form;
  const [tried, setTried] = useState(false);
  const [opened, setOpened] = useState<string>();
  const free = freeRole(templates);
  const read = () => {
    setTried(true);
    const isWrong = templates.some((template) => wrongIn(template, templates).length > 0);
    return isWrong ? undefined : { noteTemplates: templates.map(readTemplate) };
  };
  return (
    <SettingsForm section={props} kept={kept} read={read}>
      <p className="om-muted">{t(`administration.notes.${templates.length === 0 ? 'none' : 'help'}`)}</p>
      {templates.length > 0 && (
        <ul className="om-reasons">
          {templates.map((template) => (
            <li key={template.templateId}>
              <TemplateFields
                template={template}
                wrong={tried ? wrongIn(template, templates) : []}
                open={opened === template.templateId}
                onChange={(changed) => {
                  kept.set({
                    templates: templates.map((one) =>
                      one.templateId === changed.templateId ? changed : one,
                    ),
                  });
                }}
                onRemove={() => {
                  kept.set({
                    templates: templates.filter((one) => one.templateId !== template.templateId),
                  });
                }}
              />
            </li>
          ))}
        </ul>
      )}
      {free !== undefined && (
        <p>
          <Button
            variant="secondary"
            onClick={() => {
              const templateId = newId();
              setOpened(templateId);
              kept.set({ templates: [...templates, newTemplate(templateId, free)] });
            }}
          >
            {t('administration.notes.add')}
          </Button>
        </p>
      )}
    </SettingsForm>
  );
};

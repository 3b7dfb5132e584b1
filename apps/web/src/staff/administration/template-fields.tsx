import type { NotePart } from '@om/contracts/documentation';
import { useTranslation } from 'react-i18next';
import { capitalised } from '../../language/capital.js';
import { Button } from '../../ui/controls.js';
import { TextField } from '../../ui/fields.js';
import { Select } from '../../ui/select.js';
import { ALL_ROLES } from './roles.js';
import { TemplateParts } from './template-parts.js';
import type { PartForm, TemplateForm, TemplateProblem } from './template-form.js';

interface TemplateFieldsProps {
  readonly template: TemplateForm;
  readonly wrong: readonly TemplateProblem[];
  /** A new one begins open. */
  readonly open: boolean;
  readonly onChange: (template: TemplateForm) => void;
  readonly onRemove: () => void;
}

/** One note template, folded to a line; it stays open while something in it must be put right. */
export const TemplateFields = ({ template, wrong, open, onChange, onRemove }: TemplateFieldsProps) => {
  const { t } = useTranslation(['staff', 'shared']);
  const name = template.name.trim() === '' ? t('administration.notes.new') : template.name;
  const roleName = (role: TemplateForm['role']): string =>
    role === '' ? t('administration.notes.allRoles') : capitalised(t(`shared:profession.${role}`));
  const setPart = (part: NotePart, over: Partial<PartForm>) => {
    const parts = template.parts.map((one) => (one.part === part ? { ...one, ...over } : one));
    onChange({ ...template, parts });
  };
  return (
    <details className="om-reason" open={open || wrong.length > 0 || undefined}>
      <summary>
        <b>{name}</b> <span className="om-muted">{roleName(template.role)}</span>
      </summary>
      <div className="om-reason-fields">
        <TextField
          label={t('administration.notes.name')}
          maxLength={200}
          value={template.name}
          error={wrong.includes('name') ? t('administration.needed') : undefined}
          onChange={(event) => {
            onChange({ ...template, name: event.target.value });
          }}
        />
        <Select
          label={t('administration.notes.role')}
          value={template.role}
          error={wrong.includes('role') ? t('administration.notes.roleWrong') : undefined}
          onChange={(event) => {
            const role = ALL_ROLES.find((one) => one === event.target.value) ?? '';
            onChange({ ...template, role });
          }}
        >
          {(['', ...ALL_ROLES] as const).map((role) => (
            <option key={role} value={role}>
              {roleName(role)}
            </option>
          ))}
        </Select>
        <TemplateParts
          parts={template.parts}
          onPart={setPart}
          onParts={(parts) => {
            onChange({ ...template, parts });
          }}
        />
        <Button variant="tertiary" onClick={onRemove}>
          {t('administration.notes.remove', { name })}
        </Button>
      </div>
    </details>
  );
};

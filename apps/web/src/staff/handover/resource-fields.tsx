import type { Profession } from '@om/contracts';
import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { capitalised } from '../../language/capital.js';
import { useSwedish } from '../../language/swedish.js';
import { Select } from '../../ui/select.js';
import { useStaff } from '../session/staff-context.js';
import { andBehind } from '../shift/shift-type.js';
import { personsOf, rolesOf, type HandoverForm } from './handover-form.js';
import { unitsWithin, type Resources } from './resources.js';

interface ResourceFieldsProps {
  readonly resources: Resources;
  readonly form: Pick<HandoverForm, 'careUnitId' | 'role' | 'personId'>;
  readonly first: RefObject<HTMLSelectElement | null>;
  readonly error: string | undefined;
  readonly onForm: (form: Pick<HandoverForm, 'careUnitId' | 'role' | 'personId'>) => void;
}

/** *Resurs*: Vårdenhet, Roll with how many are on shift, and Vårdpersonal where one person is meant. */
export const ResourceFields = ({ resources, form, first, error, onForm }: ResourceFieldsProps) => {
  const { t } = useTranslation(['staff', 'shared']);
  const swedish = useSwedish();
  const { me } = useStaff();
  const onShift = (role: Profession) => personsOf(resources, { ...form, role }, me.personId).length;
  return (
    <fieldset className="om-resource">
      <legend>{t('handover.resource')}</legend>
      <Select
        ref={first}
        label={t('handover.unit')}
        value={form.careUnitId}
        onChange={(event) => {
          onForm({ careUnitId: event.target.value, role: '', personId: '' });
        }}
      >
        {unitsWithin(resources).map((unit) => (
          <option key={unit.careUnitId} value={unit.careUnitId} {...swedish}>
            {unit.careUnitName}
          </option>
        ))}
      </Select>
      <Select
        label={t('handover.role')}
        value={form.role}
        error={error}
        onChange={(event) => {
          onForm({ ...form, role: event.target.value as Profession | '', personId: '' });
        }}
      >
        <option value="">{t('handover.chooseRole')}</option>
        {rolesOf(resources, form.careUnitId).map(({ role }) => (
          <option key={role} value={role}>
            {t('handover.roleOnShift', {
              role: capitalised(t(`shared:profession.${role}`)),
              count: onShift(role),
            })}
          </option>
        ))}
      </Select>
      <Select
        className="om-resource-person"
        label={t('handover.personOptional')}
        value={form.personId}
        onChange={(event) => {
          onForm({ ...form, personId: event.target.value });
        }}
      >
        <option value="">{t('handover.anyone')}</option>
        {personsOf(resources, form, me.personId).map((person) => (
          <option key={person.personId} value={person.personId}>
            {t('handover.onShift', { name: person.name })}
            {andBehind(person, t)}
          </option>
        ))}
      </Select>
    </fieldset>
  );
};

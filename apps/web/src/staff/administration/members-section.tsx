import { updateMember, type UnitMember } from '@om/contracts/queue';
import { profession, type Profession } from '@om/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { useAction } from '../../connection/hooks.js';
import { useLink } from '../../connection/link.js';
import { problemFrom } from '../../connection/problem.js';
import { capitalised } from '../../language/capital.js';
import { CommandButton } from '../../ui/command-button.js';
import { ProblemNotice } from '../../ui/problem-notice.js';
import { Checkbox, CheckboxGroup } from '../../ui/select.js';
import { andBehind } from '../shift/shift-type.js';
import { ALL_ROLES } from './roles.js';
import { SettingsForm, Unsaved, type SectionProps } from './settings-form.js';
import { useKeptForm } from './use-kept-form.js';
import { useMembers } from './use-members.js';

const rolesShape = z.object({ roles: z.array(profession).readonly() });

/** *Roller och personal*: which roles work here, who has which, and who leads. Nobody is deleted, roles are taken away. */
export const MembersSection = (props: SectionProps) => {
  const { t } = useTranslation(['staff', 'shared']);
  const members = useMembers();
  const kept = useKeptForm('roles', rolesShape, {
    roles: props.unit.roles ?? ALL_ROLES,
  });
  const { roles } = kept.form;
  return (
    <>
      <SettingsForm
        section={props}
        kept={kept}
        read={() => ({ roles: ALL_ROLES.filter((role) => roles.includes(role)) })}
      >
        <CheckboxGroup
          legend={t('administration.members.roles')}
          description={t('administration.members.rolesHelp')}
          value={[...roles]}
          onChange={(next: Profession[]) => {
            kept.set({ roles: ALL_ROLES.filter((role) => next.includes(role)) });
          }}
        >
          {ALL_ROLES.map((role) => (
            <Checkbox key={role} value={role}>
              {capitalised(t(`shared:profession.${role}`))}
            </Checkbox>
          ))}
        </CheckboxGroup>
      </SettingsForm>
      <h2>{t('administration.members.title')}</h2>
      <p className="om-muted">{t('administration.members.help')}</p>
      {members.isError && <ProblemNotice problem={problemFrom(members.error)} />}
      <ul className="om-members">
        {(members.data?.members ?? []).map((member) => (
          <Member key={member.hsaId} member={member} offered={roles} onSaved={props.onSaved} />
        ))}
      </ul>
    </>
  );
};

interface MemberProps {
  readonly member: UnitMember;
  readonly offered: readonly Profession[];
  readonly onSaved: () => void;
}

const memberShape = rolesShape.extend({ lead: z.boolean() });

const Member = ({ member, offered, onSaved }: MemberProps) => {
  const { t } = useTranslation(['staff', 'shared']);
  const { http, commands } = useLink();
  const queries = useQueryClient();
  const kept = useKeptForm(`member:${member.hsaId}`, memberShape, { roles: member.roles, lead: member.lead });
  const { roles, lead } = kept.form;
  const save = useAction(async () => {
    const body = { hsaId: member.hsaId, roles: [...roles], lead };
    await commands.run(`member:${JSON.stringify(body)}`, (commandId) =>
      http.put('/api/staff/unit/members', { ...body, commandId }, updateMember.answer),
    );
    await queries.invalidateQueries({ queryKey: ['members'] });
    kept.drop();
    void queries.invalidateQueries({ queryKey: ['unit-history'] });
    onSaved();
  });
  return (
    <li>
      <CheckboxGroup
        legend={
          <>
            {member.name}{' '}
            <span className="om-muted">
              {t(`shared:profession.${member.profession}`)}
              {member.onShift && `, ${t('administration.members.onShift')}`}
              {andBehind(member, t)}
            </span>
          </>
        }
        value={[...roles]}
        onChange={(next: Profession[]) => {
          kept.set({ roles: ALL_ROLES.filter((role) => next.includes(role)) });
        }}
      >
        {ALL_ROLES.filter((role) => offered.includes(role) || member.roles.includes(role)).map((role) => (
          <Checkbox key={role} value={role}>
            {capitalised(t(`shared:profession.${role}`))}
          </Checkbox>
        ))}
      </CheckboxGroup>
      <Checkbox
        checked={lead}
        onChange={(event) => {
          kept.set({ lead: event.target.checked });
        }}
      >
        {t('administration.members.lead')}
      </Checkbox>
      <ProblemNotice problem={save.problem} />
      <div className="om-save-line">
        <CommandButton variant="secondary" loading={save.busy} onClick={() => void save.run()}>
          {t('administration.save')}
          <span className="om-hidden"> {member.name}</span>
        </CommandButton>
        <Unsaved kept={kept} />
      </div>
    </li>
  );
};

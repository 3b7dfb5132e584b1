import { staffSession } from '@om/contracts/gateway';
import { Buildings3Icon } from '@navikt/aksel-icons';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLink } from '../../connection/link.js';
import { Button } from '../../ui/controls.js';
import { useNavigate } from '../../ui/navigation.js';
import { Part } from '../../ui/part.js';
import { StatePanel } from '../../ui/state-panel.js';
import { useStaff } from '../session/staff-context.js';
import type { Elsewhere } from '../shell/use-elsewhere.js';
import { ShiftEndDialog } from './lazy-shift-end.js';

interface ElsewherePanelProps {
  readonly visitId: string;
  readonly elsewhere: Elsewhere;
  readonly page?: boolean;
}

/**
 * A case of one's own that belongs to another unit is neither read nor worked with from here (domain 2.2, inre sekretess). *Byt
 * till* leads there, through the shift-end check, and then to the case.
 */
export const ElsewherePanel = ({ visitId, elsewhere, page = false }: ElsewherePanelProps) => {
  const { t } = useTranslation('staff');
  const { enter } = useStaff();
  const { http } = useLink();
  const navigate = useNavigate();
  const [leaving, leave] = useState(false);
  const { unit, assignment } = elsewhere;
  return (
    <StatePanel
      page={page}
      icon={<Buildings3Icon />}
      title={t('elsewhere.title', { unit })}
      text={t(assignment ? 'elsewhere.text' : 'elsewhere.noAssignment')}
    >
      {assignment && (
        <Button
          variant="primary"
          onClick={() => {
            leave(true);
          }}
        >
          {t('elsewhere.change', { unit })}
        </Button>
      )}
      <Part>
        {leaving && assignment && (
          <ShiftEndDialog
            then="changeUnit"
            towards={assignment.careUnitId}
            onEnded={async (escalate) => {
              const { careUnitId, role } = assignment;
              const choice = { careUnitId, role, escalate };
              const session = await http.post('/api/staff/session/assignment', choice, staffSession);
              navigate(`/besok/${visitId}`);
              await enter(session);
            }}
            onClose={() => {
              leave(false);
            }}
          />
        )}
      </Part>
    </StatePanel>
  );
};

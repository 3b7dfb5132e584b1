import type { findPatient } from '@om/contracts/visit';
import { useState } from 'react';
import type { z } from 'zod';
import { teachSwedish } from '../../language/language.js';
import { staffOnBehalf } from '../../language/sv/staff-on-behalf.js';
import { CaseStep } from './case-step.js';
import { FindStep } from './find-step.js';

teachSwedish('staff', staffOnBehalf);

/** What the register knows of a personnummer, and the number itself. */
export type Found = z.output<typeof findPatient.answer> & { readonly personnummer: string };

/** *Sök patient* and *Skapa patient* (domain 1.2, 1.3-10): finds a person, then creates a case on behalf of them. */
export const OnBehalfDialog = ({ onClose }: { readonly onClose: () => void }) => {
  const [found, setFound] = useState<Found>();
  const [creating, setCreating] = useState(false);
  if (found && creating) return <CaseStep found={found} onClose={onClose} />;
  return (
    <FindStep
      found={found}
      onFound={setFound}
      onCreate={() => {
        setCreating(true);
      }}
      onClose={onClose}
    />
  );
};

import { patientCase } from '@om/contracts/gateway';
import { z } from 'zod';

/** All that is read of the answer to a patient's command: the case itself is fetched again. */
export const answeredCase = z.object({ case: patientCase.pick({ visitId: true }) });

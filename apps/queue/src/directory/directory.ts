import { careUnit, hsaId, label, profession } from '@om/contracts';
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { StaffDocument } from '../staff/staff.schema.js';
import type { UnitSettings } from '../units/unit.schema.js';

/** A file of care units and staff as an organisation hands it over, from its own catalogue (HSA) or written by hand. */
export const directoryFile = z.strictObject({
  units: z.array(careUnit.omit({ version: true })).max(200),
  staff: z
    .array(
      z.strictObject({
        hsaId,
        name: label,
        profession,
        assignments: z
          .array(z.strictObject({ careUnitId: careUnit.shape.careUnitId, role: profession }))
          .max(50),
      }),
    )
    .max(10_000),
});
export type DirectoryFile = z.output<typeof directoryFile>;

/** Units and people to enter. */
export interface Directory {
  readonly units: readonly UnitSettings[];
  readonly staff: readonly StaffDocument[];
}

/** Reads a directory file. @throws ZodError that names each field that does not fit */
export const readDirectory = (path: string): Directory => {
  const { units, staff } = directoryFile.parse(JSON.parse(readFileSync(path, 'utf8')));
  return { units, staff: staff.map(({ hsaId: _id, ...person }) => ({ _id, ...person })) };
};

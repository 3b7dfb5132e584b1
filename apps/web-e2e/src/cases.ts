/** What a story is about: no two stories share both. */
export interface Case {
  readonly patient: string;
  readonly reason: string;
}

/** The care unit of the stories. */
export const UNIT = 'Min vård Testköping';

/**
 * The case of each story. All stories go on at one system, where a patient cannot have two open cases about one reason and a row is
 * found by both; so no two stories share them.
 */
export const CASES = {
  administration: { patient: 'Testpatient P24-38', reason: 'Halsont' },
  away: { patient: 'Testpatient P24-47', reason: 'Receptförnyelse' },
  booking: { patient: 'Testpatient P24-47', reason: 'Halsont' },
  firstVisit: { patient: 'Testpatient P24-40', reason: 'Axelbesvär' },
  handover: { patient: 'Testpatient P24-47', reason: 'Axelbesvär' },
  idle: { patient: 'Testpatient P24-52', reason: 'Halsont' },
  leftNote: { patient: 'Testpatient P24-40', reason: 'Halsont' },
  otherUnit: { patient: 'Testpatient P24-49', reason: 'Axelbesvär' },
  sameMatter: { patient: 'Testpatient P24-49', reason: 'Hudutslag' },
  emergency: { patient: 'Testpatient P24-45', reason: 'Receptförnyelse' },
  silent: { patient: 'Testpatient P24-52', reason: 'Receptförnyelse' },
  tooLong: { patient: 'Testpatient P24-52', reason: 'Hudutslag' },
  twoWindows: { patient: 'Testpatient P24-49', reason: 'Receptförnyelse' },
  withMessage: { patient: 'Testpatient P24-38', reason: 'Hudutslag' },
  workingDay: { patient: 'Testpatient P24-40', reason: 'Hudutslag' },
} as const satisfies Record<string, Case>;

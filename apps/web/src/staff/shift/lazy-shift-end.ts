import { lazy } from 'react';

/** The shift-end check, fetched when somebody leaves. */
export const ShiftEndDialog = lazy(() =>
  import('./shift-end-dialog.js').then((module) => ({ default: module.ShiftEndDialog })),
);

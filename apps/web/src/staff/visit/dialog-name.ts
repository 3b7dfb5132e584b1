/** The dialogs of the visit view; at most one is open. */
export type DialogName =
  | 'end'
  | 'release'
  | 'handover'
  | 'invite'
  | 'ticket'
  | 'feedback'
  | 'redirect'
  | 'no-show'
  | 'emergency'
  | 'cancel'
  | 'link'
  | 'close'
  | 'extend'
  | 'reopen';

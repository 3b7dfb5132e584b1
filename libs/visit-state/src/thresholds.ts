/** Contact attempts needed before *Uteblivet* (domain 4.3-21). */
export const ATTEMPTS_NEEDED = 2;

/** Whether a handover of a priority must say why: the urgent ones (domain 4.4 H1). */
export const handoverNeedsMessage = (priority: number): boolean => priority <= 2;

/** Whether a handover of a priority may be sent to where nobody is on shift now (domain 4.4 H1). */
export const handoverCanWaitForShift = (priority: number): boolean => priority >= 4;

/** Days after which a note that was begun and left is locked (domain 2.4 L10), and hours for which its lock can be opened. */
export const DUTY_LOCK = { days: 14, openHours: 24 } as const;

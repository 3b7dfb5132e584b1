/** Key under which the person has turned the single-letter key T off (WCAG 2.1.4). */
export const CLAIM_KEY_OFF = 'setting:claim-key-off';

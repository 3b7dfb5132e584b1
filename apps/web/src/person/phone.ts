/** "070-174 06 39" from "+46701740639"; other lengths are shown as they are. */
export const phoneText = (phone: string): string => {
  const digits = phone.replace('+46', '0');
  const match = /^(\d{3})(\d{3})(\d{2})(\d{2})$/.exec(digits);
  return match ? `${match[1] ?? ''}-${match[2] ?? ''} ${match[3] ?? ''} ${match[4] ?? ''}` : digits;
};

/** Whether what stands in the field is neither a mobile number nor left empty by somebody who has none. */
export const isWrongNumber = (typed: string, known: string | undefined): boolean =>
  mobileNumber(typed) === undefined && !(typed.trim() === '' && known === undefined);

/** A Swedish mobile number (07x) in E.164 from what a person types, or undefined when it is none. */
export const mobileNumber = (typed: string): string | undefined => {
  const digits = typed.replace(/[\s()-]/g, '').replace(/^(\+46|0046)0?/, '0');
  return /^07[02369]\d{7}$/.test(digits) ? `+46${digits.slice(1)}` : undefined;
};

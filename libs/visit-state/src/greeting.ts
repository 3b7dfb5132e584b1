/** Message 1 of a visit: the unit's text with who greets filled in (seed 2.1-2). `profession` in the patient's words. */
export const fillGreeting = (template: string, who: { name: string; profession: string }): string =>
  template.replaceAll('{name}', () => who.name).replaceAll('{profession}', () => who.profession);

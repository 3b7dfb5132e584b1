import { describe, expect, it } from '@jest/globals';
import { fillGreeting } from './greeting.js';

describe('the greeting', () => {
  it('names who greets, wherever the unit wants it', () => {
    const template = 'Hej! Jag heter {name} och är {profession}. Hälsar {name}';
    expect(fillGreeting(template, { name: 'HSP39 TestPerson39', profession: 'sjuksköterska' })).toBe(
      'Hej! Jag heter HSP39 TestPerson39 och är sjuksköterska. Hälsar HSP39 TestPerson39',
    );
  });

  it('takes a name as it is, also one with signs that mean something in replacements', () => {
    expect(fillGreeting('Hej {name}', { name: "A$&B$'", profession: '' })).toBe("Hej A$&B$'");
  });
});

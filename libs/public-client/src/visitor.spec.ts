import { describe, expect, it } from '@jest/globals';
import { CookieJar } from './cookie-jar.js';
import { chooserForm } from './visitor.js';

describe('cookies', () => {
  const at = (path: string) => new URL(path, 'http://127.0.0.1:4200');

  it('go back to their own path only, so that staff and patient can share a browser', () => {
    const jar = new CookieJar();
    jar.keep(at('/api/staff/callback'), ['om_staff=a; Path=/api/staff; HttpOnly']);
    jar.keep(at('/api/patient/callback'), ['om_patient=b; Path=/api/patient; HttpOnly']);
    expect(jar.header(at('/api/staff/cases'))).toBe('om_staff=a');
    expect(jar.header(at('/api/patient/cases'))).toBe('om_patient=b');
  });

  it('are gone when the server lets them run out', () => {
    const jar = new CookieJar();
    jar.keep(at('/'), ['om=a; Path=/']);
    jar.keep(at('/'), ['om=; Path=/; Max-Age=0']);
    expect(jar.header(at('/'))).toBe('');
  });
});

describe('the person chooser', () => {
  const page = `<form action="/x?a=1&amp;b=2" method="post"><input type="hidden" name="uid" value="u1">
    <button name="person" value="p21">HSP21 TestPerson21</button><button name="person" value="p39"><b>HSP39 TestPerson39</b></button></form>`;

  it('is answered with the button of the named person', () => {
    expect(chooserForm(page, 'HSP39 TestPerson39')).toEqual({
      action: '/x?a=1&b=2',
      fields: { uid: 'u1', person: 'p39' },
    });
  });

  it('that does not know the person is an error by name', () => {
    expect(() => chooserForm(page, 'Någon Annan')).toThrow('does not offer Någon Annan');
  });
});

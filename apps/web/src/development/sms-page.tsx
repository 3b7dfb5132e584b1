import { listDevSms, setDevSms } from '@om/contracts/chat';
import { useCallback, useEffect, useState } from 'react';
import type { z } from 'zod';
import { problemFrom, type Problem } from '../connection/problem.js';
import { bareHttp } from '../connection/use-login.js';
import { phoneText } from '../person/phone.js';
import { clockTime } from '../time/swedish-time.js';
import { Mark } from '../ui/mark.js';
import { ProblemNotice } from '../ui/problem-notice.js';

type Sms = z.output<typeof listDevSms.answer>;

/** How often the list is read again, milliseconds. */
const EVERY_MS = 2_000;

const http = bareHttp();
const STATUS: Record<Sms['sms'][number]['status'], string> = {
  sending: 'Skickas',
  sent: 'Skickat',
  delivered: 'Levererat',
  failed: 'Inte levererat',
  'no-number': 'Inget nummer',
};

/** Development only, in Swedish only: what would have been sent by SMS, and a switch that makes it fail. */
export const SmsPage = () => {
  const [sms, setSms] = useState<Sms>();
  const [problem, setProblem] = useState<Problem>();
  const read = useCallback(async () => {
    try {
      setSms(await http.get('/api/dev/sms', listDevSms.answer));
      setProblem(undefined);
    } catch (error) {
      setProblem(problemFrom(error));
    }
  }, []);
  useEffect(() => {
    void read();
    const timer = setInterval(() => void read(), EVERY_MS);
    return () => {
      clearInterval(timer);
    };
  }, [read]);
  const fail = async (failing: boolean) => {
    try {
      await http.post('/api/dev/sms-mode', { failing }, setDevSms.answer);
      await read();
    } catch (error) {
      setProblem(problemFrom(error));
    }
  };
  return (
    <div className="om-phone">
      <header className="om-phone-bar">
        <a href="/" className="om-bar-name">
          <Mark />
          <span>Sms i utveckling</span>
        </a>
      </header>
      <main className="om-phone-main">
        <h1>Sms som skulle ha skickats</h1>
        <ProblemNotice problem={problem} />
        <label className="om-check">
          <input
            type="checkbox"
            role="switch"
            checked={sms?.failing === true}
            onChange={(event) => void fail(event.target.checked)}
          />
          Låt sms misslyckas
        </label>
        {sms?.sms.length === 0 && <p className="om-muted">Inga sms än.</p>}
        <ul className="om-sms-list">
          {sms?.sms.map((one) => (
            <li key={one.id} className="om-card">
              <p className="om-muted om-numbers">
                {clockTime(one.at)} till {phoneText(one.to)}. <b>{STATUS[one.status]}</b>
              </p>
              <p className="om-words">{one.text}</p>
            </li>
          ))}
        </ul>
      </main>
    </div>
  );
};

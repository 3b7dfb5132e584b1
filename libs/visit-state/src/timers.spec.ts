import { describe, expect, it } from '@jest/globals';
import { pendingHandover } from './participation.js';
import { always } from './testing/random-visits.js';
import { timersOf } from './timers.js';

describe('whatever happens to a visit', () => {
  it('a running phase has its timer, a closed or sealing one has none', () => {
    always(({ record }) => {
      const runs = record.visit.state === 'async' && !record.visit.sealing;
      expect(timersOf(record)['async-timeout'] !== undefined).toBe(runs);
    });
  });

  it('nothing waits for people without a timer that ends the waiting (domain 4.6)', () => {
    always(({ record }) => {
      const { visit } = record;
      const timers = timersOf(record);
      if (visit.state === 'waiting') expect(timers['first-answer-late'] ?? visit.overdueSince).toBeDefined();
      if (visit.state === 'claimed') expect(timers['claim-timeout']).toBeDefined();
      if (pendingHandover(visit)) expect(timers['handover-timeout']).toBeDefined();
      if (visit.state === 'async' && visit.unansweredReply)
        expect(timers['reply-late-lead'] ?? visit.replyEscalatedAt).toBeDefined();
    });
  });

  it('a timer that has gone off is not due again', () => {
    always((clinic) => {
      clinic.timersGoOff();
      clinic.timersGoOff();
      const due = Object.values(timersOf(clinic.record)).filter((at) => at <= clinic.now);
      expect(due).toEqual([]);
    });
  });
});

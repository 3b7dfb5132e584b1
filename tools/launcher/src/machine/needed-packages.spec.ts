import { describe, expect, it } from '@jest/globals';
import { missingLine, NEEDED } from './needed-packages.mjs';

describe('a missing broker', () => {
  it('is installed when we are root on Debian or Ubuntu, and the line says so', () => {
    expect(missingLine(NEEDED.rabbitMq, 'root')).toBe(
      'RabbitMQ (the message broker) is missing: installing it with apt-get install rabbitmq-server ...',
    );
  });

  it('is one command for who is not root', () => {
    expect(missingLine(NEEDED.rabbitMq, 'sudo')).toBe(
      'RabbitMQ (the message broker) is missing. Run this once, then try again: sudo apt-get install rabbitmq-server',
    );
  });

  it('is another command where there is no apt-get', () => {
    expect(missingLine(NEEDED.rabbitMq, 'none')).toMatch(
      /Run this once, then try again: brew install rabbitmq$/,
    );
  });
});

describe('a missing browser', () => {
  it.each(['root', 'sudo', 'none'] as const)('is one line (%s)', (access) => {
    expect(missingLine(NEEDED.chromium, access)).toMatch(
      /^Chromium \(the browser of the tests\) is missing[^\n]+$/,
    );
  });
});

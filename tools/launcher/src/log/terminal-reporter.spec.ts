import { afterEach, describe, expect, it } from '@jest/globals';
import { terminalReporter } from './terminal-reporter.mjs';

const reporters: { quiet: () => void }[] = [];

const shown = (isTTY: boolean) => {
  let text = '';
  const out = { isTTY, write: (part: string): void => void (text += part) };
  const reporter = terminalReporter(['store', 'gateway'], out);
  reporters.push(reporter);
  return { reporter, text: () => text };
};

afterEach(() => {
  for (const { quiet } of reporters.splice(0)) quiet();
});

describe('the log of all processes', () => {
  it('has the names in a column, and no colours where there is no terminal', () => {
    const { reporter, text } = shown(false);
    reporter.quiet();
    reporter.line('store', 'one');
    reporter.line('gateway', '{"level":"warn","msg":"two"}');
    expect(text()).toBe('store   | one\ngateway | warning: two\n');
  });

  it('says on a terminal what is still waited for, until everything is ready', () => {
    const { reporter, text } = shown(true);
    reporter.ready('store');
    expect(text()).toContain('waiting for: gateway');
    const before = text().length;
    reporter.ready('gateway');
    expect(text().slice(before)).not.toContain('waiting for');
  });

  it('leaves out warnings of a process that is still starting', () => {
    const { reporter, text } = shown(false);
    reporter.line('gateway', '{"level":"warn","msg":"broker not reached"}');
    reporter.line('gateway', '{"level":"error","msg":"no such option"}');
    expect(text()).toBe('gateway | error: no such option\n');
  });

  it('leaves out what the framework tells of itself', () => {
    const { reporter, text } = shown(false);
    reporter.line('gateway', '{"level":"info","context":"RouterExplorer","msg":"Mapped {/metrics}"}');
    reporter.line('gateway', '{"level":"info","context":"Broker","msg":"broker connected"}');
    expect(text()).toBe('gateway | broker connected\n');
  });

  it('names a process that ended, how, and when it starts again', () => {
    const { reporter, text } = shown(false);
    reporter.died('gateway', 'exit code 3', 2000);
    expect(text()).toBe('gateway | ended unexpectedly (exit code 3); starts again in 2 s\n');
  });
});

import { describe, expect, it } from '@jest/globals';
import { runStages, type Stage } from './stages.mjs';

const running = async (stages: Stage[], signal?: AbortSignal) => runningGroups([stages], signal);
const runningGroups = async (groups: Stage[][], signal = new AbortController().signal) => {
  const written: string[] = [];
  const summary = await runStages(groups, signal, (text) => void written.push(text));
  return { summary, written: written.join('') };
};
const loud = (title: string, code: number, done: string[] = []): Stage => ({
  title,
  run: () => {
    done.push(title);
    return Promise.resolve(code);
  },
});
const quiet = (title: string, code: number, done: string[], ended = (): void => undefined): Stage => ({
  title,
  beside: async () => {
    done.push(title);
    await new Promise(setImmediate);
    done.push(`${title} ended`);
    ended();
    return { code, output: `${title} was here\n` };
  },
});

describe('the stages of npm test', () => {
  it('all run, also after one that failed, and one that could not begin says why', async () => {
    const done: string[] = [];
    const broken: Stage = { title: 'broken', run: () => Promise.reject(new Error('no broker')) };
    const { summary, written } = await running([loud('a', 1, done), broken, loud('b', 0, done)]);
    expect(done).toEqual(['a', 'b']);
    expect(summary).toMatchObject({
      allGood: false,
      lines: ['FAILED a (0 s)', 'FAILED broken (0 s)', 'ok     b (0 s)'],
    });
    expect(written).toBe('\n=== a\n\n=== broken\nno broker\n\n=== b\n');
  });

  it('are good when each is', async () => {
    expect((await running([loud('a', 0), loud('b', 0)])).summary?.allGood).toBe(true);
  });

  it('beside others begin with their group, are told of in their turn, and count as much', async () => {
    const done: string[] = [];
    const groups = [[loud('a', 0, done)], [loud('b', 0, done), quiet('lint', 1, done)]];
    const { summary, written } = await runningGroups(groups);
    expect(done.slice(0, 1)).toEqual(['a']);
    expect(done.slice(1).sort()).toEqual(['b', 'lint', 'lint ended']);
    expect(written).toBe('\n=== a\n\n=== b\n\n=== lint\nlint was here\n');
    expect(summary?.lines[2]).toBe('FAILED lint (0 s, beside the stages before it)');
    expect(summary?.allGood).toBe(false);
  });

  it('beside others go after each other, beside one that lasts', async () => {
    const done: string[] = [];
    let end = (_code: number): void => undefined;
    const lasting: Stage = { title: 'lasting', run: () => new Promise((resolve) => (end = resolve)) };
    const last = quiet('chaos', 0, done, () => {
      end(0);
    });
    expect((await running([lasting, quiet('demo', 0, done), last])).summary?.allGood).toBe(true);
    expect(done).toEqual(['demo', 'demo ended', 'chaos', 'chaos ended']);
  });

  it('end where they are interrupted', async () => {
    const done: string[] = [];
    const { summary } = await running([loud('a', 0, done)], AbortSignal.abort());
    expect(summary).toBeUndefined();
    expect(done).toEqual([]);
  });
});

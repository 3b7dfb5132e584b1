import { describe, expect, it } from '@jest/globals';
import { runStages, type Stage } from './stages.mjs';

const running = async (stages: Stage[], signal = new AbortController().signal) => {
  const written: string[] = [];
  const summary = await runStages(stages, signal, (text) => void written.push(text));
  return { summary, written: written.join('') };
};
const loud = (title: string, code: number, done: string[] = []): Stage => ({
  title,
  run: () => {
    done.push(title);
    return Promise.resolve(code);
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

  it('beside others begin with the first, are told of in their turn, and count as much', async () => {
    const done: string[] = [];
    const beside: Stage = {
      title: 'lint',
      beside: () => {
        done.push('lint');
        return Promise.resolve({ code: 1, output: 'one error\n' });
      },
    };
    const { summary, written } = await running([loud('a', 0, done), beside]);
    expect(done).toEqual(['lint', 'a']);
    expect(written).toBe('\n=== a\n\n=== lint\none error\n');
    expect(summary?.lines[1]).toBe('FAILED lint (0 s, beside the stages before it)');
    expect(summary?.allGood).toBe(false);
  });

  it('end where they are interrupted', async () => {
    const done: string[] = [];
    const { summary } = await running([loud('a', 0, done)], AbortSignal.abort());
    expect(summary).toBeUndefined();
    expect(done).toEqual([]);
  });
});

import { spawn } from 'node:child_process';

const GRACE_S = 4;

/** Reads lists of process groups; when nobody writes any more, ends the groups of the last list. */
const SCRIPT = `
while read -r list; do groups=$list; done
for group in $groups; do kill -s TERM -- -$group; done
[ -z "$groups" ] || sleep ${GRACE_S}
for group in $groups; do kill -s KILL -- -$group; done
`;

/**
 * A small process that outlives this one if this one is ended by force, and then ends the processes it was told of:
 * they are in groups of their own, so nothing else would.
 * @returns {{ watch: (groups: number[]) => void, release: () => Promise<void> }} `watch` replaces the list before it
 */
export const startGuard = () => {
  const shell = spawn('/bin/sh', ['-c', SCRIPT], { detached: true, stdio: ['pipe', 'ignore', 'ignore'] });
  const ended = new Promise((resolve) => {
    shell.once('close', resolve);
    shell.once('error', resolve);
  });
  shell.stdin.on('error', () => undefined);
  return {
    watch: (groups) => void shell.stdin.write(`${groups.join(' ')}\n`),
    release: async () => {
      shell.stdin.end('\n');
      await ended;
    },
  };
};

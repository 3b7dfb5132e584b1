import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { answersAmqp, answersTcp } from '../process/probes.mjs';
import { keptSecret } from '../kept-secret.mjs';
import { PlainError } from '../plain-error.mjs';
import { runCommand } from '../run-command.mjs';

/** Fixed, because the data folder is tied to it; the private port mapper keeps it from meeting another's node. */
const NODE = 'oppen-mottagning@localhost';
const USER = 'oppen-mottagning';

/** Share of the memory above which the broker raises its alarm: at once, and as installed. */
const MEMORY_MARK = { alarm: '0', calm: '0.4' };

/**
 * Largest frame, and with it the most headers a message can have: those of a message stand in one frame. Tables nested four thousand
 * deep, which fit into 23 KB, overflow the stack of any Node process that reads them. The least that RabbitMQ 4.1 takes.
 */
const FRAME_BYTES = 8192;

/** Files of RabbitMQ's write-ahead log are kept in memory until rolled over; the default is 512 MB. */
const WAL_BYTES = 32 * 1024 * 1024;

/**
 * The two processes of a private broker and the address it will answer on. Everything lives in `dataDir` and listens on
 * the loopback interface only: own cookie, own user, own port mapper, no system configuration read.
 * @param {{ dataDir: string, ports: { amqp: number, epmd: number, distribution: number } }} options
 * @param {import('./installation.mjs').Installation} installation
 * @returns {{ url: string, specs: import('../process/member.mjs').ProcessSpec[], setAlarm: SetAlarm }}
 */
export const brokerSpecs = ({ dataDir, ports }, installation) => {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const password = keptSecret(join(dataDir, 'password'));
  keptSecret(join(dataDir, '.erlang.cookie'), 0o400);
  const config = writeConfig(dataDir, ports.amqp, password);
  const epmdEnv = { ERL_EPMD_PORT: String(ports.epmd), ERL_EPMD_ADDRESS: '127.0.0.1' };
  const own = { ...epmdEnv, ...config, ...nodeEnv(dataDir, ports.distribution), PATH: installation.path };
  return {
    setAlarm: alarmOf(installation, own),
    url: `amqp://${USER}:${password}@127.0.0.1:${ports.amqp}`,
    specs: [
      {
        name: 'epmd',
        command: installation.epmd,
        args: ['-port', String(ports.epmd), '-address', '127.0.0.1'],
        env: epmdEnv,
        ready: answersTcp(ports.epmd),
        startAfter: [],
        layer: 0,
        shows: () => false,
        graceMs: 500,
      },
      {
        name: 'broker',
        command: installation.server,
        args: [],
        env: own,
        ready: answersAmqp(ports.amqp),
        startAfter: ['epmd'],
        layer: 1,
        graceMs: 3500,
        shows: isTrouble,
      },
    ],
  };
};

/**
 * Makes the broker raise the alarm that it raises when memory runs out, or ends it; for tests of what happens then.
 * @typedef {(on: boolean) => Promise<void>} SetAlarm
 */

/** @param {import('./installation.mjs').Installation} installation @param {Record<string, string>} env @returns {SetAlarm} */
const alarmOf = (installation, env) => async (on) => {
  const args = ['set_vm_memory_high_watermark', on ? MEMORY_MARK.alarm : MEMORY_MARK.calm];
  const { code, output } = await runCommand(installation.control, args, { env, quiet: true });
  if (code !== 0) throw new PlainError(`The broker could not be told: ${output}`);
};

/** The broker's greeting and its notes on itself stay out of the log. @param {string} line */
const isTrouble = (line) => /\[(error|critical|alert|emergency)\]/.test(line);

/**
 * `-sname` given to Erlang itself spares the broker its own check of node names, half a second of its start;
 * `RUNNING_UNDER_SYSTEMD` makes the script become the broker instead of staying in front of it. `+sbwt none`: Erlang's schedulers
 * would spin for a while after each piece of work, which takes the processor from everybody else on a small machine.
 * @param {string} dataDir
 * @param {number} port of Erlang's distribution
 */
const nodeEnv = (dataDir, port) => ({
  HOME: dataDir,
  LANG: 'C.UTF-8',
  RUNNING_UNDER_SYSTEMD: '1',
  RABBITMQ_NODENAME: NODE,
  RABBITMQ_MNESIA_BASE: join(dataDir, 'mnesia'),
  RABBITMQ_LOG_BASE: join(dataDir, 'log'),
  RABBITMQ_LOGS: '-',
  RABBITMQ_PID_FILE: join(dataDir, 'broker.pid'),
  RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS: [
    `-sname ${NODE} -start_epmd false`,
    `-kernel inet_dist_use_interface {127,0,0,1}`,
    `-kernel inet_dist_listen_min ${port} inet_dist_listen_max ${port}`,
    '+S 2:2 +SDio 1 +SDcpu 1:1',
    '+sbwt none +sbwtdcpu none +sbwtdio none',
  ].join(' '),
});

/**
 * Erlang terms instead of rabbitmq.conf: the latter is translated at every start, which takes another half second.
 * @param {string} dataDir
 * @param {number} amqpPort
 * @param {string} password
 */
const writeConfig = (dataDir, amqpPort, password) => {
  /** @param {string} name @param {string} text */
  const write = (name, text) => {
    const file = join(dataDir, name);
    writeFileSync(file, text, { mode: 0o600 });
    return file;
  };
  const rabbit = [
    `{tcp_listeners, [{"127.0.0.1", ${amqpPort}}]}`,
    `{frame_max, ${FRAME_BYTES}}`,
    `{default_user, <<"${USER}">>}`,
    `{default_pass, <<"${password}">>}`,
    '{tcp_listen_options, [{backlog, 128}, {nodelay, true}, {linger, {true, 0}}, {exit_on_close, false}]}',
    '{log, [{console, [{enabled, true}, {level, warning}]}, {file, [{file, false}]}]}',
  ];
  return {
    RABBITMQ_CONFIG_FILE: write(
      'broker.config',
      `[{rabbit, [${rabbit.join(', ')}]}, {ra, [{wal_max_size_bytes, ${WAL_BYTES}}]}].\n`,
    ),
    RABBITMQ_ENABLED_PLUGINS_FILE: write('enabled_plugins', '[].\n'),
    RABBITMQ_CONF_ENV_FILE: write('broker-env.conf', ''),
    RABBITMQ_ADVANCED_CONFIG_FILE: join(dataDir, 'none.config'),
  };
};

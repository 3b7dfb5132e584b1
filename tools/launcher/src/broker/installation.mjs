import { existsSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * Where packages put RabbitMQ. Only these places are looked at, never the search path: what `npm start` does must not
 * depend on what happens to lie there.
 */
const PLACES = [
  { parent: '/usr/lib/rabbitmq/lib', erlang: '/usr/bin', epmd: ['/usr/bin/epmd'] },
  {
    parent: '/opt/homebrew/Cellar/rabbitmq',
    erlang: '/opt/homebrew/bin',
    epmd: homebrewEpmd('/opt/homebrew'),
  },
  { parent: '/usr/local/Cellar/rabbitmq', erlang: '/usr/local/bin', epmd: homebrewEpmd('/usr/local') },
];

/** @param {string} prefix */
function homebrewEpmd(prefix) {
  return [`${prefix}/bin/epmd`, `${prefix}/opt/erlang/lib/erlang/bin/epmd`];
}

/**
 * An installed RabbitMQ.
 * @typedef {object} Installation
 * @property {string} server the start script of the broker
 * @property {string} control the command that speaks with a running broker
 * @property {string} epmd Erlang's port mapper, which the broker asks about node names
 * @property {string} path search path with Erlang on it
 */

/**
 * The installed RabbitMQ, or undefined when there is none.
 * @param {typeof PLACES} [places]
 * @returns {Installation | undefined}
 */
export const findRabbitMq = (places = PLACES) => {
  for (const { parent, erlang, epmd } of places) {
    const server = newestServer(parent);
    const mapper = epmd.find((file) => existsSync(file));
    if (server && mapper)
      return {
        server,
        control: `${dirname(server)}/rabbitmqctl`,
        epmd: mapper,
        path: [erlang, '/usr/bin', '/bin'].join(':'),
      };
  }
  return undefined;
};

/** @param {string} parent */
const newestServer = (parent) => {
  if (!existsSync(parent)) return undefined;
  const versions = readdirSync(parent).sort((a, b) => b.localeCompare(a, 'en', { numeric: true }));
  return versions
    .map((version) => join(parent, version, 'sbin', 'rabbitmq-server'))
    .find((file) => existsSync(file));
};

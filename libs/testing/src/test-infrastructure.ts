import { randomBytes } from 'node:crypto';
import { Logger } from '@nestjs/common';
import type { ServiceName } from '@om/contracts';
import type { Topology } from '@om/messaging';
import { connect } from 'amqplib';
import mongoose from 'mongoose';
import { testKeys } from './principals.js';

/** A broker and a store of one suite's own: everything in them is named after a fresh namespace. */
export interface TestInfrastructure {
  amqpUrl: string;
  mongoUri: string;
  namespace: string;
  /** The environment a process of a service would have. */
  envFor(service: ServiceName, more?: Record<string, string>): Record<string, string>;
  /** Makes {@link stop} delete these too; started services say what they use. */
  owns(used: { topology?: Topology; database?: string }): void;
  /** Deletes the suite's queues, exchanges and databases. */
  stop(): Promise<void>;
}

/** Uses the broker and the store the test runner has started (`AMQP_URL`, `MONGODB_URI`), in a namespace of its own. */
export const startTestInfrastructure = (): Promise<TestInfrastructure> => {
  const amqpUrl = required('AMQP_URL');
  const mongoUri = required('MONGODB_URI');
  const namespace = `t${randomBytes(6).toString('hex')}`;
  if (!process.env['LOG_LEVEL']) Logger.overrideLogger(false);
  const topologies: Topology[] = [];
  const databases = new Set<string>();
  return Promise.resolve({
    amqpUrl,
    mongoUri,
    namespace,
    envFor: (service, more = {}) => ({
      NODE_ENV: 'test',
      SERVICE_NAME: service,
      PORT: '0',
      AMQP_URL: amqpUrl,
      MONGODB_URI: mongoUri,
      NAMESPACE: namespace,
      PRINCIPAL_SIGNING_KEY: testKeys.signingKey(service),
      PRINCIPAL_PUBLIC_KEYS: JSON.stringify(testKeys.publicKeys()),
      LOG_LEVEL: process.env['LOG_LEVEL'] ?? 'silent',
      ...more,
    }),
    owns: ({ topology, database }) => {
      if (topology) topologies.push(topology);
      if (database) databases.add(database);
    },
    stop: async () => {
      for (const topology of topologies) await deleteTopology(amqpUrl, topology);
      if (databases.size > 0) await dropDatabases(mongoUri, databases);
    },
  });
};

/** Rows that a service has stored, read past it. */
export const storedRows = async (
  { mongoUri, namespace }: TestInfrastructure,
  service: ServiceName,
  collection: string,
  filter: Readonly<Record<string, unknown>>,
): Promise<Record<string, unknown>[]> => {
  const connection = await mongoose.createConnection(mongoUri).asPromise();
  try {
    return await connection.useDb(`${namespace}_${service}`).collection(collection).find(filter).toArray();
  } finally {
    await connection.close();
  }
};

/** Deletes what a topology declares; what is not there is deleted already. */
export const deleteTopology = async (amqpUrl: string, { queues, exchanges }: Topology): Promise<void> => {
  const connection = await connect(amqpUrl);
  const channel = await connection.createChannel();
  await Promise.all(queues.map(({ name }) => channel.deleteQueue(name)));
  await Promise.all(exchanges.map(({ name }) => channel.deleteExchange(name)));
  await connection.close();
};

const dropDatabases = async (mongoUri: string, names: Iterable<string>): Promise<void> => {
  const connection = await mongoose.createConnection(mongoUri).asPromise();
  for (const name of names) await connection.useDb(name).dropDatabase();
  await connection.close();
};

const required = (name: 'AMQP_URL' | 'MONGODB_URI'): string => {
  const value = process.env[name];
  if (!value)
    throw new Error(`${name} is not set: run these tests with "npm test", which starts a broker and a store`);
  return value;
};

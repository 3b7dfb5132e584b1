import { randomBytes } from 'node:crypto';
import type { ServiceName } from '@om/contracts';
import { SERVICES } from '@om/contracts';
import { messagingConfig, type Topology } from '@om/messaging';
import { databaseName } from '@om/persistence';
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
  /** Deletes the suite's queues, exchanges and databases. */
  stop(): Promise<void>;
}

/** Uses the broker and the store the test runner has started (`AMQP_URL`, `MONGODB_URI`), in a namespace of its own. */
export const startTestInfrastructure = (): Promise<TestInfrastructure> => {
  const amqpUrl = required('AMQP_URL');
  const mongoUri = required('MONGODB_URI');
  const namespace = `t${randomBytes(6).toString('hex')}`;
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
    stop: async () => {
      const { topology } = messagingConfig({
        AMQP_URL: amqpUrl,
        SERVICE_NAME: 'gateway',
        NAMESPACE: namespace,
      });
      await Promise.all([deleteTopology(amqpUrl, topology), dropDatabases(mongoUri, namespace)]);
    },
  });
};

/** Deletes what a topology declares; what is not there is deleted already. */
export const deleteTopology = async (amqpUrl: string, { queues, exchanges }: Topology): Promise<void> => {
  const connection = await connect(amqpUrl);
  const channel = await connection.createChannel();
  await Promise.all(queues.map(({ name }) => channel.deleteQueue(name)));
  await Promise.all(exchanges.map(({ name }) => channel.deleteExchange(name)));
  await connection.close();
};

const dropDatabases = async (mongoUri: string, namespace: string): Promise<void> => {
  const connection = await mongoose.createConnection(mongoUri).asPromise();
  const names = SERVICES.map((SERVICE_NAME) => databaseName({ NAMESPACE: namespace, SERVICE_NAME }));
  await Promise.all(names.map((name) => connection.useDb(name).dropDatabase()));
  await connection.close();
};

const required = (name: 'AMQP_URL' | 'MONGODB_URI'): string => {
  const value = process.env[name];
  if (!value)
    throw new Error(`${name} is not set: run these tests with "npm test", which starts a broker and a store`);
  return value;
};

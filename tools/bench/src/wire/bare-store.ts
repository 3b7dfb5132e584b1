import { MongoClient, type Db } from 'mongodb';

/** The same store as the system's, with the same promise on every write: on disk before it is answered. */
export const openStore = async (uri: string, name: string): Promise<Db> => {
  const client = await MongoClient.connect(uri, {
    directConnection: true,
    noDelay: true,
    ignoreUndefined: true,
    writeConcern: { w: 'majority', journal: true },
    maxPoolSize: 20,
  });
  return client.db(name);
};

import { createServer } from 'node:net';
import { Binary, Timestamp } from 'bson';
import { encode } from '../bson/encode.js';
import { doc, type Doc } from '../bson/value.js';
import { Framer, OP_MSG, msgHead, readMessage, replyHead } from '../wire/message.js';

const MESSAGE = doc({
  _id: 'message-000001',
  conversationId: 'conversation-1',
  seq: 1,
  text: 'x'.repeat(200),
  at: new Date(0),
});

const hello = (address: string): Doc =>
  doc({
    isWritablePrimary: true,
    ismaster: true,
    helloOk: true,
    setName: 'canned',
    hosts: [address],
    primary: address,
    me: address,
    setVersion: 1,
    maxBsonObjectSize: 16777216,
    maxMessageSizeBytes: 48000000,
    maxWriteBatchSize: 100000,
    logicalSessionTimeoutMinutes: 30,
    minWireVersion: 0,
    maxWireVersion: 21,
    ok: 1,
  });

const answer = (head: typeof msgHead, id: number, bytes: Buffer): Buffer =>
  Buffer.concat([head(id, bytes.length), bytes]);

/** The server that a benchmark measures itself against: it answers prepared bytes and does nothing else. */
const server = createServer((socket) => {
  const framer = new Framer();
  const greeting = encode(hello(`127.0.0.1:${socket.localPort ?? 0}`));
  socket.setNoDelay(true);
  socket.on('error', () => socket.destroy());
  socket.on('data', (chunk) => {
    for (const bytes of framer.push(chunk)) {
      const id = bytes.readInt32LE(4);
      if (bytes.readInt32LE(12) !== OP_MSG) socket.write(answer(replyHead, id, greeting));
      else if (bytes.includes('\x02find\0', 20, 'latin1')) socket.write(answer(msgHead, id, FOUND));
      else if (bytes.includes('\x02insert\0', 20, 'latin1')) socket.write(answer(msgHead, id, WRITTEN));
      else socket.write(answer(msgHead, id, readMessage(bytes).body.has('hello') ? greeting : WRITTEN));
    }
  });
});

/** What every answer of a replica set member tells of its time; a client spends time on it. */
const TIME = new Timestamp({ t: 1_700_000_000, i: 1 });
const ENDING = {
  ok: 1,
  $clusterTime: doc({
    clusterTime: TIME,
    signature: doc({ hash: new Binary(new Uint8Array(20)), keyId: 0n }),
  }),
  operationTime: TIME,
};
const WRITTEN = encode(doc({ n: 1, ...ENDING }));
const FOUND = encode(
  doc({ cursor: doc({ firstBatch: [MESSAGE], id: 0n, ns: 'bench.messages' }), ...ENDING }),
);

server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  if (address && typeof address === 'object')
    console.log(`ready on mongodb://127.0.0.1:${address.port}/?directConnection=true`);
});
process.once('SIGTERM', () => process.exit(0));

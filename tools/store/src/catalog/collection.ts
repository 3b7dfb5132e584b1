import type { Binary } from 'bson';
import { isNumeric, toDouble } from '../bson/number.js';
import { type Collation, plainly } from '../collation/collation.js';
import { readCollation } from '../collation/read-collation.js';
import { decode } from '../bson/decode.js';
import type { Doc } from '../bson/value.js';
import type { Index } from '../index/index-spec.js';
import { checkUnique, type IndexKeys, indexKeys, indexPrefix, writeKeys } from '../index/maintain.js';
import type { Storage } from '../storage/storage.js';

/** Record numbers of a collection: its own number above these bits, a running number below. */
const RUNNING = 2 ** 33;

/** What a collection is, apart from its documents. */
export interface CollectionInfo {
  readonly number: number;
  readonly database: string;
  readonly name: string;
  readonly uuid: Binary;
  /** The options of `create` as given, for listCollections. */
  readonly options: Doc;
}

/** How much a capped collection holds. */
interface Limits {
  readonly size: number;
  readonly max: number;
}

const limitsOf = (options: Doc): Limits | undefined => {
  if (options.get('capped') !== true) return undefined;
  const [size, max] = [options.get('size'), options.get('max')];
  return {
    size: isNumeric(size) ? toDouble(size) : Infinity,
    max: isNumeric(max) && toDouble(max) > 0 ? toDouble(max) : Infinity,
  };
};

/** A stored document, decoded when first looked into. */
export class Row {
  private decoded: Doc | undefined;

  constructor(
    readonly id: number,
    readonly bytes: Buffer,
  ) {}

  get doc(): Doc {
    this.decoded ??= decode(this.bytes);
    return this.decoded;
  }

  /** The same row without what has been read of it: many of them are kept while they are sorted. */
  undecoded(): Row {
    return new Row(this.id, this.bytes);
  }
}

/** The documents of one collection with their indexes. Writes happen inside a storage transaction of the caller. */
export class Collection {
  private next: number;
  private readonly limits: Limits | undefined;
  /** How texts compare in commands that do not say. */
  readonly collation: Collation | undefined;
  private totals: { count: number; bytes: number } | undefined;

  constructor(
    readonly storage: Storage,
    readonly info: CollectionInfo,
    /** Set anew by the catalog when indexes come and go; `_id_` is first. */
    public indexes: readonly Index[],
    /** Called inside the transaction when an index has met its first array at a path. */
    private readonly onArrays: (collection: Collection) => void,
  ) {
    this.limits = limitsOf(info.options);
    this.collation = readCollation(info.options.get('collation'));
    this.next = Math.max(storage.records.last(this.from, this.to), this.from) + 1;
  }

  get namespace(): string {
    return `${this.info.database}.${this.info.name}`;
  }

  private get from(): number {
    return this.info.number * RUNNING;
  }

  private get to(): number {
    return (this.info.number + 1) * RUNNING;
  }

  /** How many documents there are. */
  get count(): number {
    return this.known.count;
  }

  /** The bytes of all documents. */
  get dataSize(): number {
    return this.known.bytes;
  }

  /** All documents in the order they were inserted; those of a clustered collection in the order of their `_id`s. */
  *scan(direction: 1 | -1 = 1): Generator<Row> {
    if (this.info.options.has('clusteredIndex')) {
      const { number } = this.info;
      const range = { from: indexPrefix(number, 0), to: indexPrefix(number, 1), exact: false };
      for (const { record, bytes } of this.storage.entries.hits(range, direction))
        yield new Row(record, bytes);
      return;
    }
    for (const { id, bytes } of this.storage.records.scan(this.from, this.to, direction))
      yield new Row(id, bytes);
  }

  /** The documents inserted after the one with this number. */
  *scanAfter(id: number): Generator<Row> {
    for (const found of this.storage.records.scan(Math.max(id + 1, this.from), this.to))
      yield new Row(found.id, found.bytes);
  }

  read(id: number): Row | undefined {
    const found = this.storage.records.read(id);
    return found && new Row(found.id, found.bytes);
  }

  /** Stores a new document; throws DuplicateKey (11000) before anything is written. */
  insert(root: Doc, bytes: Buffer): number {
    const keys = this.keysOf(root);
    for (const key of keys) checkUnique(this.storage.entries, this.namespace, key, undefined);
    const id = this.next;
    this.next += 1;
    this.storage.records.write(id, bytes);
    for (const key of keys) writeKeys(this.storage.entries, id, undefined, key);
    this.noteArrays(keys);
    this.track(1, bytes.length);
    this.evict();
    return id;
  }

  /** Puts another document in the place of one; throws DuplicateKey (11000) before anything is written. */
  replace(row: Row, root: Doc, bytes: Buffer): void {
    const before = this.keysOf(row.doc);
    const after = this.keysOf(root);
    for (const key of after) checkUnique(this.storage.entries, this.namespace, key, row.id);
    this.storage.records.write(row.id, bytes);
    after.forEach((key, at) => writeKeys(this.storage.entries, row.id, before[at], key));
    this.noteArrays(after);
    this.track(0, bytes.length - row.bytes.length);
  }

  remove(row: Row): void {
    for (const key of this.keysOf(row.doc)) writeKeys(this.storage.entries, row.id, key, undefined);
    this.storage.records.remove(row.id);
    this.track(-1, -row.bytes.length);
  }

  /** Counts how often all documents or a whole index have been dropped: a search that goes on after that is wrong. */
  get drops(): number {
    return this.storage.drops.get(this.info.number) ?? 0;
  }

  private noteDrop(): void {
    this.storage.drops.set(this.info.number, this.drops + 1);
  }

  /** Removes all documents and keys at once. */
  clear(): void {
    this.noteDrop();
    this.storage.records.removeRange(this.from, this.to);
    this.storage.entries.removeRange(indexPrefix(this.info.number, 0), indexPrefix(this.info.number + 1, 0));
    this.totals = { count: 0, bytes: 0 };
  }

  /** Fills a new index from the documents; throws DuplicateKey (11000) when they are not unique. */
  build(index: Index): void {
    for (const row of this.scan()) {
      const keys = indexKeys(this.info.number, index, row.doc);
      checkUnique(this.storage.entries, this.namespace, keys, row.id);
      writeKeys(this.storage.entries, row.id, undefined, keys);
      for (const path of keys.arrays) index.arrays.add(path);
    }
  }

  /** Removes the keys of an index. */
  unbuild(index: Index): void {
    this.noteDrop();
    this.storage.entries.removeRange(
      indexPrefix(this.info.number, index.number),
      indexPrefix(this.info.number, index.number + 1),
    );
  }

  private get known(): { count: number; bytes: number } {
    this.totals ??= this.storage.records.count(this.from, this.to);
    return this.totals;
  }

  private track(count: number, bytes: number): void {
    if (!this.totals) return;
    this.totals.count += count;
    this.totals.bytes += bytes;
  }

  /** Makes room in a capped collection by removing its oldest documents. */
  private evict(): void {
    if (!this.limits) return;
    const { size, max } = this.limits;
    for (const row of this.scan()) {
      if (this.known.bytes <= size && this.known.count <= max) return;
      this.remove(row);
    }
  }

  private keysOf(root: Doc): IndexKeys[] {
    return plainly(() => this.indexes.map((index) => indexKeys(this.info.number, index, root)));
  }

  private noteArrays(keys: readonly IndexKeys[]): void {
    let found = false;
    for (const { index, arrays } of keys)
      for (const path of arrays) {
        found ||= !index.arrays.has(path);
        index.arrays.add(path);
      }
    if (found) this.onArrays(this);
  }
}

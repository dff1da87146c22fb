import { array, object, toBytes } from '../bson/write.ts';
import { checkDeep, documentAt, fieldsOf } from '../bson/read.ts';
import type { Val } from '../bson/value.ts';
import { bad, refused } from '../errors.ts';

const op = { reply: 1, query: 2004, msg: 2013 } as const;
const flags = { checksum: 1, moreToCome: 2 } as const;

/** A message from a client: the command's document, and how to answer it. */
export interface Request {
  readonly id: number;
  readonly body: Val;
  readonly legacy: boolean;
  /** The client does not wait for an answer. */
  readonly silent: boolean;
}

const cstringEnd = (b: Buffer, at: number): number => {
  const end = b.indexOf(0, at);
  if (end < 0) throw bad('a name in the message has no end', 22);
  return end;
};

const checked = (b: Buffer, at: number, limit: number): Val => {
  const v = documentAt(b, at, limit);
  checkDeep(v);
  return v;
};

/** Documents that came beside the body ("kind 1" sections) become an array field of it. */
const sequence = (b: Buffer, at: number, limit: number): { name: string; docs: Val; end: number } => {
  const end = at + b.readInt32LE(at);
  if (end > limit || end < at + 5) throw bad('a document sequence leaves the message', 22);
  const stop = cstringEnd(b, at + 4);
  const docs: Val[] = [];
  for (let next = stop + 1; next < end;) {
    const doc = checked(b, next, end);
    docs.push(doc);
    next = doc.e;
  }
  return { name: b.toString('utf8', at + 4, stop), docs: array(docs), end };
};

const readMsg = (b: Buffer, id: number): Request => {
  const bits = b.readUInt32LE(16);
  const limit = b.length - ((bits & flags.checksum) === 0 ? 0 : 4);
  if ((bits & 0xfffc & ~0x10000) !== 0) throw bad('the message has unknown flags', 22);
  let body: Val | undefined;
  const beside = new Map<string, Val>();
  for (let at = 20; at < limit;) {
    const kind = b[at];
    if (kind === 0 && !body) {
      body = checked(b, at + 1, limit);
      at = body.e;
    } else if (kind === 1 && at + 5 < limit) {
      const { name, docs, end } = sequence(b, at + 1, limit);
      beside.set(name, docs);
      at = end;
    } else throw bad('the message has an unknown section', 22);
  }
  if (!body) throw bad('the message has no body', 22);
  const whole = beside.size === 0 ? body : object(new Map([...fieldsOf(body), ...beside]));
  return { id, body: whole, legacy: false, silent: (bits & flags.moreToCome) !== 0 };
};

/** Drivers open with OP_QUERY on `admin.$cmd` before they know whether OP_MSG is understood. */
const readQuery = (b: Buffer, id: number): Request => {
  const stop = cstringEnd(b, 20);
  if (!b.toString('utf8', 20, stop).endsWith('.$cmd')) throw refused('OP_QUERY for anything but a handshake', 115);
  return { id, body: checked(b, stop + 9, b.length), legacy: true, silent: false };
};

/** Reads one whole message; throws on anything malformed. */
export const readMessage = (b: Buffer): Request => {
  const id = b.readInt32LE(4);
  const code = b.readInt32LE(12);
  if (b.length < 26) throw bad('the message is too short', 22);
  if (code === op.msg) return readMsg(b, id);
  if (code === op.query) return readQuery(b, id);
  throw refused(`the wire operation ${code}`, 115);
};

let lastId = 0;

/** The bytes of a reply to a request. */
export const writeReply = (request: Pick<Request, 'id' | 'legacy'>, doc: Val): Buffer => {
  const bson = toBytes(doc);
  const middle = request.legacy ? 20 : 5;
  const out = Buffer.alloc(16 + middle);
  lastId = (lastId + 1) & 0x7fffffff;
  out.writeInt32LE(16 + middle + bson.length, 0);
  out.writeInt32LE(lastId, 4);
  out.writeInt32LE(request.id, 8);
  out.writeInt32LE(request.legacy ? op.reply : op.msg, 12);
  if (request.legacy) {
    out.writeInt32LE(8, 16);
    out.writeInt32LE(1, 32);
  }
  return Buffer.concat([out, bson]);
};

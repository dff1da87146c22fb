import { array, object, toBytes } from '../bson/write.ts';
import { checkDeep, documentAt, fieldsOf } from '../bson/read.ts';
import type { Val } from '../bson/value.ts';
import { bad, refused } from '../errors.ts';

const op = { reply: 1, query: 2004, msg: 2013 } as const;
const moreToCome = 2;
/** No message can be shorter: a header, and less than any document. */
const leastBytes = 26;

/** Cuts a stream of bytes into whole messages; throws when a length can only be garbage. `limit` (bytes) is asked for each message. */
export async function* messagesIn(chunks: AsyncIterable<Buffer>, limit: () => number): AsyncGenerator<Buffer> {
  let parts: Buffer[] = [];
  let held = 0;
  let wanted = 4;
  for await (const chunk of chunks) {
    parts.push(chunk);
    held += chunk.length;
    while (held >= wanted) {
      const whole = parts.length === 1 ? (parts[0] as Buffer) : Buffer.concat(parts);
      parts = [whole];
      wanted = whole.readInt32LE(0);
      if (wanted < leastBytes || wanted > limit()) throw new Error('a message length is out of bounds');
      if (held < wanted) break;
      yield whole.subarray(0, wanted);
      parts = [whole.subarray(wanted)];
      held -= wanted;
      wanted = 4;
    }
  }
}

/** A message from a client: how to answer it, and what it says. */
export interface Message {
  readonly id: number;
  /** Drivers open with OP_QUERY, before they know whether OP_MSG is understood. */
  readonly legacy: boolean;
  /** The client does not wait for an answer. */
  readonly silent: boolean;
  /** The command's document; throws on anything malformed. */
  body(): Val;
}

/** Reads one whole message. */
export const readMessage = (b: Buffer): Message => {
  const code = b.readInt32LE(12);
  const body = (): Val => {
    if (code === op.msg) return msgBody(b);
    if (code === op.query) return queryBody(b);
    throw refused(`the wire operation ${code}`, 115);
  };
  const silent = code === op.msg && (b.readUInt32LE(16) & moreToCome) !== 0;
  return { id: b.readInt32LE(4), legacy: code === op.query, silent, body };
};

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
const sequence = (b: Buffer, at: number): { name: string; docs: Val; end: number } => {
  const end = at + b.readInt32LE(at);
  if (end > b.length || end < at + 5) throw bad('a document sequence leaves the message', 22);
  const stop = cstringEnd(b, at + 4);
  const docs: Val[] = [];
  for (let next = stop + 1; next < end; next = (docs.at(-1) as Val).e) docs.push(checked(b, next, end));
  return { name: b.toString('utf8', at + 4, stop), docs: array(docs), end };
};

const msgBody = (b: Buffer): Val => {
  // The lower half of the flags must be understood; a checksum behind the message (flag 1) is not.
  if ((b.readUInt16LE(16) & ~moreToCome) !== 0) throw bad('the message has unknown flags', 22);
  let body: Val | undefined;
  const beside = new Map<string, Val>();
  for (let at = 20; at < b.length;) {
    const kind = b[at];
    if (kind === 0 && !body) {
      body = checked(b, at + 1, b.length);
      at = body.e;
    } else if (kind === 1 && at + 5 < b.length) {
      const { name, docs, end } = sequence(b, at + 1);
      beside.set(name, docs);
      at = end;
    } else throw bad('the message has an unknown section', 22);
  }
  if (!body) throw bad('the message has no body', 22);
  return beside.size === 0 ? body : object(new Map([...fieldsOf(body), ...beside]));
};

const queryBody = (b: Buffer): Val => {
  const stop = cstringEnd(b, 20);
  if (!b.toString('utf8', 20, stop).endsWith('.$cmd')) throw refused('OP_QUERY for anything but a handshake', 115);
  return checked(b, stop + 9, b.length);
};

let lastId = 0;

/** The bytes of the reply to a message. */
export const writeReply = (message: Message, doc: Val): Buffer => {
  const bson = toBytes(doc);
  const head = Buffer.alloc(message.legacy ? 36 : 21);
  lastId = (lastId + 1) & 0x7fffffff;
  head.writeInt32LE(head.length + bson.length, 0);
  head.writeInt32LE(lastId, 4);
  head.writeInt32LE(message.id, 8);
  head.writeInt32LE(message.legacy ? op.reply : op.msg, 12);
  if (message.legacy) {
    head.writeInt32LE(8, 16);
    head.writeInt32LE(1, 32);
  }
  return Buffer.concat([head, bson]);
};

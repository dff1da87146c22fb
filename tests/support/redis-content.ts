import { Redis } from 'ioredis';

type Reader = (redis: Redis, key: string) => Promise<unknown>;
const readers: Record<string, Reader> = {
  string: (redis, key) => redis.get(key),
  hash: (redis, key) => redis.hgetall(key),
  list: (redis, key) => redis.lrange(key, 0, -1),
  set: (redis, key) => redis.smembers(key),
  zset: (redis, key) => redis.zrange(key, 0, -1),
  stream: (redis, key) => redis.xrange(key, '-', '+'),
};

/** Everything that Redis holds under keys that contain `prefix`, as one text; keys included, escapes resolved. */
export async function contentOfRedis(url: string, prefix: string): Promise<string> {
  const redis = new Redis(url);
  try {
    const found: string[] = [];
    for await (const keys of redis.scanStream({ match: `*${prefix}*`, count: 500 })) {
      for (const key of keys as string[]) found.push(key, await contentOf(redis, key));
    }
    return found.join('\n').replaceAll(/\\+u([0-9a-f]{4})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
  } finally {
    redis.disconnect();
  }
}

async function contentOf(redis: Redis, key: string): Promise<string> {
  const type = await redis.type(key);
  const read = readers[type];
  if (type !== 'none' && !read) throw new Error(`cannot look into a ${type}`);
  return JSON.stringify(await read?.(redis, key)) ?? '';
}

import { afterEach, expect, it, vi } from 'vitest';
import { freshPrefix, redisUrl } from '#tests/support/fresh.ts';
import { createLogger } from './logger.ts';
import { createRedisFactory } from './redis.ts';

const heard = vi.fn();
afterEach(() => void process.off('unhandledRejection', heard));

it('what is published or subscribed to as the connection of news closes is refused to whoever waits, and disturbs nobody else', async () => {
  process.on('unhandledRejection', heard);
  const factory = createRedisFactory(redisUrl(), createLogger('silent'));
  const news = factory.forNews();
  await news.ping();
  const listener = news.duplicate();
  await listener.ping();
  const name = freshPrefix();
  listener.disconnect();
  factory.close();
  await Promise.all([news, listener].map((one) => new Promise((resolve) => one.once('end', resolve))));
  // As the adapter does: nobody waits for these.
  void news.publish(name, 'x');
  void listener.subscribe(name);
  await expect(news.publish(name, 'y')).rejects.toThrow('Connection is closed');
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(heard).not.toHaveBeenCalled();
});

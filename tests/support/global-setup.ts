import type { TestProject } from 'vitest/node';
import { startRedis, startStore, type Service } from './services.ts';
import type {} from './fresh.ts';

/** Starts one Redis and one store for the whole run (unless REDIS_URL and MONGODB_URL name some) and ends them after it. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const started: Service[] = [];
  const url = async (given: string | undefined, start: () => Promise<Service>) => {
    if (given) return given;
    const service = await start();
    started.push(service);
    return service.url;
  };
  const [redis, store] = await Promise.allSettled([url(process.env['REDIS_URL'], startRedis), url(process.env['MONGODB_URL'], startStore)]);
  // Only the tests that need what did not start fail, each with the reason.
  project.provide('redis', outcome(redis));
  project.provide('mongo', outcome(store));
  return async () => {
    await Promise.all(started.map((service) => service.stop()));
  };
}

function outcome(result: PromiseSettledResult<string>): { url: string } | { problem: string } {
  if (result.status === 'fulfilled') return { url: result.value };
  return { problem: result.reason instanceof Error ? result.reason.message : String(result.reason) };
}

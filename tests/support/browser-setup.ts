import { delimiter } from 'node:path';
import { startApp, startRedis, startStore, withDatabase, type Service } from './services.ts';

/** The password of every demonstration account in the browser tests. */
export const demoPassword = 'Chenab-Jhelum-Ravi-1121';

/** Starts Redis, the store and the server with the built client, tells the tests where it is (BASE_URL), and ends all of it after them. */
async function setup(): Promise<() => Promise<void>> {
  const started: Service[] = [];
  const end = async () => {
    for (const service of started.toReversed()) await service.stop();
  };
  const run = async (service: Service) => {
    started.push(service);
    return service.url;
  };
  try {
    const REDIS_URL = process.env['REDIS_URL'] || (await run(await startRedis()));
    const given = process.env['MONGODB_URL'];
    const MONGODB_URL = given ? withDatabase(given) : await run(await startStore());
    const app = await startApp({
      env: { REDIS_URL, MONGODB_URL, DEMO_PASSWORD: demoPassword, NODE_ENV: 'test' },
    });
    await run(app);
    // The folders and the Redis are for the test that looks whether typed words were left in them.
    const folders = started.map((service) => service.dir).join(delimiter);
    Object.assign(process.env, {
      BASE_URL: app.url,
      DEMO_PASSWORD: demoPassword,
      REDIS_URL,
      MONGODB_URL,
      SERVICE_FOLDERS: folders,
    });
    return end;
  } catch (error) {
    await end();
    throw error;
  }
}

// Playwright takes its set-up from the default export.
export { setup as default };

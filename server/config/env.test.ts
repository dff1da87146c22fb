import { describe, expect, it } from 'vitest';
import { readEnv } from './env.ts';

const given = { MONGODB_URL: 'mongodb://127.0.0.1:1/x', REDIS_URL: 'redis://127.0.0.1:1' };
const files = { KEYRING_FILE: '/keys/ring.json', VAPID_FILE: '/keys/vapid.json' };
const production = { ...given, NODE_ENV: 'production', ...files, PUBLIC_ORIGINS: 'https://helpline.example.pk' };

describe('the settings', () => {
  it('have a default for all but where the services are', () => {
    expect(readEnv(given)).toMatchObject({ HOST: '127.0.0.1', PORT: 8080, demo: true, production: false, origins: [] });
    expect(() => readEnv({})).toThrow(/MONGODB_URL.*REDIS_URL/s);
  });

  it('name each wrong one in one sentence, without repeating values', () => {
    const wrong = { ...given, PORT: '99999', LOG_LEVEL: 'loud', DEMO_PASSWORD: 'secret7', DEMO: 'perhaps' };
    expect(() => readEnv(wrong)).toThrow(
      /^Wrong settings: (?=.*PORT)(?=.*LOG_LEVEL)(?=.*DEMO_PASSWORD)(?=.*DEMO:)(?!.*secret7)(?!.*99999)(?!.*perhaps)[^\n]*$/,
    );
  });

  it('of production have no demonstration, whatever is asked', () => {
    expect(readEnv({ ...production, DEMO: 'true' })).toMatchObject({
      production: true,
      demo: false,
      origins: ['https://helpline.example.pk'],
    });
  });

  it.each([
    ['without a keyring file', { KEYRING_FILE: undefined }, 'KEYRING_FILE'],
    ['with an empty keyring file', { KEYRING_FILE: '' }, 'KEYRING_FILE'],
    ['without keys for push messages', { VAPID_FILE: undefined }, 'VAPID_FILE'],
    ['with pushes by plain http', { PUSH_HOSTS: '.push.example,http://127.0.0.1:9000' }, 'http://127.0.0.1:9000'],
    ['without origins', { PUBLIC_ORIGINS: ' , ' }, 'PUBLIC_ORIGINS'],
    ['with a plain http origin', { PUBLIC_ORIGINS: 'https://a.example, http://b.example' }, 'http://b.example'],
  ])('of production %s are refused', (_, change, names) => {
    expect(() => readEnv({ ...production, ...change })).toThrow(names);
  });
});

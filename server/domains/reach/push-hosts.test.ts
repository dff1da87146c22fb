import { describe, expect, it } from 'vitest';
import { isPushService } from './push-hosts.ts';

describe('pushes may go', () => {
  it.each([
    'https://fcm.googleapis.com/fcm/send/abc:def',
    'https://jmt17.google.com/fcm/send/x',
    'https://updates.push.services.mozilla.com/wpush/v2/x',
    'https://web.push.apple.com/QH',
    'https://wns2-par02p.notify.windows.com/w/?token=x',
  ])('to %s', (endpoint) => expect(isPushService(endpoint)).toBe(true));
});

describe('pushes may not go', () => {
  it.each([
    'http://fcm.googleapis.com/fcm/send/x',
    'https://fcm.googleapis.com:8443/x',
    'https://user:word@fcm.googleapis.com/x',
    'https://fcm.googleapis.com.evil.example/x',
    'https://evilfcm.googleapis.com/x',
    'https://push.apple.com.evil.example/x',
    'https://notpush.apple.com/x',
    'https://evil.example/?https://fcm.googleapis.com/',
    'https://evil.example#fcm.googleapis.com',
    'https://127.0.0.1/x',
    'https://[::1]/x',
    'https://169.254.169.254/latest/meta-data',
    'https://localhost/x',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'fcm.googleapis.com',
    '',
  ])('to %s', (endpoint) => expect(isPushService(endpoint)).toBe(false));
});

describe('an installation may add', () => {
  const more = ['push.helpline.example', '.push.example', 'http://127.0.0.1:9000'];
  it.each([
    ['https://push.helpline.example/x', true],
    ['https://a.push.example/x', true],
    ['https://push.example/x', false],
    ['http://push.helpline.example/x', false],
    ['http://127.0.0.1:9000/x', true],
    ['http://127.0.0.1:9001/x', false],
    ['http://127.0.0.1:9000@evil.example/x', false],
    ['https://127.0.0.1:9000/x', false],
  ])('hosts, domains and whole origins: %s → %s', (endpoint, may) => expect(isPushService(endpoint, more)).toBe(may));
});

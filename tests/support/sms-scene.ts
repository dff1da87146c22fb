import { reachApi } from '#shared/reach/reach.api.ts';
import { secret, type SmsGateway } from './sms-gateway.ts';
import { commandId, eventually, type TestApp, type TestClient } from './test-app.ts';

type Fields = Readonly<Record<string, string | number>>;

/** What SMS tests do with an app and its gateway. */
export function smsScene(app: TestApp, gateway: SmsGateway) {
  /** The latest SMS to a number, once there is one that fits. */
  const smsTo = (number: string, fits: (text: string) => boolean = () => true) =>
    eventually(() => gateway.got.filter(({ to, text }) => to === number && fits(text)).at(-1), 5_000, 'an SMS');

  /** Makes a number somebody's own by the code that is sent to it. */
  async function own(who: TestClient, number: string, language: 'en' | 'ur' = 'en'): Promise<void> {
    await who.call(reachApi.phone, { body: { commandId: commandId(), number, language } });
    const { text } = await smsTo(number, (one) => /\d{6}/.test(one));
    await who.call(reachApi.verify, { body: { commandId: commandId(), code: /\d{6}/.exec(text)?.[0] } });
  }

  /** An SMS as the gateway brings it to us. */
  const bring = (fields: Fields, headers: Record<string, string> = { 'x-gateway': secret }) =>
    app.anonymous().raw('post', '/api/gateways/sms/inbound', JSON.stringify(fields), headers);
  const tellDelivery = (fields: Fields, key = secret) =>
    app.anonymous().raw('post', `/api/gateways/sms/delivery?key=${key}`, JSON.stringify(fields));
  return { smsTo, own, bring, tellDelivery };
}

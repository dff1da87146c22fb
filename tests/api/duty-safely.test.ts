import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dispatchApi } from '#shared/dispatch/dispatch.api.ts';
import { dutyApi } from '#shared/dispatch/duty.api.ts';
import { brief, dispatchScene, type DispatchScene } from '../support/dispatch-scene.ts';
import { commandId, startTestApp, type TestApp } from '../support/test-app.ts';

let app: TestApp;
let s: DispatchScene;
beforeAll(async () => {
  app = await startTestApp();
  s = await dispatchScene(app);
});
afterAll(() => app.stop());

const safely = {
  words: 'We check the water meter',
  power: 'pdnc24',
  notAlone: true,
  second: 'ASI Kausar, 0300 0000000',
  receiving: 'Child Protection Unit Kasur',
} as const;

async function led(more: object = {}) {
  const contactId = await s.contact();
  const dispatch = await s.start(contactId, more);
  await s.say(s.first, 'acknowledge', dispatch);
  return { contactId, dispatch };
}
const claim = (dispatchId: string, body: object) =>
  s.first.send(dutyApi.claim, { params: { dispatchId }, body: { commandId: commandId(), pressedAt: null, report: '', ...body } });
const signed = {
  name: 'Shabana Rauf',
  position: 'CPB Kasur, reception',
  signature: [
    [0, 10, 400, 300],
    [5, 5],
  ],
};

describe('what an officer needs to go safely', () => {
  it('is shown to whoever goes and to nobody else who was asked, and may be left out', async () => {
    const contactId = await s.contact();
    const dispatch = await s.start(contactId, { brief: { ...brief, ...safely } });
    expect((await s.task(s.first, dispatch.id))?.details).toBeNull();
    await s.say(s.first, 'acknowledge', dispatch);
    expect((await s.task(s.first, dispatch.id))?.details).toMatchObject(safely);
    expect((await s.ladder(contactId)).brief).toEqual({ ...brief, ...safely });

    const plain = await led();
    expect((await s.task(s.first, plain.dispatch.id))?.details).toMatchObject({ words: '', power: null, notAlone: false });
    const stored = JSON.stringify(await app.platform.db.collection('dispatches').find({}).toArray());
    expect(stored).not.toContain('Kausar');
  });

  it('names a law of the list only', async () => {
    const answer = await s.agent.send(dispatchApi.start, {
      params: { contactId: await s.contact() },
      body: s.asked({ brief: { ...brief, power: 'myOwn' } }),
    });
    expect(answer.status).toBe(400);
  });
});

describe('a hand-over', () => {
  it('is kept sealed with the receiver and the signature, and shown as the officer’s claim', async () => {
    const { contactId, dispatch } = await led();
    await s.say(s.first, 'onScene', dispatch);
    expect((await claim(dispatch.id, { outcome: 'handedOver', handOver: signed })).status).toBe(200);
    for (const by of [s.agent, s.supervisor]) {
      const { claim: said, confirmation } = await s.ladder(contactId, by);
      expect(said).toMatchObject({ outcome: 'handedOver', handOver: signed });
      expect(confirmation).toBeNull();
    }
    const stored = JSON.stringify(await app.platform.db.collection('dispatches').find({}).toArray());
    expect(stored).not.toContain('Shabana');
  });

  it('is left out of any other outcome, and an outcome without it is taken, as from a phone of before', async () => {
    const one = await led();
    await s.say(s.first, 'onScene', one.dispatch);
    await claim(one.dispatch.id, { outcome: 'childSafe', handOver: signed });
    expect((await s.ladder(one.contactId)).claim?.handOver).toBeNull();
    const two = await led();
    await s.say(s.first, 'onScene', two.dispatch);
    expect((await claim(two.dispatch.id, { outcome: 'handedOver' })).status).toBe(200);
    expect((await s.ladder(two.contactId)).claim).toMatchObject({ outcome: 'handedOver', handOver: null });
  });

  it('is refused when it is no signature or nobody is named, and nothing changes', async () => {
    const { contactId, dispatch } = await led();
    await s.say(s.first, 'onScene', dispatch);
    const line = Array.from({ length: 1000 }, (_, i) => i);
    const wrong = [
      { ...signed, name: ' ' },
      { ...signed, signature: [[1, 2, 3]] },
      { ...signed, signature: [[1001, 2]] },
      { ...signed, signature: Array(4).fill(line) },
    ];
    for (const handOver of wrong) expect((await claim(dispatch.id, { outcome: 'handedOver', handOver })).status).toBe(400);
    expect((await s.ladder(contactId)).state).toBe('onScene');
  });
});

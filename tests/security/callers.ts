import { talkApi } from '#shared/channels/talk.api.ts';
import { commandId, type TestApp, type TestClient } from '#tests/support/test-app.ts';
import type { Asker } from './expectations.ts';

const usernames: Partial<Record<Asker, string>> = {
  agent: 'agent1',
  supervisor: 'supervisor1',
  officer: 'officer1',
  desk: 'desk1',
  coordinator: 'coordinator1',
  administrator: 'admin1',
};

/** What somebody writes on opening a conversation. */
export const opening = { language: 'ur', screen: 'ur', areaId: 'lahore', helpNow: false, text: 'مجھے ڈر لگ رہا ہے', callBack: null };

/** Opens a conversation and returns the client that holds its code. */
export async function openTalk(app: TestApp, more: object = {}): Promise<TestClient> {
  const { code } = await app.anonymous().call(talkApi.open, { body: { ...opening, commandId: commandId(), ...more } });
  return app.withCode(code);
}

/** One client for everybody who may ask: nobody, the holder of a code, and each role. */
export async function makeAskers(app: TestApp): Promise<Record<Asker, TestClient>> {
  const made: Partial<Record<Asker, TestClient>> = { anonymous: app.anonymous(), caller: await openTalk(app) };
  for (const [asker, username] of Object.entries(usernames)) made[asker as Asker] = await app.signIn(username);
  return made as Record<Asker, TestClient>;
}

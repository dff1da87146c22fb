import { talkApi } from '#shared/channels/talk.api.ts';
import { contactsApi } from '#shared/contacts/contacts.api.ts';
import { dispatchApi } from '#shared/dispatch/dispatch.api.ts';
import { dutyApi } from '#shared/dispatch/duty.api.ts';
import type { DispatchView, DutyTask } from '#shared/dispatch/dispatch.schema.ts';
import { commandId, eventually, type TestApp, type TestClient } from './test-app.ts';

/** A brief whose words no test looks for by chance. */
export const brief = {
  what: 'A girl is locked in',
  where: 'Blue gate behind the mill',
  hazards: 'A dog in the yard',
  approach: 'Say you read the meter',
};

/** The signed-in people of the dispatch tests. */
export async function dispatchScene(app: TestApp) {
  const [agent, supervisor, first, second, fallback] = await Promise.all(
    ['agent1', 'supervisor1', 'officer1', 'officer2', 'officer3'].map((name) => app.signIn(name)),
  );
  if (!agent || !supervisor || !first || !second || !fallback) throw new Error('the demonstration has no such staff');

  /** A telephone contact that belongs to the agent. */
  const contact = async (of: TestClient = agent): Promise<string> =>
    (await of.call(contactsApi.startManual, { body: { commandId: commandId(), channel: 'phone', language: 'ur', call: null } })).id;

  // Officers are on duty with their page open: of whom nothing shows that a page reaches them, the ladder does not wait.
  await Promise.all([first, second, fallback].map((one) => one.connect('field')));
  const params = { contactId: await contact(supervisor) };
  await eventually(
    async () => {
      const { steps } = await supervisor.call(dispatchApi.onCall, { params, query: { districtId: 'lahore' } });
      return steps.flatMap(({ people }) => people).every(({ role, proven }) => proven || role === 'supervisor');
    },
    5_000,
    'the officers to be connected',
  );

  const asked = (more: object = {}) => ({
    commandId: commandId(),
    districtId: 'lahore',
    reasons: ['violence.physical'],
    brief,
    femaleOfficer: false,
    another: false,
    ...more,
  });
  const start = (contactId: string, more: object = {}, by: TestClient = agent): Promise<DispatchView> =>
    by.call(dispatchApi.start, { params: { contactId }, body: asked(more) });
  const ladder = async (contactId: string, by: TestClient = agent): Promise<DispatchView> => {
    const [dispatch] = (await by.call(dispatchApi.ofContact, { params: { contactId } })).dispatches;
    if (!dispatch) throw new Error('this contact has no dispatch');
    return dispatch;
  };
  /** The officer's task of a dispatch; undefined when they have none. */
  const task = async (officer: TestClient, dispatchId: string): Promise<DutyTask | undefined> =>
    (await officer.call(dutyApi.duty)).tasks.find((one) => one.id === dispatchId);
  const say = (officer: TestClient, what: 'acknowledge' | 'enRoute' | 'onScene', { id, wave }: DispatchView) =>
    officer.send(dutyApi[what], {
      params: { dispatchId: id },
      body: { commandId: commandId(), pressedAt: null, ...(what === 'acknowledge' ? { round: wave.round } : {}) },
    });
  /** Waits until the running wave has been handed to the channels. */
  const sent = (contactId: string) =>
    eventually(async () => (await ladder(contactId)).people.every((one) => one.sentAt !== null), 5_000, 'pages to be sent');
  /** A child opens a conversation and asks for help now; gives the contact's id as the supervisor sees it. */
  const childAsks = async (areaId: string | null = 'lahore') => {
    const opened = await app.anonymous().call(talkApi.open, {
      body: { commandId: commandId(), language: 'ur', screen: 'ur', areaId, helpNow: true, text: null, callBack: null },
    });
    return app.withCode(opened.code);
  };
  return { agent, supervisor, first, second, fallback, contact, asked, start, ladder, task, say, sent, childAsks };
}
export type DispatchScene = Awaited<ReturnType<typeof dispatchScene>>;

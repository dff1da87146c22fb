import { contactsApi } from '#shared/contacts/contacts.api.ts';
import { briefSchema } from '#shared/dispatch/brief.ts';
import { newId, type StaffId } from '#shared/kernel/ids.ts';
import { reachApi } from '#shared/reach/reach.api.ts';
import { roundTheClock, type LayerId } from '#shared/rosters/roster.schema.ts';
import { rosterApi } from '#shared/rosters/rosters.api.ts';
import { makeCrowd } from '#tests/support/crowd.ts';
import { startSmsGateway } from '#tests/support/sms-gateway.ts';
import { commandId, createClient, eventually, type TestClient } from '#tests/support/test-app.ts';
import { startWorld } from '../storm/world.ts';

/** A district for which the demonstration has no roster, and the larger areas it lies in. */
const districtId = 'sheikhupura';
const division = 'division.lahore-division';
const province = 'province.punjab';
const nothing = briefSchema.parse({ what: '', where: '', hazards: '', approach: '' });

export type Scene = Awaited<ReturnType<typeof openScene>>;
/** A page as the SMS gateway got it. */
type Got = { id: string; at: number };

/** A whole installation with an SMS gateway, where every step of the ladder has somebody whose number is proven: each step is waited for. */
export async function openScene() {
  const gateway = await startSmsGateway();
  const world = await startWorld({ SMS_GATEWAY_FILE: gateway.file });
  const base = world.webs[0]?.url ?? '';
  const mongoUrl = world.mongoUrl;
  const [boss] = await makeCrowd({ mongoUrl, agents: 1, roles: ['supervisor', 'administrator'], name: 'chief' });
  const people = await makeCrowd({ mongoUrl, agents: 5, roles: ['officer'], name: 'officer-c' });
  const [first, second, head, provincial, spare] = people.map(({ staffId }) => staffId as StaffId);
  const supervisor = createClient(base, boss);
  const lists: [string, (StaffId | undefined)[]][] = [
    [`district.${districtId}`, [first, second]],
    [division, [head]],
    [province, [provincial]],
    ['fallback', [spare]],
  ];
  for (const [area, ids] of lists) {
    const { revision } = await supervisor.call(rosterApi.of, { params: { area } });
    const layers = ids.map((id) => roundTheClock(newId<LayerId>(), [id as StaffId]));
    await supervisor.call(rosterApi.setLayers, { params: { area }, body: { commandId: commandId(), revision, layers } });
  }
  for (const [i, one] of people.entries()) await own(createClient(base, one), `+92300${1_000_000 + i}`);
  const contactOf = async (agent: TestClient): Promise<string> =>
    (await agent.call(contactsApi.startManual, { body: { commandId: commandId(), channel: 'phone', language: 'ur', call: null } })).id;
  const contacts = await Promise.all(world.staff.slice(0, 3).map(async ({ at }) => ({ at, id: await contactOf(at(base)) })));
  const officers = new Map(people.map((one) => [one.staffId, (url: string) => createClient(url, one)]));
  /** Every page that the gateway got, and when. */
  const sms = (): Got[] => gateway.got.map(({ id, at }) => ({ id, at }));

  async function own(who: TestClient, number: string): Promise<void> {
    await who.call(reachApi.phone, { body: { commandId: commandId(), number, language: 'en' } });
    const code = await eventually(
      () => gateway.got.flatMap(({ to, text }) => (to === number ? [/\d{6}/.exec(text)?.[0]] : [])).at(-1),
      10_000,
      'a code',
    );
    await who.call(reachApi.verify, { body: { commandId: commandId(), code } });
  }
  const asked = { districtId, reasons: [], brief: nothing, femaleOfficer: false, another: true };
  const stop = async (): Promise<void> => {
    await world.stop();
    await gateway.stop();
  };
  return { world, officers, contacts, asked, sms, stop };
}

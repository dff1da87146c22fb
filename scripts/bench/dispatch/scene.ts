import { newId, type StaffId } from '#shared/kernel/ids.ts';
import { roundTheClock, type LayerId } from '#shared/rosters/roster.schema.ts';
import { makeCrowd } from '#tests/support/crowd.ts';
import { connectAs, openConsoles, type Desk } from '../line/consoles.ts';
import { startInstallation, type Engines } from '../line/installation.ts';
import { startGateway, type Gateway } from './gateway.ts';

// Districts for which the demonstration has no roster.
const districts = [
  'sheikhupura',
  'nankana-sahib',
  'gujranwala',
  'sialkot',
  'narowal',
  'gujrat',
  'hafizabad',
  'attock',
  'jhelum',
  'chakwal',
];
const agents = 50;
const contactsEach = 6;

/** When a dispatch was asked for, handed to the gateway, and shown on its officer's page, in milliseconds of one clock. */
export type Course = { asked: number; handed: number; shown: number };

export type Scene = Awaited<ReturnType<typeof openScene>>;

/** An installation with an SMS gateway, an officer on call with an open page and a proven number in each of ten districts, and agents with contacts. */
export async function openScene(engines: Engines) {
  const gateway = await startGateway();
  const installation = await startInstallation(engines, undefined, { SMS_GATEWAY_FILE: gateway.file });
  const { mongoUrl, bases } = installation;
  const [supervisor] = await openConsoles({ mongoUrl, bases, count: 1, capacity: 3, role: 'supervisor', name: 'chief' });
  const people = await makeCrowd({ mongoUrl, agents: districts.length, roles: ['officer'], name: 'officer-b' });
  const officers = await Promise.all(people.map((one) => connectAs(one, bases[0] ?? '', 'field')));
  for (const [i, officer] of officers.entries()) {
    await proveNumber(officer, `0300${1_000_000 + i}`, gateway);
    const layers = [roundTheClock(newId<LayerId>(), [officer.staffId as StaffId])];
    await supervisor?.put(`/api/rosters/district.${districts[i]}/layers`, { revision: 0, layers });
  }
  const desks = await openConsoles({ mongoUrl, bases, count: agents, capacity: 10, name: 'sender' });
  const contacts: { desk: Desk; id: string }[] = [];
  for (let turn = 0; turn < contactsEach; turn += 1)
    for (const desk of desks) contacts.push({ desk, id: (await desk.post<{ id: string }>('/api/contacts', manual)).id });

  const courses = new Map<string, { course: Course; done: () => void }>();
  const note = (id: string, what: 'handed' | 'shown', at: number): void => {
    const known = courses.get(id);
    if (!known || !Number.isNaN(known.course[what])) return;
    known.course[what] = at;
    if (!Number.isNaN(known.course.handed) && !Number.isNaN(known.course.shown)) known.done();
  };
  gateway.onSms(({ id }, at) => note(id.split('.')[0] ?? '', 'handed', at));
  const received = new Set<string>();
  for (const { socket } of officers)
    socket.on('duty:changed', ({ dispatchId, task }: { dispatchId: string; task: { round: number } | null }) => {
      note(dispatchId, 'shown', performance.now());
      // As the page does, once; what is not received would be shown again and again.
      if (!task || received.has(`${dispatchId}.${task.round}`)) return;
      received.add(`${dispatchId}.${task.round}`);
      socket.emit('duty:receipt', { dispatchId, round: task.round, what: 'received' }, () => undefined);
    });

  let turn = 0;
  /** Sends for an officer; resolves when the page was shown and handed to the gateway. */
  async function dispatch(): Promise<Course> {
    const { desk, id } = contacts[(turn += 1) % contacts.length] ?? {};
    const commandId = newId();
    const course: Course = { asked: performance.now(), handed: NaN, shown: NaN };
    const done = new Promise<void>((resolve) => courses.set(commandId, { course, done: resolve }));
    const about = { districtId: districts[turn % districts.length], reasons: [], brief, femaleOfficer: false, another: true };
    await desk?.post(`/api/contacts/${id}/dispatches`, { commandId, ...about });
    await done;
    courses.delete(commandId);
    return course;
  }
  const stop = async (): Promise<void> => {
    for (const { socket } of [...officers, ...desks, ...(supervisor ? [supervisor] : [])]) socket.disconnect();
    await installation.stop();
    await gateway.stop();
  };
  return { dispatch, stop };
}

const manual = { channel: 'phone', language: 'ur', call: null };
const brief = { what: 'ek bachi akeli hai', where: 'neela phatak', hazards: '', approach: '' };

async function proveNumber(officer: Desk, number: string, { onSms }: Gateway): Promise<void> {
  const sent = new Promise<string>((resolve) => onSms(({ text }) => resolve(/\d{4,8}/.exec(text)?.[0] ?? '')));
  await officer.post('/api/reach/phone', { number, language: 'en' });
  await officer.post('/api/reach/phone/verify', { code: await sent });
}

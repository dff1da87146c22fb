import type { Channel } from '#shared/dispatch/channels.ts';
import type { Policy, PolicyStep, Target } from '#shared/dispatch/policy.ts';
import { urgentPolicy } from '#shared/dispatch/policy.ts';

type On = { who: string; from: number; until: number };
/** One thing that somebody does: at the same moment as those it stands beside. */
export type Act = { who: string; verb: string; args: string[]; refused: boolean };
export type Lists = Record<'district' | 'division' | 'province' | 'fallback', On[]>;
/** A scenario of a table, read. */
export type Scene = {
  title: string;
  lists: Lists;
  supervisors: string[];
  /** Null: the one that is shipped, and with all its channels only where that is said. */
  policy: Policy | null;
  shipped: boolean;
  kind: 'urgent' | 'helpNow';
  wantsWoman: boolean;
  women: string[];
  excluded: string[];
  bodies: string[];
  disabled: string[];
  unproven: string[];
  providers: { who: string; channels: Channel[]; letters: string }[];
  acts: { at: number; beside: Act[] }[];
  until: number;
  sent: string;
  end: string;
};

export const channelLetters: Record<string, Channel> = { l: 'live', p: 'push', s: 'sms', v: 'voice' };
const targetLetters: Record<string, Target> = {
  ...{ '1': 'firstOfficer', '2': 'secondOfficer', K: 'districtOfficers', D: 'divisionOfficers', P: 'provinceOfficers' },
  ...{ F: 'fallback', S: 'supervisors' },
};

/** "a<60" is on call until the 60th second, "a>60" from then on. */
const onCall = (text: string): On[] =>
  [...text.matchAll(/([a-z])(?:>(\d+))?(?:<(\d+))?/g)].map(([, who = '', from, until]) => ({
    ...{ who, from: Number(from ?? 0), until: until ? Number(until) : Infinity },
  }));

/** "1@60r20:ls": to whom, how many seconds to answer, again after so many, on which channels. */
function stepOf(text: string): PolicyStep {
  const [, targets = '', seconds = '60', again, ways = 'p'] = /^([12KDPFS]+)(?:@(\d+))?(?:r(\d+))?(?::([lpsv]+))?$/.exec(text) ?? [];
  if (!targets) throw new Error(`"${text}" is no step`);
  return {
    targets: [...targets].map((letter) => targetLetters[letter] as Target),
    channels: [...ways].map((letter) => channelLetters[letter] as Channel),
    ackSeconds: Number(seconds),
    repeatSeconds: again ? Number(again) : null,
  };
}

type Words = Map<string, string>;
const pushOnly = urgentPolicy.steps.map((step): PolicyStep => ({ ...step, channels: ['push'] }));

/** The policy that is told in words; null when nothing is unusual. */
function policyOf(words: Words): Policy | null {
  if (!['steps', 'check', 'officer-ends'].some((name) => words.has(name))) return null;
  const [onTheWaySeconds = 0, onSceneSeconds = 0, graceSeconds = 0] = (words.get('check') ?? '').split(',').map(Number);
  return {
    version: 'scene',
    steps: words.get('steps')?.split('/').map(stepOf) ?? pushOnly,
    endedBy: words.has('officer-ends') ? 'officer' : 'anybody',
    checkIn: words.has('check') ? { onTheWaySeconds, onSceneSeconds, graceSeconds } : urgentPolicy.checkIn,
  };
}
/** "a.sp=xo": whose, on which channels, how they behave try by try. */
function providerOf([name, letters]: [string, string]): Scene['providers'][number] {
  const [who = '', ways = 'lpsv'] = name.split('.');
  return { who, channels: [...ways].map((letter) => channelLetters[letter] as Channel), letters };
}

/** What stands in the column of the setting: "ab/c/p/d/s" are district, division, province, fallback and supervisors; the rest says what is unusual. */
function setting(text: string): Omit<Scene, 'title' | 'acts' | 'until' | 'sent' | 'end'> {
  const [roster = '', ...rest] = text.split(/\s+/);
  const [district = '', division = '', province = '', fallback = '', supervising = ''] = roster.split('/');
  const words: Words = new Map(rest.map((word) => word.split('=', 2) as [string, string]));
  const letters = (name: string): string[] => [...(words.get(name) ?? '')];
  return {
    lists: { district: onCall(district), division: onCall(division), province: onCall(province), fallback: onCall(fallback) },
    ...{ supervisors: [...supervising], women: letters('women'), excluded: letters('out'), bodies: letters('body') },
    ...{ disabled: letters('gone'), unproven: letters('unproven'), wantsWoman: words.has('woman') },
    ...{ policy: policyOf(words), shipped: words.has('shipped'), kind: words.has('help') ? 'helpNow' : 'urgent' },
    providers: [...words].filter(([name]) => name.includes('.')).map(providerOf),
  };
}

/** Reads one thing that somebody does: "a ack", "s also b"; "a !ack" must be refused. */
export function actOf(text: string): Act {
  const [who = '', verb = '', ...args] = text.trim().split(/\s+/);
  return { who, verb: verb.replace('!', ''), args, refused: verb.startsWith('!') };
}

/** "30 a ack & b ack; 40 s stop": what people do when; beside one another with "&". */
const actsOf = (text: string): Scene['acts'] =>
  text
    .split(';')
    .filter((one) => one.trim() !== '')
    .map((one) => {
      const [, at = '', rest = ''] = /^\s*([\d.]+)\s+(.*)$/.exec(one) ?? [];
      if (!rest) throw new Error(`"${one}" is nothing that anybody does`);
      return { at: Number(at), beside: rest.split('&').map(actOf) };
    });

/** Reads a table: what it is about | the setting | who does what | what is sent .. until | how it ends. */
export function scenesOf(table: string): Scene[] {
  return table
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const [title = '', where = '', acts = '', sent = '', end = ''] = line.split('|').map((part) => part.trim());
      const [pages = '', until = ''] = sent.split('..').map((part) => part.trim());
      if (!until || !end) throw new Error(`"${line}" does not say until when, or how it ends`);
      const nothing = (text: string): string => (text === '-' ? '' : text);
      return { title, ...setting(where), acts: actsOf(nothing(acts)), until: Number(until), sent: nothing(pages), end };
    });
}

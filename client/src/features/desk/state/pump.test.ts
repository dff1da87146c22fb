import { expect, test } from 'vitest';
import { ApiError } from '../../../lib/http.ts';
import { createPump, type PumpPhase, type Timers } from './pump.ts';

const away = () => new ApiError({ code: 'offline', status: 0, message: '' });
const no = () => new ApiError({ code: 'notYours', status: 403, message: '' });
const settle = () => new Promise<void>((resolve) => setImmediate(resolve));

function manualTimers() {
  let now = 0;
  let next = 0;
  const waiting = new Map<number, { at: number; run: () => void }>();
  const timers: Timers = {
    set: (run, ms) => {
      waiting.set((next += 1), { at: now + ms, run });
      return next;
    },
    clear: (timer) => waiting.delete(timer as number),
  };
  async function pass(ms: number) {
    const end = now + ms;
    for (;;) {
      const due = [...waiting].filter(([, timer]) => timer.at <= end).sort((a, b) => a[1].at - b[1].at)[0];
      if (!due) break;
      waiting.delete(due[0]);
      now = due[1].at;
      due[1].run();
      await settle();
    }
    now = end;
  }
  return { timers, pass };
}

function rig(answer: (text: string, tries: number) => void = () => undefined) {
  const clock = manualTimers();
  const sent: { text: string; commandId: string }[] = [];
  const phases: PumpPhase[] = [];
  const held = { text: '', saved: '', refusals: 0, gate: null as Promise<void> | null };
  const pump = createPump<string, string>({
    delayMs: 800,
    timers: clock.timers,
    take: () => (held.text === held.saved ? null : held.text),
    send: async (text, { commandId }) => {
      sent.push({ text, commandId });
      if (held.gate) await held.gate;
      answer(text, sent.length);
      return text;
    },
    done: (text) => void (held.saved = text),
    refused: () => void (held.refusals += 1),
    onPhase: (phase) => phases.push(phase),
  });
  const type = (text: string) => {
    held.text = text;
    pump.touch();
  };
  return { clock, sent, phases, held, pump, type };
}

test('words typed in one go are saved once, after a pause', async () => {
  const { clock, sent, type, phases } = rig();
  for (const text of ['a', 'ab', 'abc']) {
    type(text);
    await clock.pass(300);
  }
  expect(sent).toEqual([]);
  await clock.pass(800);
  expect(sent.map(({ text }) => text)).toEqual(['abc']);
  expect(phases).toEqual(['waiting', 'sending', 'idle']);
});

test('somebody who types without a pause is saved all the same', async () => {
  const { clock, sent, type } = rig();
  for (let n = 0; n < 12; n += 1) {
    type('x'.repeat(n + 1));
    await clock.pass(400);
  }
  expect(sent.length).toBeGreaterThan(0);
});

test('what is typed during a save follows after it and never overtakes it', async () => {
  const { clock, sent, held, pump, type } = rig();
  let open = () => undefined as void;
  held.gate = new Promise((resolve) => (open = resolve));
  type('first');
  await clock.pass(800);
  type('first and second');
  await clock.pass(5_000);
  expect(sent).toHaveLength(1);
  held.gate = null;
  open();
  await settle();
  expect(sent.map(({ text }) => text)).toEqual(['first', 'first and second']);
  expect(pump.phase()).toBe('idle');
});

test('while the server is away the same payload goes again under the same command id', async () => {
  const { clock, sent, type, pump, held } = rig((_text, tries) => {
    if (tries < 3) throw away();
  });
  type('kept');
  await clock.pass(800);
  expect(pump.phase()).toBe('retrying');
  type('kept and more');
  await clock.pass(20_000);
  expect(sent.map(({ text }) => text)).toEqual(['kept', 'kept', 'kept', 'kept and more']);
  expect(new Set(sent.slice(0, 3).map(({ commandId }) => commandId)).size).toBe(1);
  expect(sent[3]?.commandId).not.toBe(sent[0]?.commandId);
  expect(held.saved).toBe('kept and more');
});

test('a refusal stops it until the next change', async () => {
  const { clock, sent, type, pump, held } = rig((text) => {
    if (text === 'bad') throw no();
  });
  type('bad');
  await clock.pass(10_000);
  expect(pump.phase()).toBe('stopped');
  expect(sent).toHaveLength(1);
  expect(held.refusals).toBe(1);
  type('good');
  await clock.pass(800);
  expect(held.saved).toBe('good');
});

test('a flush saves at once and ends when nothing is left', async () => {
  const { sent, type, pump, held } = rig();
  type('now');
  await pump.flush();
  expect(sent).toHaveLength(1);
  expect(held.saved).toBe('now');
});

import { describe, expect, it } from 'vitest';
import { newId } from '#shared/kernel/new-id.ts';
import type { CommandId, DispatchId } from '#shared/kernel/ids.ts';
import { ApiError } from '../../lib/http.ts';
import { createOutbox, type StepStore } from './outbox.ts';
import type { DutyStep } from './steps.ts';

const [one, two] = [newId<DispatchId>(), newId<DispatchId>()];
const pressedAt = '2026-03-12T07:00:00.000Z';
const step = (act: 'enRoute' | 'onScene', dispatchId = one): DutyStep => ({ id: newId<CommandId>(), dispatchId, pressedAt, act });
const refusal = (code: string) => new ApiError({ code, status: 409, message: code });

function memory(kept: unknown[] = []): StepStore & { kept: unknown[] } {
  const store = {
    kept,
    list: () => store.kept,
    put: (step: DutyStep) => void store.kept.push(step),
    remove: (id: string) => void (store.kept = store.kept.filter((one) => (one as DutyStep).id !== id)),
  };
  return store;
}

/** An outbox whose server answers as the script says, in turn: an error, or nothing for success. */
function rig(script: (ApiError | null)[], store = memory()) {
  const log: string[] = [];
  const box = createOutbox({
    store,
    send: async (sent) => {
      log.push(`send ${sent.act} ${sent.id.slice(0, 4)}`);
      const answer = script.shift() ?? null;
      if (answer) throw answer;
      return 'ok';
    },
    onSent: (sent) => log.push(`sent ${sent.act}`),
    onRefused: (sent, error) => log.push(`refused ${sent.act} ${error.code}`),
    wait: async () => undefined,
  });
  return { box, log, store };
}

describe('the steps of an officer', () => {
  it('are sent in the order in which they were pressed, each once', async () => {
    const { box, log, store } = rig([]);
    box.add(step('enRoute'));
    box.add(step('onScene'));
    await box.flush();
    expect(log.filter((line) => line.startsWith('sent'))).toEqual(['sent enRoute', 'sent onScene']);
    expect(log).toHaveLength(4);
    expect(store.kept).toEqual([]);
  });

  it('without network are kept and sent again under the same command id, and none overtakes another', async () => {
    const { box, log } = rig([refusal('offline'), refusal('timeout'), refusal('unavailable'), null]);
    const first = step('enRoute');
    box.add(first);
    box.add(step('onScene'));
    await box.flush();
    expect(log.slice(0, 4)).toEqual(Array(4).fill(`send enRoute ${first.id.slice(0, 4)}`));
    expect(log.at(-1)).toBe('sent onScene');
  });

  it('outlive a reload', async () => {
    const store = memory();
    const never = createOutbox({ store, send: () => new Promise(() => undefined), onSent: () => undefined, onRefused: () => undefined });
    never.add(step('enRoute'));
    const again = rig([], store);
    expect(again.box.list()).toHaveLength(1);
    await again.box.flush();
    expect(again.log.at(-1)).toBe('sent enRoute');
  });

  it('that are refused take what follows for the same dispatch with them, and nothing else', async () => {
    const { box, log } = rig([refusal('dispatchEnded')]);
    box.add(step('enRoute'));
    box.add(step('onScene'));
    box.add(step('enRoute', two));
    await box.flush();
    expect(log.filter((line) => !line.startsWith('send'))).toEqual(['refused enRoute dispatchEnded', 'sent enRoute']);
    expect(box.list()).toEqual([]);
  });

  it('wait while nobody is signed in, and are not lost', async () => {
    const { box, log } = rig([refusal('notSignedIn'), null]);
    box.add(step('enRoute'));
    await box.flush();
    expect(log.at(-1)).toBe('sent enRoute');
  });

  it('kept in a form that cannot be read are left out', () => {
    const good = step('enRoute');
    expect(rig([], memory([{ act: 'dance' }, 7, null, good])).box.list()).toEqual([good]);
  });
});

import { talkViewSchema } from '#shared/channels/talk.api.ts';
import { newId } from '#shared/kernel/ids.ts';
import { expect, test } from 'vitest';
import type { Outgoing } from './outbox.ts';
import { canAskHelp, statusOf, truthOf } from './status-words.ts';
import { createTalkStore } from './talk-state.ts';

const view = (more: object = {}) =>
  talkViewSchema.parse({
    conversationId: newId(),
    phase: 'waiting',
    helpNow: false,
    place: 3,
    waitSeconds: 90,
    anyoneOnDuty: true,
    closed: null,
    helpLate: false,
    slower: false,
    callBackAsked: false,
    callBack: null,
    areaId: null,
    receipts: { caller: { delivered: 0, read: 0 }, agent: { delivered: 0, read: 0 } },
    lastSeq: 0,
    arrivedAt: '2026-03-01T10:00:00Z',
    ...more,
  });
const state = (more: object = {}, outbox: readonly Outgoing[] = []) => ({ ...createTalkStore('CODE').get(), view: view(more), outbox });
const help = (status: Outgoing['status']): Outgoing => ({ commandId: newId(), at: 0, act: { kind: 'help' }, status });

test('nobody on duty is never called being next in line', () => {
  expect(statusOf(state({ place: 1 }))).toBe('statusNext');
  expect(statusOf(state({ place: 1, anyoneOnDuty: false }))).toBe('statusNobody');
  expect(statusOf(state({ place: 1, anyoneOnDuty: false, closed: { opensAt: null } }))).toBe('statusClosed');
});

test('the gravest truth is the one told', () => {
  expect(truthOf(state({ helpNow: true, helpLate: true, anyoneOnDuty: false }))).toBe('late');
  expect(truthOf(state({ anyoneOnDuty: false }, [help('kept')]))).toBe('stuck');
  expect(truthOf(state({ anyoneOnDuty: false }))).toBe('nobody');
  expect(truthOf(state({ anyoneOnDuty: false, closed: { opensAt: null } }))).toBe('closed');
  expect(truthOf(state({ closed: { opensAt: null } }, [help('kept')]))).toBe('stuck');
  expect(truthOf(state())).toBeNull();
  // Who is called later waits for nobody now.
  expect(truthOf(state({ anyoneOnDuty: false, phase: 'callBackAsked', place: null }))).toBeNull();
  expect(truthOf(state({ anyoneOnDuty: false, phase: 'callBackAsked', place: 1 }))).toBe('nobody');
});

test('help can be asked for until it was asked, and again when the asking was refused', () => {
  expect(canAskHelp(state())).toBe(true);
  expect(canAskHelp(state({}, [help('sending')]))).toBe(false);
  expect(canAskHelp(state({}, [help('refused')]))).toBe(true);
  expect(canAskHelp(state({ helpNow: true }))).toBe(false);
});

import type { AskPublic } from '../../lib/public/public-api.ts';
import { expect, test } from 'vitest';
import { ApiError } from '../../lib/http.ts';
import { createConversation } from './conversation.ts';

test('leaving the line again after its answer was lost goes under the same command id', async () => {
  const left: string[] = [];
  const ask = ((name: string, input: { body?: { commandId: string } }) => {
    if (name !== 'leave') return Promise.reject(new ApiError({ code: 'offline', status: 0, message: '' }));
    left.push(input.body?.commandId ?? '');
    return left.length === 1 ? Promise.reject(new ApiError({ code: 'timeout', status: 0, message: '' })) : Promise.resolve({});
  }) as unknown as AskPublic;
  const conversation = createConversation({
    ask,
    connect: () => Promise.reject(new Error('no live connection here')),
    codes: { read: () => 'ABCDEFGHJK', keep: () => undefined },
    wait: () => Promise.resolve(),
    now: () => 0,
    about: () => ({ screen: 'ur', areaId: null }),
  });
  await expect(conversation.leaveLine()).rejects.toThrow(ApiError);
  await conversation.leaveLine();
  expect(left).toHaveLength(2);
  expect(new Set(left).size).toBe(1);
  conversation.end();
});

import { channelEvents, channelRequests } from '#shared/channels/channels.events.ts';
import { MESSAGE_MAX } from '#shared/channels/message.schema.ts';
import { reportApi } from '#shared/channels/report.api.ts';
import { talkApi } from '#shared/channels/talk.api.ts';
import { expect, test } from 'vitest';
import { longestMessage, talkNews, typingRequest } from './channel-names.ts';
import { publicRoutes } from './public-api.ts';

test('the light table of routes says the same as the contracts', () => {
  const declared = Object.fromEntries(
    Object.entries({ ...talkApi, ...reportApi }).map(([name, { method, path }]) => [name, { method, path }]),
  );
  expect(publicRoutes).toEqual(declared);
});

test('the light names of broadcasts and requests are those of the contracts', () => {
  expect(Object.values(talkNews).sort()).toEqual(
    Object.values(channelEvents)
      .map(({ name }) => name)
      .sort(),
  );
  expect(typingRequest).toBe(channelRequests.typing.name);
  expect(longestMessage).toBe(MESSAGE_MAX);
});

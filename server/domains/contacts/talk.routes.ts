import { reportApi } from '#shared/channels/report.api.ts';
import { talkApi as api } from '#shared/channels/talk.api.ts';
import type { Area } from '#shared/channels/talk.api.ts';
import type { Actor, CallerActor } from '#shared/kernel/actor.ts';
import { refuse } from '../../platform/errors.ts';
import type { GuardedRouter } from '../../platform/http/guarded-router.ts';
import { anybody, callerOnly } from '../../platform/http/policies.ts';
import type { ChannelsService } from '../channels/index.ts';
import { presentClosed } from './contacts.present.ts';
import type { ReportService } from './report.service.ts';
import type { TalkService } from './talk.service.ts';
import type { LinesFront } from './waiting.port.ts';

type Deps = {
  router: GuardedRouter;
  talk: TalkService;
  report: ReportService;
  channels: ChannelsService;
  areas: () => Promise<Area[]>;
  /** What whoever writes may know of the lines before. */
  front: () => Promise<LinesFront>;
  demo: boolean;
};

/** Serves the child's door. */
export function addTalkRoutes({ router, talk, report, channels, areas, front, demo }: Deps): void {
  router.on(api.welcome, anybody, async () => {
    const { closed, topics } = await front();
    return { demo, areas: await areas(), closed: presentClosed(closed), topics };
  });
  router.on(api.open, anybody, async ({ body, res }) => {
    const { code, view, messages } = await talk.open({ ...body, topic: body.topic ?? null, channel: 'webchat' });
    res.locals['given'] = code;
    return { code, view, messages };
  });
  router.on(reportApi.submit, anybody, async ({ body, res }) => {
    const code = await report.submit(body);
    res.locals['given'] = code;
    return { code };
  });
  router.on(api.view, callerOnly, async ({ actor }) => talk.view(caller(actor)));
  router.on(api.messages, callerOnly, async ({ actor, query }) => channels.messagesForCaller(caller(actor).conversationId, query.after));
  router.on(api.post, callerOnly, async ({ actor, body }) => ({ message: await talk.write(caller(actor), body.commandId, body.text) }));
  router.on(api.seen, callerOnly, async ({ actor, body }) => {
    await channels.markSeen(caller(actor).conversationId, 'caller', body);
    return undefined;
  });
  router.on(api.helpNow, callerOnly, async ({ actor, body }) => talk.helpNow(caller(actor), body.commandId));
  router.on(api.callBack, callerOnly, async ({ actor, body: { commandId, ...callBack } }) =>
    talk.askCallBack(caller(actor), commandId, callBack),
  );
  router.on(api.callBackTimes, anybody, async ({ actor, query: { language, topic = null } }) =>
    talk.timesOf(actor.kind === 'caller' ? actor : null, { channel: 'webchat', language, topic }),
  );
  router.on(api.takeBackCall, callerOnly, async ({ actor, body }) => talk.takeBackCall(caller(actor), body.commandId));
  router.on(api.leave, callerOnly, async ({ actor, body }) => {
    await talk.leave(caller(actor), body.commandId);
    return undefined;
  });
}

function caller(actor: Actor): CallerActor {
  if (actor.kind !== 'caller') throw refuse('notSignedIn');
  return actor;
}

import { reportApi } from '#shared/channels/report.api.ts';
import { talkApi } from '#shared/channels/talk.api.ts';
import { newId } from '#shared/kernel/new-id.ts';
import type { RouteAnswer, RouteContract } from '#shared/kernel/route.ts';
import type { CallerScript } from './callers.ts';

/** The public doors of a server, as a caller's page uses them. */
export type Door = ReturnType<typeof createDoor>;

/** Talks to the public doors at an address. */
export function createDoor(base: string) {
  async function call<C extends RouteContract>(contract: C, body?: unknown, code?: string, search = ''): Promise<RouteAnswer<C>> {
    const response = await fetch(base + contract.path + search, {
      method: contract.method.toUpperCase(),
      headers: { 'content-type': 'application/json', ...(code ? { authorization: `Conversation ${code}` } : {}) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(15_000),
    });
    if (!response.ok) throw new Error(`${contract.method} ${contract.path}: ${response.status}`);
    return (response.status === 204 ? undefined : await response.json()) as RouteAnswer<C>;
  }
  const commandId = (): string => newId();

  async function open({ language, helpNow, first, kind }: CallerScript, areaId: string): Promise<string> {
    const callBack =
      kind === 'callBack'
        ? { number: '0300 0000000', when: 'soon', safeTime: 'after 4 pm', mayAnswer: 'only me', neutralWords: 'say it is from school' }
        : null;
    const body = { commandId: commandId(), language, screen: language, areaId, helpNow, text: first, callBack };
    return (await call(talkApi.open, body)).code;
  }
  async function report({ language, first, then }: CallerScript, areaId: string): Promise<string> {
    const empty = { where: '', childName: '', childAge: '', reporterName: '', reporterPhone: null, safeContact: '' };
    const body = {
      commandId: commandId(),
      screen: language,
      areaId,
      dangerNow: false,
      whatHappened: [first, ...then].join('\n'),
      relation: 'neighbour',
      ...empty,
    };
    return (await call(reportApi.submit, body)).code;
  }
  return {
    welcome: () => call(talkApi.welcome),
    open,
    report,
    write: (code: string, text: string) => call(talkApi.post, { commandId: commandId(), text }, code),
    leave: (code: string) => call(talkApi.leave, { commandId: commandId() }, code),
    view: (code: string) => call(talkApi.view, undefined, code),
    messages: (code: string, after: number) => call(talkApi.messages, undefined, code, `?after=${after}`),
  };
}

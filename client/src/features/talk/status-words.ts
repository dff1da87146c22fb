import type { StringKey } from '#shared/i18n/core.ts';
import type { talkStrings } from '#shared/i18n/talk.ts';
import type { TalkState } from './talk-state.ts';

type Words = StringKey<typeof talkStrings>;

/** Where the conversation stands, as the key of its words. */
export function statusOf({ view, outbox, code }: TalkState): Extract<Words, `status${string}`> | null {
  if (!view) return outbox.length > 0 || code !== null ? 'statusOpening' : null;
  if (view.phase === 'joined') return 'statusJoined';
  if (view.phase === 'ended') return 'statusEnded';
  if (view.phase === 'callBackAsked') return 'statusCallBack';
  if (view.closed) return 'statusClosed';
  if (!view.anyoneOnDuty) return 'statusNobody';
  if (view.helpNow) return 'statusHelp';
  return view.place === 1 ? 'statusNext' : view.place === null ? 'statusOpening' : 'statusPlace';
}

/** Whether somebody waits for a person, or for a call. */
export const isWaiting = ({ view }: TalkState): boolean => view?.phase === 'waiting' || view?.phase === 'callBackAsked';

/** Whether help was asked for, here or on another visit. */
export const helpAsked = ({ view, outbox }: TalkState): boolean =>
  view?.helpNow === true || outbox.some(({ act, status }) => act.kind === 'help' && status !== 'refused');

/**
 * The hard truth to be told while nobody has come, the gravest first: help was asked for and nobody took it in time;
 * the call for help has not got through; the line is closed; nobody is on duty. Null when there is none.
 */
export function truthOf({ view, outbox }: TalkState): 'late' | 'stuck' | 'closed' | 'nobody' | null {
  if (view?.helpLate) return 'late';
  const helpHere = outbox.some(({ act }) => act.kind === 'help');
  if (helpHere && outbox.some(({ status }) => status === 'kept')) return 'stuck';
  if (view?.closed) return 'closed';
  // Who is called later waits for nobody now.
  if (view?.phase === 'callBackAsked' && view.place === null) return null;
  return view?.anyoneOnDuty === false ? 'nobody' : null;
}

/** Whether "I need help now" can still do something: not once it was asked, nor while somebody is there to be told. */
export const canAskHelp = (state: TalkState): boolean => !helpAsked(state) && state.view?.phase !== 'joined';

import type { ScreenLanguage } from '#shared/kernel/text.ts';
import type { PushPayload } from '#shared/reach/push-payload.ts';

/** Where pushes to one device go, as its browser told us. */
export type PushTarget = { readonly endpoint: string; readonly p256dh: string; readonly auth: string };

/** A push as it is handed over: worth delivering for so many seconds; a later one of the same topic replaces an earlier one that waits. */
export type Push = { readonly payload: PushPayload; readonly ttlSeconds: number; readonly topic: string };

/** Hands pushes to push services. */
export type PushSender = {
  /** What devices subscribe with (base64url). */
  readonly publicKey: string;
  /** `accepted`: the push service has taken it. `gone`: this device takes none any more. Rejects when it was not taken; honours the signal. */
  send: (target: PushTarget, push: Push, signal: AbortSignal) => Promise<'accepted' | 'gone'>;
};

/** An SMS as it is handed over; `id` is the same at every try, for gateways that drop repeats by it. */
export type Sms = { readonly to: string; readonly text: string; readonly id: string };

/** Hands SMS to a gateway. Resolves to the gateway's own reference, which its delivery receipts name, or null; rejects when it was not taken. */
export type SmsSender = { send: (sms: Sms, signal: AbortSignal) => Promise<{ reference: string | null }> };

/** How channels find people. */
export type Addresses = {
  devicesOf: (staffId: string) => Promise<readonly (PushTarget & { id: string })[]>;
  /** The push service says that this device takes no pushes any more. */
  deviceGone: (staffId: string, device: { id: string; endpoint: string }) => Promise<void>;
  phoneOf: (staffId: string) => Promise<{ number: string; language: ScreenLanguage } | null>;
};

/** An SMS as a gateway brings it; a part of a longer one says which. */
export type IncomingSms = {
  from: string;
  text: string;
  id: string | null;
  sentAt: Date | null;
  part: { reference: string; number: number; total: number } | null;
};

/** Takes what a gateway brings. Resolves once it is kept; what it means is worked out after. */
export type SmsTaker = {
  take: (sms: IncomingSms) => Promise<void>;
  /** The gateway tells what became of an SMS, by its own number of it; resolves once that is noted, where the number is known. */
  delivered: (reference: string, what: 'received' | 'failed') => Promise<void>;
};

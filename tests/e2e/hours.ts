import { setTimeout as sleep } from 'node:timers/promises';
import { talkApi } from '#shared/channels/talk.api.ts';
import { systemClock } from '#shared/kernel/clock.ts';
import { localDate } from '#shared/kernel/local-time.ts';
import type { RouteAnswer } from '#shared/kernel/route.ts';
import { generalLine } from '#shared/routing/line.schema.ts';
import type { OpeningHours } from '#shared/routing/opening-hours.ts';
import { createLogger } from '#server/platform/logger.ts';
import { connectMongo } from '#server/platform/mongo/connect.ts';

const day = [{ from: '08:00', to: '22:00' }];

/** The general line has a holiday: it is closed until tomorrow morning. */
export const closeGeneralLine = (): Promise<void> =>
  setHours({ week: [day, day, day, day, day, day, day], holidays: [localDate(systemClock.now())] });

/** The general line is open day and night, as it was. */
export const openGeneralLine = (): Promise<void> => setHours(null);

/** Gives the general line these hours, and resolves once the server goes by them. */
async function setHours(hours: OpeningHours | null): Promise<void> {
  const db = await connectMongo(process.env['MONGODB_URL'] ?? '', createLogger('silent'));
  await db.collection<{ _id: string }>('lines').updateOne({ _id: generalLine.id }, { $set: { 'entry.hours': hours } });
  await db.close();
  while ((await isClosed()) !== (hours !== null)) await sleep(200);
}

async function isClosed(): Promise<boolean> {
  const answer = await fetch((process.env['BASE_URL'] ?? '') + talkApi.welcome.path);
  return ((await answer.json()) as RouteAnswer<typeof talkApi.welcome>).closed !== null;
}

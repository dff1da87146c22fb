import { photosApi } from '#shared/dispatch/photos.api.ts';
import { commandId, dispatchId } from '#shared/kernel/ids.ts';
import { moment } from '#shared/kernel/text.ts';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { z } from 'zod';
import { call } from '../../../lib/api.ts';
import { now } from '../../../lib/clock.ts';
import type { ApiError } from '../../../lib/http.ts';
import { useConnection } from '../../../lib/socket.tsx';
import { pictures } from '../device/kept.ts';
import { useKept } from '../device/kept-context.tsx';
import { isPassing } from '../outbox.ts';
import { asOfficer } from '../use-outbox.ts';

const pictureSchema = z.object({ id: commandId, dispatchId, takenAt: moment, jpeg: z.string() });
export type Picture = z.infer<typeof pictureSchema>;

const againMs = 8_000;
// The server takes no older ones.
const worthMs = 24 * 60 * 60_000;

/** Pictures on their way: kept on this device one by one, sent one after the other, beside the steps, which they must not hold up. */
export function usePictures(staffId: string, onRefused: (error: ApiError) => void) {
  const kept = useKept();
  const queries = useQueryClient();
  const { kind } = useConnection();
  const [waiting, setWaiting] = useState(0);
  const running = useRef(false);
  const refused = useRef(onRefused);
  useEffect(() => {
    refused.current = onRefused;
  });

  /** Sends one picture; false when it has to wait. */
  const sendOne = useCallback(
    async (value: unknown): Promise<boolean> => {
      const picture = pictureSchema.safeParse(value).data;
      if (!picture || now() - Date.parse(picture.takenAt) >= worthMs) return true;
      const { dispatchId: id, id: ownId, takenAt, jpeg } = picture;
      const body = { commandId: ownId, takenAt, jpeg };
      try {
        await asOfficer(queries, staffId, () => call(photosApi.add, { params: { dispatchId: id }, body }, { timeoutMs: 120_000 }));
      } catch (error) {
        if (isPassing(error)) return false;
        refused.current(error as ApiError);
      }
      return true;
    },
    [queries, staffId],
  );
  const sendAll = useCallback(async (): Promise<void> => {
    if (running.current) return;
    running.current = true;
    try {
      for (const [key, value] of await kept.store.list(pictures)) {
        if (!(await sendOne(value))) return;
        await kept.store.remove(key);
      }
    } finally {
      running.current = false;
      setWaiting((await kept.store.list(pictures)).length);
    }
  }, [kept, sendOne]);

  useEffect(() => {
    void sendAll();
    const timer = setInterval(() => void sendAll(), againMs);
    return () => clearInterval(timer);
  }, [sendAll, kind]);

  const add = useCallback(
    async (picture: Picture): Promise<void> => {
      await kept.store.write(`${pictures}${picture.takenAt}:${picture.id}`, picture);
      setWaiting((count) => count + 1);
      void sendAll();
    },
    [kept, sendAll],
  );
  return { waiting, add };
}

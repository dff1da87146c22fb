import { EventEmitter, once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { Refusal, sentence } from './refusal.mjs';

/**
 * Something that must run for the whole to run. `start` gets what it ran as before (to take the same port again) and a signal that
 * aborts while it is starting; `graceMs` is how long it may take to end. A patient part that breaks waits for `restart` (a developer's
 * next change) and does not end the whole.
 * @typedef {import('./child.mjs').Child & Record<string, any>} Handle
 * @typedef {{name: string, graceMs: number, patient?: boolean, start: (previous: any, signal: AbortSignal) => Promise<Handle>}} Part
 */

/**
 * Runs parts in order and keeps them running: one that dies is started again on a growing pause; one that dies too often ends the
 * whole, and so does one that dies when `hopeless` says why trying again is no use. `ended` resolves once everything has stopped, with
 * the sentence that says why, or null when it was asked to.
 * @param {{parts: Part[], say: (line: string) => void, hopeless?: () => string | null, maxDeaths?: number, withinMs?: number, firstPauseMs?: number}} options
 */
export function createSupervisor({ parts, say, hopeless = () => null, maxDeaths = 5, withinMs = 60_000, firstPauseMs = 250 }) {
  /** @type {Map<string, Handle>} */
  const running = new Map();
  /** @type {Set<Promise<Handle>>} */
  const starting = new Set();
  const stopping = new AbortController();
  const wakes = new EventEmitter();
  /** @type {PromiseWithResolver} */
  const ended = resolvable();
  /** @type {Promise<void> | null} */
  let end = null;
  const isStopping = () => stopping.signal.aborted;

  /** Starts a part; only while it starts does stopping reach it by its signal, later parts end in order. */
  const launch = (part) => {
    const abort = new AbortController();
    const onStop = () => abort.abort();
    stopping.signal.addEventListener('abort', onStop);
    const attempt = part.start(running.get(part.name), abort.signal).then((handle) => {
      running.set(part.name, handle);
      return handle;
    });
    starting.add(attempt);
    return attempt.finally(() => {
      starting.delete(attempt);
      stopping.signal.removeEventListener('abort', onStop);
    });
  };

  /** Waits until a broken part should be tried again; throws when it has broken too often. */
  const pause = async (part, deaths, how) => {
    if (part.patient) {
      say(`${how} (waiting for a change)`);
      return once(wakes, part.name, { signal: stopping.signal });
    }
    const useless = hopeless();
    if (useless) throw new Refusal(useless);
    const now = performance.now();
    deaths.push(now);
    const recent = deaths.filter((at) => now - at < withinMs).length;
    if (recent > maxDeaths) throw new Refusal(tooOften(part.name, how, recent, withinMs));
    say(`${how.replace(/\.$/, '')}; starting it again`);
    return sleep(firstPauseMs * 2 ** (recent - 1), null, { signal: stopping.signal });
  };

  const keep = async (part, first, trouble = '') => {
    /** @type {number[]} */
    const deaths = [];
    let handle = first;
    for (let how = trouble; ;) {
      if (handle) how = howItEnded(part.name, await handle.exited);
      if (isStopping()) return;
      if (!handle?.restarts) await pause(part, deaths, how);
      handle = await launch(part).catch((error) => {
        how = sentence(error);
        return null;
      });
      if (handle) say(`${part.name} runs again`);
    }
  };

  const guarded = (part, handle, trouble) => {
    keep(part, handle, trouble).catch((error) => (isStopping() ? null : stop(sentence(error))));
  };

  const stopAll = async () => {
    await Promise.allSettled(starting);
    for (const part of parts.toReversed()) await running.get(part.name)?.stop(part.graceMs);
  };

  /**
   * Stops everything, the last started first; asked again it only waits.
   * @param {string | null} [why] the sentence for `ended`
   */
  const stop = (why = null) => {
    end ??= (async () => {
      stopping.abort();
      await stopAll();
      ended.resolve(why);
    })();
    return end;
  };

  /** Starts the parts in order; when one cannot start, everything is stopped and `ended` says why. Whether all run. */
  const start = async () => {
    for (const part of parts) {
      if (isStopping()) return false;
      try {
        guarded(part, await launch(part), '');
      } catch (error) {
        if (part.patient && !isStopping()) guarded(part, null, sentence(error));
        else await stop(isStopping() ? null : sentence(error));
      }
    }
    return !isStopping();
  };

  /** Starts one part anew now. */
  const restart = async (name) => {
    const handle = running.get(name);
    if (!handle?.isAlive()) return void wakes.emit(name);
    handle.restarts = true;
    await handle.stop(parts.find((part) => part.name === name)?.graceMs ?? 0);
  };

  return { start, stop, restart, ended: ended.promise, get: (name) => running.get(name) };
}

const howItEnded = (name, { code, signal }) => `${name} ended (${signal ? `killed by ${signal}` : `code ${code}`})`;

const tooOften = (name, how, times, withinMs) =>
  `${name} broke ${times} times within ${withinMs / 1000} s, so everything was stopped (last: ${how.replace(/\.$/, '')}): see its log, and start again.`;

/** @typedef {{promise: Promise<string | null>, resolve: (why: string | null) => void}} PromiseWithResolver */
function resolvable() {
  /** @type {any} */
  const made = {};
  made.promise = new Promise((resolve) => (made.resolve = resolve));
  return made;
}

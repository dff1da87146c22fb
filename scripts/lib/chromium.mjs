import { findProgram, lastLine } from './command.mjs';
import { installPackages, isDebianLike, isRoot } from './debian.mjs';
import { Refusal } from './refusal.mjs';

/** Chromium's program on this machine (CHROMIUM_PATH, else PATH), or null. */
export function findChromium() {
  return process.env.CHROMIUM_PATH || findProgram('chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable');
}

/**
 * Finds Chromium, or installs Debian's package when we are root; refuses with how to get it otherwise.
 * @param {{say: (line: string) => void, signal?: AbortSignal | undefined}} request
 */
export async function ensureChromium({ say, signal }) {
  const found = findChromium();
  if (found) return found;
  if (!isDebianLike() || !isRoot()) throw new Refusal(howToGetIt());
  say("getting Chromium (Debian's package)");
  // Without any font Chromium draws no Latin text; Urdu's font comes with the product.
  const { code, err } = await installPackages({ packages: ['chromium', 'fonts-liberation'], say, signal });
  const got = findChromium();
  if (code !== 0 || !got)
    throw new Refusal(`Chromium could not be installed (${lastLine(err) || 'apt gave no reason'}): install it by hand, then start again.`);
  return got;
}

function howToGetIt() {
  const way = isDebianLike() ? 'run "apt-get install chromium" as root' : 'install Chromium or Chrome';
  return `The browser tests need Chromium, which was not found: ${way}, or set CHROMIUM_PATH to its program, and start again.`;
}

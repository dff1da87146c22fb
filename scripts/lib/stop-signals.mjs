/**
 * Calls `onStop` once when this process is told to end: by Ctrl-C, SIGTERM, a closed terminal, or the end of the npm that runs it
 * (which does not always pass signals on).
 * @param {() => void} onStop
 */
export function onStopSignal(onStop) {
  let told = false;
  const tell = () => {
    if (!told) onStop();
    told = true;
  };
  // They stay, so that pressing Ctrl-C twice does not cut the orderly end short.
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(name, tell);
  const starter = process.ppid;
  const watch = process.env.npm_lifecycle_event ? setInterval(() => process.ppid !== starter && tell(), 500) : null;
  watch?.unref();
  // A closed terminal or pipe must not end us before our parts.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});
}

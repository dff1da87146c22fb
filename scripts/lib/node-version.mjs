// Imported before anything else, so that an old Node meets this sentence and not a syntax error.
const [wantedMajor, wantedMinor] = /** @type {const} */ ([20, 19]);
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);

if (major < wantedMajor || (major === wantedMajor && minor < wantedMinor)) {
  process.stderr.write(
    `Muhafiz needs Node ${wantedMajor}.${wantedMinor} or newer and this is ${process.versions.node}: install a newer Node (https://nodejs.org) and start again.\n`,
  );
  process.exit(1);
}

// Imported first by every command, so that an old Node stops with a line instead of a syntax error.
const [major, minor] = process.versions.node.split('.').map(Number)

if (major < 20 || (major === 20 && minor < 19)) {
  process.stderr.write(
    `Rucksack needs Node 20.19 or newer; this is Node ${process.versions.node}. See https://nodejs.org.\n`,
  )
  process.exit(1)
}

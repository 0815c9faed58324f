import { runCommand } from './run-command.ts'
import { terminal } from './terminal.ts'

// Whoever reads us may stop early, as `head` does: that is no trouble.
process.stdout.on('error', cause => {
  if ('code' in cause && cause.code === 'EPIPE') process.exit()
  throw cause
})

process.exitCode = await runCommand(terminal(), process.argv.slice(2))

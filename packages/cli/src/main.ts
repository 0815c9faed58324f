import { runCommand } from './run-command.ts'
import { terminal } from './terminal.ts'

process.exitCode = await runCommand(terminal(), process.argv.slice(2))

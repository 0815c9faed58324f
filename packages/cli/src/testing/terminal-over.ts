import { portsOver, type Web } from '../../../openbadges/src/testing/index.ts'
import { runCommand } from '../run-command.ts'
import type { Terminal } from '../terminal.ts'

export const bytes = (text: string) => new TextEncoder().encode(text)

/** A terminal over files in memory and a little web. */
export function terminalOver(files: Record<string, Uint8Array>, web: Web = {}) {
  const printed: string[] = []
  const complaints: string[] = []
  const steps: (string | null)[] = []
  const secrets: string[] = []
  const ports = portsOver(web)
  const terminal: Terminal = {
    ports,
    async read(file) {
      const found = files[file]
      if (!found) throw Object.assign(new Error('not there'), { code: 'ENOENT', path: file })
      return found
    },
    async list(name) {
      const inside = Object.keys(files).filter(file => file.startsWith(`${name.replace(/\/$/, '')}/`))
      return inside.length === 0 ? null : inside.sort()
    },
    async write(file, content, { replace = false, secret = false } = {}) {
      if (files[file] && !replace) throw Object.assign(new Error('there'), { code: 'EEXIST', path: file })
      files[file] = content
      if (secret) secrets.push(file)
    },
    print: text => void printed.push(text),
    complain: text => void complaints.push(text),
    progress: text => void steps.push(text),
  }
  return {
    run: (...args: string[]) => runCommand(terminal, args),
    files,
    secrets,
    steps,
    asked: ports.asked,
    said: () => printed.join('\n'),
    complained: () => complaints.join('\n'),
  }
}

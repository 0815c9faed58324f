import { parseArgs } from 'node:util'
import { fetchDocument } from 'openbadges/node'
import { portsOver } from '../ports.ts'
import { serveVcApi } from './serve.ts'

const { values } = parseArgs({ options: { port: { type: 'string', default: '4080' } } })
const port = Number(values.port)
if (!Number.isInteger(port) || port < 0 || port > 65_535) {
  process.stderr.write('--port takes a number up to 65535; 0 takes a free port.\n')
  process.exit(3)
}

const { url, issuers, close } = await serveVcApi(port, portsOver(fetchDocument))
process.stdout.write(`VC-API on ${url}, with keys that everybody knows: for tests alone.\n`)
for (const { did, keyType } of issuers) process.stdout.write(`  ${keyType.padEnd(8)}${did}\n`)
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => void close().then(() => process.exit(0)))

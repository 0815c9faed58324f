import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { isIP } from 'node:net'
import { join, resolve } from 'node:path'
import { ConfigError } from './env.ts'
import { keepFile } from './platform/keep-file.ts'

export type Config = {
  port: number
  host: string
  dataDir: string
  publicUrl: string
  databaseUrl: string | null
  smtpUrl: string | null
  mailFrom: string
  trustedProxies: string[]
  allowPrivateNetwork: boolean
  /** Whether /o/token takes app passwords. */
  passwordGrant: boolean
  dnsServers: string[]
  secretKey: string
  /** Earlier ones, which still open what they sealed. */
  secretKeysOld: string[]
  requireData: boolean
  logLevel: string
  metricsToken: string | null
}

/** Turn the settings into a configuration, or stop with one line that says which is wrong and why. */
export function readConfig(values: Record<string, string>, port?: number): Config {
  const chosenPort = port ?? number(values, 'PORT', 4000)
  const publicUrl = origin(values['PUBLIC_URL'] ?? `http://localhost:${chosenPort}`)
  const dataDir = folder(values['DATA_DIR'] ?? './data')
  const requireData = truth(values, 'REQUIRE_DATA')
  const smtpUrl = url(values, 'SMTP_URL', ['smtp:', 'smtps:'])
  const host = new URL(publicUrl).hostname
  const mayBeMute = truth(values, 'ALLOW_NO_SMTP')
  if (!isLocal(host) && smtpUrl === null && !mayBeMute)
    throw new ConfigError(
      `PUBLIC_URL is ${publicUrl} and SMTP_URL is not set, so no mail could leave. Set SMTP_URL, or ALLOW_NO_SMTP=true.`,
    )
  if (requireData && isEmpty(dataDir))
    throw new ConfigError(
      `REQUIRE_DATA is true and the data folder ${dataDir} is empty. Mount the right folder, or unset REQUIRE_DATA for a first start.`,
    )
  const metricsToken = values['METRICS_TOKEN'] ?? null
  if (metricsToken !== null && metricsToken.length < 16)
    throw new ConfigError('METRICS_TOKEN is too short: it needs at least 16 characters.')
  return {
    port: chosenPort,
    host: address(values['HOST'] ?? '127.0.0.1'),
    dataDir,
    publicUrl,
    databaseUrl: url(values, 'DATABASE_URL', ['postgres:', 'postgresql:']),
    smtpUrl,
    mailFrom: sender(
      values['MAIL_FROM'] ??
        `badges@${/^\[|^[\d.]+$/.test(host) || host === 'localhost' ? 'localhost.localdomain' : host}`,
    ),
    trustedProxies: list(values['TRUSTED_PROXIES']).map(proxy),
    allowPrivateNetwork: truth(values, 'ALLOW_PRIVATE_NETWORK'),
    passwordGrant: truth(values, 'PASSWORD_GRANT'),
    dnsServers: list(values['DNS_SERVERS']).map(nameServer),
    secretKey: values['SECRET_KEY'] === undefined ? '' : secret(values['SECRET_KEY']),
    secretKeysOld: list(values['SECRET_KEY_OLD']).map(key => secret(key, 'SECRET_KEY_OLD')),
    requireData,
    logLevel: oneOf(values, 'LOG_LEVEL', ['trace', 'debug', 'info', 'warn', 'error', 'silent'], 'info'),
    metricsToken,
  }
}

/** The key of the data folder, made when there is none; `fresh` tells that it was just made. */
export function keepSecretKey(config: Config): { config: Config; fresh: boolean } {
  if (config.secretKey !== '') return { config, fresh: false }
  const file = join(config.dataDir, 'secret-key')
  if (existsSync(file)) {
    const before = join(config.dataDir, 'secret-key-old')
    const old = existsSync(before) ? list(readFileSync(before, 'utf8').replaceAll('\n', ',')) : []
    const secretKeysOld = [...config.secretKeysOld, ...old.map(key => secret(key, 'secret-key-old'))]
    const secretKey = secret(readFileSync(file, 'utf8').trim())
    return { config: { ...config, secretKey, secretKeysOld }, fresh: false }
  }
  mkdirSync(config.dataDir, { recursive: true })
  const key = randomBytes(32).toString('base64url')
  keepFile(file, `${key}\n`)
  return { config: { ...config, secretKey: key }, fresh: true }
}

/** Whether a host name means this machine. */
export function isLocal(host: string): boolean {
  return host === 'localhost' || host.endsWith('.localhost') || host === '[::1]' || /^127\./.test(host)
}

// What a lock or a freshly made file system leaves behind is no data.
const noData = new Set(['host.pid', 'lost+found'])

function isEmpty(dataDir: string): boolean {
  return !existsSync(dataDir) || readdirSync(dataDir).every(name => noData.has(name))
}

function folder(text: string): string {
  const path = resolve(text)
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory() === false)
    throw new ConfigError(`DATA_DIR is ${path}, which is not a folder.`)
  return path
}

function address(text: string): string {
  if (isIP(text) === 0 && text !== 'localhost')
    throw new ConfigError(`HOST is "${text}"; it must be an address of this machine, e.g. 0.0.0.0.`)
  return text
}

function sender(text: string): string {
  const plain = /^[^<>]*<([^<>]+)>$/.exec(text)?.[1] ?? text
  if (!/^[^\s@"(),:;<>[\]\\\p{C}]+@[^\s@"(),:;<>[\]\\\p{C}]+$/u.test(plain))
    throw new ConfigError(
      `MAIL_FROM is "${text}"; it must be a mail address, e.g. "Riverside Badges <badges@city.example>".`,
    )
  return text
}

function origin(text: string): string {
  const parsed = parse(text)
  if (!parsed || !['http:', 'https:'].includes(parsed.protocol))
    throw new ConfigError(`PUBLIC_URL is "${text}", which is not an http or https address.`)
  if (parsed.pathname !== '/' || parsed.search !== '' || parsed.hash !== '')
    throw new ConfigError(
      `PUBLIC_URL is "${text}": a path is not supported. Give the host a (sub)domain of its own.`,
    )
  if (parsed.username !== '' || parsed.password !== '')
    throw new ConfigError('PUBLIC_URL must not hold a user name or password.')
  return parsed.origin
}

function url(values: Record<string, string>, name: string, protocols: string[]): string | null {
  const text = values[name]
  if (text === undefined) return null
  const parsed = parse(text)
  // The value may hold a password, so it is not repeated.
  if (!parsed || !protocols.includes(parsed.protocol))
    throw new ConfigError(
      `${name} is not an address that begins with ${protocols.map(each => `${each}//`).join(' or ')}. Percent-encode special characters of the password.`,
    )
  return text
}

function parse(text: string): URL | null {
  return URL.canParse(text) ? new URL(text) : null
}

function number(values: Record<string, string>, name: string, fallback: number): number {
  const text = values[name]
  if (text === undefined) return fallback
  if (!/^\d{1,5}$/.test(text) || Number(text) > 65_535)
    throw new ConfigError(`${name} is "${text}"; it must be a number from 0 to 65535.`)
  return Number(text)
}

function truth(values: Record<string, string>, name: string): boolean {
  return oneOf(values, name, ['true', 'false'], 'false') === 'true'
}

function oneOf(values: Record<string, string>, name: string, words: string[], fallback: string): string {
  const text = values[name] ?? fallback
  if (!words.includes(text))
    throw new ConfigError(`${name} is "${text}"; it must be one of ${words.join(', ')}.`)
  return text
}

function secret(text: string, name = 'SECRET_KEY'): string {
  if (text.length < 32) throw new ConfigError(`${name} is too short: it needs at least 32 characters.`)
  return text
}

function list(text: string | undefined): string[] {
  return (text ?? '')
    .split(',')
    .map(part => part.trim())
    .filter(Boolean)
}

function nameServer(text: string): string {
  const [, six, four, port = '53'] = /^(?:\[(.+)\]|([^:]+))(?::(\d{1,5}))?$/.exec(text) ?? []
  if (isIP(six ?? four ?? text) === 0 || Number(port) > 65_535)
    throw new ConfigError(
      `DNS_SERVERS holds "${text}", which is not an address like 9.9.9.9 or 127.0.0.1:5353.`,
    )
  return text
}

function proxy(text: string): string {
  const [network = '', bits, ...more] = text.split('/')
  const widest = { 0: -1, 4: 32, 6: 128 }[isIP(network)] ?? -1
  const fits = bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= widest)
  if (widest < 0 || !fits || more.length > 0)
    throw new ConfigError(
      `TRUSTED_PROXIES holds "${text}", which is neither an address nor a network like 10.0.0.0/8.`,
    )
  return text
}

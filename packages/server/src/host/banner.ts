import type { Config } from '../config.ts'

/** What the operator needs to know once the host is up. */
export function banner(
  config: Config,
  links: { setUp: string | null; demo: string | null },
  mail: 'smtp' | 'mailbox',
  seconds: number,
): string {
  const lines = [
    '',
    `  Rucksack is ready at ${config.publicUrl}  (${seconds.toFixed(1)} s)`,
    '',
    ...(links.setUp === null
      ? []
      : ['  Become its operator with this link, which works once:', `    ${links.setUp}`, '']),
    ...(links.demo === null
      ? []
      : [
          '  This is the demo. Sign in as its operator with this link, which works once:',
          `    ${links.demo}`,
          '',
        ]),
    mail === 'smtp'
      ? `  Mail      leaves through ${new URL(config.smtpUrl ?? 'smtp://').host} as ${config.mailFrom}`
      : `  Mail      is not sent: read it at ${config.publicUrl}/mailbox on this machine`,
    `  Data      ${config.dataDir}${config.databaseUrl === null ? ' (PostgreSQL inside)' : ' and the database of DATABASE_URL'}`,
    ...(config.host === '0.0.0.0' || config.host === '::'
      ? [`  Listening on every address, port ${config.port}`]
      : []),
    ...(config.allowPrivateNetwork
      ? ['', '  ALLOW_PRIVATE_NETWORK is true: badges can make this host fetch from your private network.']
      : []),
    '  Stop      Ctrl-C',
    '',
  ]
  return `${lines.join('\n')}\n`
}

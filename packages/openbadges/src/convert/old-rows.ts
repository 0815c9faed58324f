import { asText, isObject, type Json, type JsonObject } from '../json/json.ts'
import type { Row } from './places.ts'
import { flag, renamed, time, timeAssumes } from './values.ts'

const times = (from: string, to: string): Row => ({ from, to, how: time, assumes: timeAssumes })
const anything: Row = { from: '/**', to: '/**', how: value => value }
const form = (from: string): Row => ({ from, why: 'form' })

/**
 * Open Badges 0.5 as 1.0, and what the Mozilla Backpack made of 0.5 on the way. Paths stand behind the origin of
 * the issuer, and an organisation behind its name, as validators upgrade them.
 */
export function rowsFrom05(source: JsonObject): Row[] {
  const issuer = Object(isObject(source['badge']) ? source['badge']['issuer'] : {})
  const [origin, name, org] = [asText(issuer['origin']), asText(issuer['name']), asText(issuer['org'])]
  const whole = name !== null && org !== null && name !== org ? `${name}: ${org}` : (name ?? org)
  const joined = (value: Json) => (value === name || value === org ? (whole ?? undefined) : undefined)
  const absolute = (value: Json) =>
    typeof value === 'string' && value.startsWith('/') && origin !== null ? origin + value : value
  return [
    { from: '/recipient', to: '/recipient/identity' },
    { from: '/salt', to: '/recipient/salt' },
    { from: '/issued_on', to: '/issuedOn', how: value => value },
    { from: '/evidence', to: '/evidence', how: absolute },
    { from: '/badge/criteria', to: '/badge/criteria', how: absolute },
    { from: '/badge/image', to: '/badge/image', how: absolute },
    ...(isObject(source['badge']) && '@context' in source ? [] : [form('/badge/version')]),
    ...(origin === null ? [] : [{ from: '/badge/issuer/origin', to: '/badge/issuer/url' }]),
    { from: '/badge/issuer/contact', to: '/badge/issuer/email' },
    ...(whole === null
      ? []
      : [
          { from: '/badge/issuer/name', to: '/badge/issuer/name', how: joined },
          { from: '/badge/issuer/org', to: '/badge/issuer/name', how: joined },
        ]),
    anything,
  ]
}

/** Open Badges 1.0 as 1.1, which gave it context, types and ids. */
export const rowsFrom10: Row[] = [anything]

/** Open Badges 1.1 as 2.0. */
export function rowsFrom11({ verify }: JsonObject): Row[] {
  const signed = isObject(verify) && /^signed/i.test(String(verify['type']))
  return [
    form('/@context'),
    form('/badge/@context'),
    form('/badge/issuer/@context'),
    times('/issuedOn', '/issuedOn'),
    times('/expires', '/expires'),
    { from: '/recipient/hashed', to: '/recipient/hashed', how: flag },
    {
      from: '/verify/type',
      to: '/verification/type',
      how: renamed({ hosted: 'HostedBadge', signed: 'SignedBadge' }),
    },
    { from: '/verify/url', to: signed ? '/verification/creator' : '/id' },
    ...['alignment', 'alignments'].flatMap(name => [
      { from: `/badge/${name}/*/url`, to: '/badge/alignment/*/targetUrl' },
      { from: `/badge/${name}/*/name`, to: '/badge/alignment/*/targetName' },
      { from: `/badge/${name}/*/description`, to: '/badge/alignment/*/targetDescription' },
      { from: `/badge/${name}/*/**`, to: '/badge/alignment/*/**', how: (value: Json) => value },
    ]),
    anything,
  ]
}

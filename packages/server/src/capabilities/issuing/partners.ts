import { decodeJwt } from 'jose'
import { isRecord } from './frameworks/wire.ts'
import type { AwardRow } from './issuing.ts'

export type Partner = { name: string; page: string | null; comment: string | null }

/** Who has put their name on an award beside its issuer, as its credential carries it ("endorsementJwt"). */
export function partnersOf({ credential }: Pick<AwardRow, 'credential'>): Partner[] {
  const subject = member(JSON.parse(credential), 'credentialSubject')
  const carried = member(member(subject, 'achievement'), 'endorsementJwt')
  return (Array.isArray(carried) ? carried : []).flatMap(jwt => {
    if (typeof jwt !== 'string') return []
    const said = decodeJwt(jwt)
    const name = member(said['issuer'], 'name')
    const page = member(said['issuer'], 'url')
    const comment = member(said['credentialSubject'], 'endorsementComment')
    if (typeof name !== 'string') return []
    return [
      {
        name,
        page: typeof page === 'string' ? page : null,
        comment: typeof comment === 'string' ? comment : null,
      },
    ]
  })
}

const member = (value: unknown, name: string): unknown => (isRecord(value) ? value[name] : undefined)

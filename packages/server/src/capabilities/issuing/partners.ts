import { isRecord, listOf } from './frameworks/wire.ts'
import type { AwardRow } from './issuing.ts'

export type Partner = { name: string; page: string | null; comment: string | null }

/** Who has put their name on an award beside its issuer, as its credential carries it ("endorsement"). */
export function partnersOf({ credential }: Pick<AwardRow, 'credential'>): Partner[] {
  const subject = member(JSON.parse(credential), 'credentialSubject')
  return listOf(member(member(subject, 'achievement'), 'endorsement')).flatMap(each => {
    const name = member(each['issuer'], 'name')
    const page = member(each['issuer'], 'url')
    const comment = member(each['credentialSubject'], 'endorsementComment')
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

import { consents as contract } from '@rucksack/contract'

export type Power = contract.Consent['powers'][number]

/** A scope of a door, as its standard writes it. */
export type OfferedScope = { scope: string; power: Power }

/** What a list of scopes lets somebody do, each once, in the order of the contract. */
export function powersOf(offered: readonly OfferedScope[], scopes: Iterable<string>): Power[] {
  const given = new Set(scopes)
  const held = new Set(offered.filter(each => given.has(each.scope)).map(each => each.power))
  return contract.powers.filter(power => held.has(power))
}

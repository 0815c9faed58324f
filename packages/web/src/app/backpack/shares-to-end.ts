import type { sharing } from '@rucksack/contract'

/** Shares that reach further than the audience chosen; a link already sent lives on when everyone may see. */
export function sharesToEnd(
  shares: sharing.Share[],
  audience: 'nobody' | 'group' | 'link' | 'everyone',
): sharing.Share[] {
  if (audience === 'nobody') return shares
  if (audience === 'group') return shares.filter(share => share.audience !== 'group')
  return audience === 'link' ? shares.filter(share => share.audience === 'everyone') : []
}

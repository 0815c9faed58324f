import { identity, type tree } from '@rucksack/contract'
import { useRead } from '../data/use-read.ts'
import { Choice } from '../parts/choice.tsx'
import { useOrganisation } from './organisation-layout.tsx'

type Props = {
  label: string
  value: string
  onChange: (value: string) => void
  first: { value: string; label: string }
  below: tree.Tree['below']
}

/** The organisations that somebody owns and that are neither this one nor below it. */
export function PlaceChoice({ label, value, onChange, first, below }: Props) {
  const { id } = useOrganisation()
  const me = useRead(identity.readMe)
  const inside = new Set([id, ...below.map(each => each.id)])
  const options = (me.data?.organisations ?? [])
    .filter(each => each.role === 'owner' && !inside.has(each.organisationId))
    .map(each => ({ value: each.slug, label: each.name }))
  return <Choice label={label} value={value} onChange={onChange} options={[first, ...options]} />
}

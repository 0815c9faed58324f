import { achievementDetails } from '@rucksack/contract'
import type { ResultDescription } from '@rucksack/contract/achievement-details'
import { Choice } from '../parts/choice.tsx'
import { Field } from '../parts/field.tsx'
import { useSay } from '../parts/say.tsx'

type Props = {
  described: ResultDescription[]
  given: Record<string, string>
  onChange: (given: Record<string, string>) => void
}

/** What was reached of everything the achievement measures. */
export function AwardResults({ described, given, onChange }: Props) {
  const say = useSay()
  return described.map(result => {
    const { key, name, levels = [], allowedValues = [], resultType } = result
    const set = (value: string) => onChange({ ...given, [key]: value })
    const options =
      resultType === 'Status'
        ? achievementDetails.resultStatuses.map(value => ({
            value: value as string,
            label: say(`app.details.status.${value}`),
          }))
        : levels.length > 0
          ? levels.map(level => ({ value: level.key, label: level.name }))
          : allowedValues.map(value => ({ value, label: value }))
    return options.length > 0 ? (
      <Choice
        key={key}
        label={name}
        value={given[key] ?? ''}
        onChange={set}
        options={[{ value: '', label: say('app.details.not-said') }, ...options]}
      />
    ) : (
      <Field key={key} label={name} value={given[key] ?? ''} maxLength={100} onChange={set} />
    )
  })
}

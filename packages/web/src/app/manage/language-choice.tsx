import { useIntl } from 'react-intl'
import { Choice } from '../parts/choice.tsx'
import { useSay } from '../parts/say.tsx'

const common = [
  'en',
  'es',
  'ar',
  'fr',
  'de',
  'nl',
  'pt',
  'ja',
  'zh',
  'it',
  'pl',
  'tr',
  'uk',
  'fa',
  'he',
  'hi',
]

type Props = { value: string; onChange: (value: string) => void }

/** The language something is written in, named in the reader's own. */
export function LanguageChoice({ value, onChange }: Props) {
  const say = useSay()
  const intl = useIntl()
  const tags = common.includes(value) ? common : [value, ...common]
  const options = tags
    .map(tag => ({ value: tag, label: intl.formatDisplayName(tag, { type: 'language' }) ?? tag }))
    .sort((a, b) => a.label.localeCompare(b.label, intl.locale))
  return <Choice label={say('app.written-in')} value={value} onChange={onChange} options={options} />
}
